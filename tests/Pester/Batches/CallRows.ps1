# How to call each batch cmdlet, for the tests of all cmdlets; see CallRows.psm1.
@{ Name = 'Export-Mka1BatchReport'; Id = 'batch_1'; With = { param($Folder) @{ Path = "$Folder/report.html"; Force = $true } }; Gathers = $true }
@{ Name = 'Get-Mka1Batch'; Id = 'batch_1' }
@{ Name = 'Measure-Mka1Batch'; Id = 'batch_1' }
# An interrupted upload creates no batch and is retried.
@{ Name = 'New-Mka1Batch'; With = { param($Folder) @{ Path = "$Folder/in.jsonl" } }; Creates = $true; Uploads = $true }
@{ Name = 'New-Mka1Batch'; With = { @{ InputFileId = 'file-in' } }; Creates = $true }
@{ Name = 'Receive-Mka1BatchResult'; Id = 'batch_1' }
@{ Name = 'Restart-Mka1Batch'; Id = 'batch_1' }
@{ Name = 'Stop-Mka1Batch'; Id = 'batch_1' }
@{ Name = 'Wait-Mka1Batch'; Id = 'batch_1' }
