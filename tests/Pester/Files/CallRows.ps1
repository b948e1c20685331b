# How to call each file cmdlet, for the tests of all cmdlets; see CallRows.psm1.
@{ Name = 'Get-Mka1File'; Id = 'file-1' }
@{ Name = 'Remove-Mka1File'; Id = 'file-1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
@{ Name = 'Save-Mka1File'; Id = 'file-1'; With = { param($Folder) @{ Path = "$Folder/saved.txt"; Force = $true; PassThru = $true } } }
@{ Name = 'Send-Mka1File'; With = { param($Folder) @{ Path = "$Folder/in.jsonl"; Purpose = 'batch' } }; Creates = $true }
