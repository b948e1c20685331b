BeforeAll {
    $null = Connect-TestEmulator
    $quick = @{ PollIntervalSeconds = 0.1 }
    function New-TestBatch([string[]] $Prompts) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        $number = 0
        Write-Line $path ($Prompts | ForEach-Object { '{"custom_id":"r' + (++$number) + '","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"' + $_ + '"}]}}' })
        New-Mka1Batch -Path $path
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Wait-Mka1Batch' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives the batch when it is over' {
        $batch = New-TestBatch 'one', 'two [fail]' | Wait-Mka1Batch @quick
        $batch | Should -BeOfType ([Mka1.Batches.Batch])
        $batch.Status | Should -Be 'completed'
        $batch.RequestCounts.Total, $batch.RequestCounts.Completed, $batch.RequestCounts.Failed | Should -Be 2, 1, 1
    }

    It 'takes ids, objects and the name BatchId' {
        $made = (New-TestBatch 'one'), (New-TestBatch 'two')
        (Wait-Mka1Batch -Id $made.Id @quick).Id | Sort-Object | Should -Be ($made.Id | Sort-Object)
        ($made | Wait-Mka1Batch @quick).Id | Sort-Object | Should -Be ($made.Id | Sort-Object)
        ([pscustomobject]@{ BatchId = $made[0].Id } | Wait-Mka1Batch @quick).Id | Should -Be $made[0].Id
    }

    It 'writes one that is over while others still run' {
        $endless = New-TestBatch 'x [forever]'
        $fast = New-TestBatch 'fast'
        $run = Start-Script { param($ids) Wait-Mka1Batch $ids -PollIntervalSeconds 0.1 } (, @($endless.Id, $fast.Id))
        try {
            Wait-Until { $run.Output.Count -eq 1 }
            $run.Output[0].Id | Should -Be $fast.Id
            $run.Handle.IsCompleted | Should -BeFalse
        }
        finally {
            Stop-Script $run
        }
    }

    It 'gives Mka1.Timeout for each that is not over in time, and the others' {
        $endless = New-TestBatch 'x [forever]'
        Wait-Until { ($endless | Get-Mka1Batch).Status -eq 'in_progress' }
        $fast = New-TestBatch 'fast' | Wait-Mka1Batch @quick
        $found = $endless, $fast | Wait-Mka1Batch @quick -TimeoutSeconds 2 -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Id | Should -Be $fast.Id
        Assert-ErrorRecord $problems Mka1.Timeout OperationTimeout $endless.Id '*2 s*in_progress*'
        (Get-Mka1Batch $endless.Id).Status | Should -Be 'in_progress'
    }

    It 'shows how far it is and takes the bar away' {
        $batch = New-TestBatch 'one', 'two', 'three'
        Add-EmulatorFault @{
            method = 'GET'; path = "/batches/$($batch.Id)"
            body = @{ id = $batch.Id; object = 'batch'; status = 'in_progress'; request_counts = @{ total = 3; completed = 1; failed = 0 } }
        }
        $run = Start-Script { param($id) Wait-Mka1Batch $id -PollIntervalSeconds 0.1 } $batch.Id
        Wait-Script $run
        $records = $run.Shell.Streams.Progress
        $records[0].Activity | Should -Be 'Waiting for batches'
        $records | ForEach-Object { $_.PercentComplete | Should -BeGreaterOrEqual -1; $_.PercentComplete | Should -BeLessOrEqual 100 }
        @($records | Where-Object RecordType -EQ Processing)[-1].PercentComplete | Should -Be 100
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'tells of one batch in one bar how far it is and how long it will take' {
        $id = (New-TestBatch 'one').Id
        foreach ($done in 10, 60) {
            Add-EmulatorFault @{
                method = 'GET'; path = "/batches/$id"
                body = @{ id = $id; object = 'batch'; status = 'in_progress'; request_counts = @{ total = 100; completed = $done; failed = 0 } }
            }
        }
        $run = Start-Script { param($id) Wait-Mka1Batch $id -PollIntervalSeconds 1 } $id
        Wait-Script $run
        $records = @($run.Shell.Streams.Progress)
        $records.ActivityId | Select-Object -Unique | Should -Be 0
        $bars = @($records | Where-Object RecordType -EQ Processing)
        $first, $second = @($bars | Where-Object PercentComplete -EQ 10)[0], @($bars | Where-Object PercentComplete -EQ 60)[0]
        $first.StatusDescription | Should -BeLike "$id`: in_progress, 10 of 100, 0 failed (00:00:??)"
        $first.SecondsRemaining | Should -Be -1 -Because 'one look tells no pace'
        # 40 requests remain, and 50 took a second or more.
        $second.SecondsRemaining | Should -BeGreaterOrEqual 0
        $records[-1].RecordType | Should -Be Completed
    }

    It 'shows the parts of a group by their names, each as it is with its parent' {
        $made = '[forever]', 'Hi [forever]', 'Ho [forever]' | New-Mka1BatchRequest -Prompt { $_ } | New-Mka1Batch -Group bars -MaxRequests 1
        $run = Start-Script { param($ids) Wait-Mka1Batch $ids -PollIntervalSeconds 3600 -TimeoutSeconds 5 } (, @($made.Id))
        Wait-Script $run
        $records = @($run.Shell.Streams.Progress)
        $children = @($records | Where-Object { $_.ActivityId -gt 0 -and $_.RecordType -eq 'Processing' })
        $children.ParentActivityId | Select-Object -Unique | Should -Be 0
        $children.Activity | Sort-Object -Unique | Should -Be 'bars 1/3', 'bars 2/3', 'bars 3/3'
        # They move between two polls.
        $children.StatusDescription | Where-Object { $_ -match 'polled \d s ago' } | Should -Not -BeNullOrEmpty
        $records[0].ActivityId | Should -Be 0 -Because 'a child needs a parent'
        $made | Stop-Mka1Batch | Out-Null
        @($records | Where-Object { $_.ActivityId -eq 1 })[-1].RecordType | Should -Be Completed
        $records[-1].ActivityId, $records[-1].RecordType | Should -Be 0, Completed
    }

    It 'bears counts that cannot be' {
        $batch = New-TestBatch 'one'
        foreach ($done in 9, 10) {
            Add-EmulatorFault @{
                method = 'GET'; path = "/batches/$($batch.Id)"
                body = @{ id = $batch.Id; object = 'batch'; status = 'in_progress'; request_counts = @{ total = 10; completed = $done; failed = 3 } }
            }
        }
        ($batch | Wait-Mka1Batch @quick -ErrorAction Stop).Status | Should -Be completed
    }

    It 'waits for groups, and warns of parts that were never created' {
        $null = 1..3 | New-Mka1BatchRequest -Prompt { "Say $_" } | New-Mka1Batch -Group waited -MaxRequests 2
        $null = 'Hi' | New-Mka1BatchRequest -Prompt { $_ } | New-Mka1Batch -Group 'also waited' -Metadata @{ a = 'b' }
        $found = Wait-Mka1Batch -Group waited, nobody, 'also waited' @quick -ErrorVariable problems -ErrorAction SilentlyContinue
        $found | Should -HaveCount 3
        $found.Status | Sort-Object -Unique | Should -Be completed
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument nobody '*Get-Mka1BatchGroup*'
        @(Get-Mka1BatchGroup '*waited' | Wait-Mka1Batch @quick) | Should -HaveCount 3
        (Get-EmulatorRequest | Where-Object { $_.path -like '*/batches' -and $_.method -eq 'GET' }).Count | Should -Be 5 -Because 'two creates of groups and three reads of the list'
        $file = (Get-Mka1Batch -Group 'also waited').InputFileId
        $null = New-Mka1Batch $file -Metadata @{ 'mka1.group' = 'partial'; 'mka1.part' = '2'; 'mka1.parts' = '3' }
        $null = Wait-Mka1Batch -Group partial @quick -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike 'Parts 1, 3 of the group*'
    }

    It 'survives <Name>' -ForEach @(
        @{ Name = 'a passing status 503'; Fault = @{ status = 503; headers = @{ 'Retry-After' = '0' } } }
        @{ Name = 'a broken connection'; Fault = @{ refuseBeforeProcessing = $true } }
    ) {
        $batch = New-TestBatch 'one'
        $null = Set-Mka1Context -MaximumRetryCount 0 -PassThru
        try {
            # It was read once and was not finished.
            Add-EmulatorFault @{ method = 'GET'; path = "/batches/$($batch.Id)"; body = @{ id = $batch.Id; object = 'batch'; status = 'in_progress' } }
            Add-EmulatorFault (@{ method = 'GET'; path = "/batches/$($batch.Id)"; times = 2 } + $Fault)
            $found = $batch | Wait-Mka1Batch @quick -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction Stop
            $found.Status | Should -Be 'completed'
            # One for the whole interruption.
            $warnings | Should -HaveCount 1
        }
        finally {
            Set-Mka1Context -MaximumRetryCount 3
        }
    }

    It 'warns once of the retries while the server does not answer' {
        $batch = New-TestBatch 'one'
        $null = Set-Mka1Context -MaximumRetryCount 1 -PassThru
        try {
            Add-EmulatorFault @{ method = 'GET'; path = "/batches/$($batch.Id)"; body = @{ id = $batch.Id; object = 'batch'; status = 'in_progress' } }
            # Two polls fail, each with its retry.
            Add-EmulatorFault @{ method = 'GET'; path = "/batches/$($batch.Id)"; times = 4; status = 503 }
            $found = $batch | Wait-Mka1Batch @quick -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction Stop
            $found.Status | Should -Be 'completed'
            $warnings | Where-Object { $_ -like '*retrying in*' } | Should -HaveCount 1
        }
        finally {
            Set-Mka1Context -MaximumRetryCount 3
        }
    }

    It 'tells what cannot be waited for and waits for the rest' {
        $batch = New-TestBatch 'one'
        $found = '', 'batch_nobody', $batch.Id | Wait-Mka1Batch @quick -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Id | Should -Be $batch.Id
        $problems | Should -HaveCount 2
        Assert-ErrorRecord ($problems | Where-Object TargetObject -EQ '') Mka1.InvalidInput InvalidArgument
        Assert-ErrorRecord ($problems | Where-Object TargetObject -EQ 'batch_nobody') Mka1.NotFound ObjectNotFound
    }

    It 'writes no error when no more is wanted' {
        $ids = (New-TestBatch 'x [forever]').Id, (New-TestBatch 'fast').Id
        (Wait-Mka1Batch $ids @quick -ErrorVariable problems -ErrorAction SilentlyContinue | Select-Object -First 1).Id | Should -Be $ids[1]
        $problems | Should -BeNullOrEmpty
    }

    It 'ends at once with Ctrl+C, and the batch goes on' {
        $batch = New-TestBatch 'x [forever]'
        $run = Start-Script { param($id) Wait-Mka1Batch $id -PollIntervalSeconds 3600 } $batch.Id
        Wait-Until { $run.Shell.Streams.Progress.Count -gt 0 }
        Stop-Script $run
        $run.Shell.Streams.Error | Should -BeNullOrEmpty
        (Get-Mka1Batch $batch.Id).Status | Should -BeIn 'validating', 'in_progress'
    }

    It 'refuses <Name> <Value>' -ForEach @(
        @{ Name = 'TimeoutSeconds'; Value = 0 }, @{ Name = 'PollIntervalSeconds'; Value = 0.05 }
    ) {
        $given = @{ $Name = $Value }
        { Wait-Mka1Batch batch_1 @given } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}
