# How each cmdlet of vector stores is called, for the tests that hold for all cmdlets; see CallRows.psm1.
@{ Name = 'Get-Mka1VectorStore'; Id = 'vs_1' }
@{ Name = 'New-Mka1VectorStore'; Creates = $true }
@{ Name = 'Remove-Mka1VectorStore'; Id = 'vs_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
@{ Name = 'Set-Mka1VectorStore'; Id = 'vs_1'; With = { @{ Name = 'a' } } }
