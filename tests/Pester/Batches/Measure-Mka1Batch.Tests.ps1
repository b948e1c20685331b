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

    It 'rejects an unfinished batch and continues' {
        $measures = $open.Id, 'batch_none', $batch.Id | Measure-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue
        @($measures).Count | Should -Be 1
        Assert-ErrorRecord $problems[0] -Id Mka1.Conflict -Target $open.Id
        Assert-ErrorRecord $problems[1] -Id Mka1.NotFound -Target batch_none
    }
}
