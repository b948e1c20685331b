Describe 'Measure-Mka1Batch' {
    BeforeAll {
        $null = Connect-TestEmulator
        $batch = 'Hi', 'Ho', '[fail 429] <b>x</b>', '[fail mine]', '[fail mine] again' | New-Mka1BatchRequest -Prompt { $_ } |
            New-Mka1Batch -Group 'measured & marked' | Wait-Mka1Batch -PollIntervalSeconds 0.1
        $open = '[forever]' | New-Mka1BatchRequest -Prompt { $_ } | New-Mka1Batch
    }

    AfterAll {
        $null = $open | Stop-Mka1Batch
    }

    It 'counts requests, tokens and reasons' {
        $measure = $batch | Measure-Mka1Batch
        $measure.Requests, $measure.Succeeded, $measure.Failed, $measure.Missing | Should -Be 5, 2, 3, 0
        $measure.TotalTokens | Should -BeGreaterThan 0
        $measure.TotalTokens | Should -Be ($measure.InputTokens + $measure.OutputTokens)
        $measure.Failures.Code | Should -Be mine, rate_limit_exceeded
        $measure.Failures[0].Count | Should -Be 2
        $measure.Failures[0].SampleCustomId | Should -Match '^0000004-'
        $measure.Duration | Should -BeOfType timespan
        $measure.Batches.Id | Should -Be $batch.Id
        ($measure | Out-String -Width 120) | Should -Match $batch.Id
        (Measure-Mka1Batch -Group 'measured & marked').Name | Should -Be 'measured & marked'
    }

    It 'warns if the files contain fewer results than the batch counts' {
        Add-Miscount ($batch | Get-Mka1Batch)
        $measure = $batch | Measure-Mka1Batch -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike "$($batch.Id): its files have 5 results, but it counts 6 *"
        $measure.Succeeded, $measure.Failed, $measure.Missing | Should -Be 2, 3, 0
    }

    It 'counts no results of a truncated file' {
        Add-EmulatorFault @{ method = 'GET'; path = "/files/$($batch.ErrorFileId)/content"; body = '' }
        $batch | Measure-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems -Id Mka1.Protocol -Target $batch.Id -Message "Of the content of $($batch.ErrorFileId), * of * bytes were read.*"
    }

    It 'measures a running batch as of now, and continues after what is not there' {
        Wait-Until { ($open | Get-Mka1Batch).Status -eq 'in_progress' }
        $running, $final = $open.Id, 'batch_none', $batch.Id | Measure-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue
        $running.Requests, $running.Succeeded, $running.Failed, $running.Missing, $running.Running | Should -Be 1, 0, 0, 0, 1
        $running.IsFinal | Should -BeFalse
        $running.Ended | Should -BeNullOrEmpty
        $running.AsOf | Should -Not -BeNullOrEmpty
        $running.Duration | Should -BeGreaterOrEqual ([timespan]::Zero)
        $final.IsFinal, $final.Running | Should -Be $true, 0
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target batch_none
    }

    It 'counts the requests of a running restart as running' {
        $mixed = 'Hi [forever]', 'Ho [forever]', 'Ha [forever]' | New-Mka1BatchRequest -Prompt { $_ }
        $null = $mixed | New-Mka1Batch -Group moving -MaxRequests 2 | Stop-Mka1Batch | Wait-Mka1Batch -PollIntervalSeconds 0.1
        (Measure-Mka1Batch -Group moving).Missing | Should -BeGreaterThan 0
        $again = Restart-Mka1Batch -Group moving
        $measure = Measure-Mka1Batch -Group moving
        $measure.Requests, $measure.Missing, $measure.Running | Should -Be 3, 0, 3
        $measure.IsFinal | Should -BeFalse
        $again | Stop-Mka1Batch | Out-Null
    }

    It 'lists the failed requests' {
        $measure = $batch | Measure-Mka1Batch
        $measure.FailedRequests | Should -HaveCount 3
        $measure.FailedRequests.CustomId[0] | Should -Match '^0000003-'
        $measure.FailedRequests.Code | Sort-Object -Unique | Should -Be mine, rate_limit_exceeded
        $measure.FailedRequests.BatchId | Sort-Object -Unique | Should -Be $batch.Id
    }
}
