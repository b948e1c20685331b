# How each cmdlet of batches is called, for the tests that hold for all cmdlets; see CallRows.psm1.
@{ Name = 'Export-Mka1BatchReport'; Id = 'batch_1'; With = { param($Folder) @{ Path = "$Folder/report.html"; Force = $true } }; Gathers = $true }
@{ Name = 'Get-Mka1Batch'; Id = 'batch_1' }
@{ Name = 'Measure-Mka1Batch'; Id = 'batch_1' }
# An upload that was cut off makes no batch, and is sent again.
@{ Name = 'New-Mka1Batch'; With = { param($Folder) @{ Path = "$Folder/in.jsonl" } }; Creates = $true; Uploads = $true }
@{ Name = 'New-Mka1Batch'; With = { @{ InputFileId = 'file-in' } }; Creates = $true }
@{ Name = 'Receive-Mka1BatchResult'; Id = 'batch_1' }
@{ Name = 'Restart-Mka1Batch'; Id = 'batch_1' }
@{ Name = 'Stop-Mka1Batch'; Id = 'batch_1' }
@{ Name = 'Wait-Mka1Batch'; Id = 'batch_1' }
