# How to call each response cmdlet, for the tests of all cmdlets; see CallRows.psm1.
@{ Name = 'Compress-Mka1Response'; Id = 'resp_1'; Creates = $true }
@{ Name = 'Get-Mka1Response'; Id = 'resp_1' }
@{ Name = 'Get-Mka1ResponseInputItem'; Id = 'resp_1' }
@{ Name = 'New-Mka1Response'; With = { @{ Prompt = 'x' } }; Creates = $true }
@{ Name = 'Remove-Mka1Response'; Id = 'resp_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
@{ Name = 'Resume-Mka1Response'; Id = 'resp_1'; With = { @{ Prompt = 'go on' } }; Creates = $true; TakesSilence = $true }
@{ Name = 'Save-Mka1ResponseContent'; Id = 'resp_1'; With = { param($Folder) @{ Path = $Folder; Force = $true } } }
@{ Name = 'Set-Mka1ResponseMetadata'; Id = 'resp_1'; With = { @{ Metadata = @{ a = 1 } } } }
@{ Name = 'Stop-Mka1Response'; Id = 'resp_1' }
@{ Name = 'Wait-Mka1Response'; Id = 'resp_1' }
