# How each cmdlet of models is called, for the tests that hold for all cmdlets; see CallRows.psm1.
@{ Name = 'Get-Mka1Model'; Id = 'meetkai:1' }
