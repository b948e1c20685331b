# How each cmdlet that calls the server is called, for the tests that hold for all of them. Creates: what it sends must not be
# sent twice. Waits: it goes on over what passes.
@{ Name = 'Compress-Mka1Response'; Run = { Compress-Mka1Response resp_1 }; Creates = $true }
@{ Name = 'Export-Mka1BatchReport'; Run = { Export-Mka1BatchReport batch_1 -Path (Join-Path $TestDrive 'report.html') -Force } }
@{ Name = 'Get-Mka1Batch'; Run = { Get-Mka1Batch batch_1 } }
@{ Name = 'Get-Mka1Conversation'; Run = { Get-Mka1Conversation conv_1 } }
@{ Name = 'Get-Mka1File'; Run = { Get-Mka1File file-1 } }
@{ Name = 'Get-Mka1Model'; Run = { Get-Mka1Model auto } }
@{ Name = 'Get-Mka1Response'; Run = { Get-Mka1Response resp_1 } }
@{ Name = 'Get-Mka1ResponseInputItem'; Run = { Get-Mka1ResponseInputItem resp_1 } }
@{ Name = 'Measure-Mka1Batch'; Run = { Measure-Mka1Batch batch_1 } }
@{ Name = 'New-Mka1Batch'; Run = { New-Mka1Batch -Path (Join-Path $TestDrive 'in.jsonl') }; Creates = $true }
@{ Name = 'New-Mka1Conversation'; Run = { New-Mka1Conversation }; Creates = $true }
@{ Name = 'New-Mka1Response'; Run = { New-Mka1Response x }; Creates = $true }
@{ Name = 'Receive-Mka1BatchResult'; Run = { Receive-Mka1BatchResult batch_1 } }
@{ Name = 'Remove-Mka1Conversation'; Run = { Remove-Mka1Conversation conv_1 -Confirm:$false } }
@{ Name = 'Remove-Mka1File'; Run = { Remove-Mka1File file-1 -Confirm:$false } }
@{ Name = 'Remove-Mka1Response'; Run = { Remove-Mka1Response resp_1 -Confirm:$false } }
@{ Name = 'Restart-Mka1Batch'; Run = { Restart-Mka1Batch batch_1 } }
@{ Name = 'Resume-Mka1Response'; Run = { Resume-Mka1Response resp_1 'go on' }; Creates = $true }
@{ Name = 'Save-Mka1File'; Run = { Save-Mka1File file-1 -Path (Join-Path $TestDrive "$([guid]::NewGuid())") } }
@{ Name = 'Save-Mka1ResponseContent'; Run = { Save-Mka1ResponseContent resp_1 -Path $TestDrive } }
@{ Name = 'Send-Mka1File'; Run = { Send-Mka1File (Join-Path $TestDrive 'in.jsonl') -Purpose batch }; Creates = $true }
@{ Name = 'Set-Mka1ConversationMetadata'; Run = { Set-Mka1ConversationMetadata conv_1 @{ a = 1 } } }
@{ Name = 'Set-Mka1ResponseMetadata'; Run = { Set-Mka1ResponseMetadata resp_1 @{ a = 1 } } }
@{ Name = 'Stop-Mka1Batch'; Run = { Stop-Mka1Batch batch_1 } }
@{ Name = 'Stop-Mka1Response'; Run = { Stop-Mka1Response resp_1 } }
@{ Name = 'Wait-Mka1Batch'; Run = { Wait-Mka1Batch batch_1 -TimeoutSeconds 1 -PollIntervalSeconds 0.1 -WarningAction SilentlyContinue }; Waits = $true }
@{ Name = 'Wait-Mka1Response'; Run = { Wait-Mka1Response resp_1 -TimeoutSeconds 1 -PollIntervalSeconds 0.1 -WarningAction SilentlyContinue }; Waits = $true }
