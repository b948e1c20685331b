# How to call each connection cmdlet that calls the API, for the tests of all cmdlets; see CallRows.psm1.
@{ Name = 'Test-Mka1Connection'; With = { @{ Detailed = $true } }; Tells = $true }
