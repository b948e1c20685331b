# How each cmdlet of connections that calls is called, for the tests that hold for all cmdlets; see CallRows.psm1.
@{ Name = 'Test-Mka1Connection'; With = { @{ Detailed = $true } }; Tells = $true }
