Describe 'Get-Mka1Batch with filters' {
    BeforeAll {
        $null = Connect-TestEmulator
        $done = 'Hi' | New-Mka1BatchRequest -Prompt { $_ } | New-Mka1Batch -Metadata @{ job = 'nightly-1' } | Wait-Mka1Batch -PollIntervalSeconds 0.1
        $open = '[forever]' | New-Mka1BatchRequest -Prompt { $_ } | New-Mka1Batch -Metadata @{ job = 'nightly-2' }
        $other = 'Hi' | New-Mka1BatchRequest -EmbeddingInput { $_ } | New-Mka1Batch | Wait-Mka1Batch -PollIntervalSeconds 0.1
    }

    AfterAll {
        $null = $open | Stop-Mka1Batch
    }

    It 'filters by status, endpoint, metadata and time' {
        (Get-Mka1Batch -Status completed).Id | Should -Be $other.Id, $done.Id
        (Get-Mka1Batch -Status valid*, in_*).Id | Should -Be $open.Id
        (Get-Mka1Batch -Endpoint *embeddings).Id | Should -Be $other.Id
        (Get-Mka1Batch -Metadata @{ job = 'nightly-*' }).Id | Should -Be $open.Id, $done.Id
        (Get-Mka1Batch -Metadata @{ job = 'nightly-*' } -Status completed).Id | Should -Be $done.Id
        @(Get-Mka1Batch -CreatedAfter (Get-Date).AddHours(-1)).Count | Should -Be 3
        Get-Mka1Batch -CreatedBefore (Get-Date).AddHours(-1) | Should -BeNullOrEmpty
        @(Get-Mka1Batch -CreatedBefore (Get-Date).AddHours(1) -First 1 -Skip 1).Count | Should -Be 1
    }

    It 'completes the statuses' {
        (TabExpansion2 'Get-Mka1Batch -Status ca' 24).CompletionMatches.CompletionText | Should -Be cancelling, cancelled
    }
}

Describe 'Wait-Mka1Batch' {
    It 'shows a bar for each batch and lets the operator choose the interval' {
        $null = Connect-TestEmulator
        $batches = 1..2 | ForEach-Object { New-Mka1BatchRequest 'Hi' | New-Mka1Batch }
        foreach ($id in $batches.Id) {
            Add-EmulatorFault @{ method = 'GET'; path = "/batches/$id"; body = @{ id = $id; object = 'batch'; status = 'in_progress' } }
        }
        $run = Start-Script { param($Ids) $Ids | Wait-Mka1Batch -PollIntervalSeconds 0.1 } (, $batches.Id)
        Wait-Script $run
        @($run.Output).Count | Should -Be 2
        $bars = $run.Shell.Streams.Progress
        $bars.Activity | Should -Contain $batches[0].Id
        $bars.Activity | Should -Contain $batches[1].Id
        @($bars | Where-Object { $_.Activity -like 'batch_*' -and $_.RecordType -eq 'Completed' }).Count | Should -Be 2
    }
}
