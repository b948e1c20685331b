Describe 'The guide to joined results' {
    BeforeAll {
        $script = (Resolve-Path "$PSScriptRoot/../../../docs/guides/Invoke-BatchResult.ps1").Path
        $rows = 5000
    }

    BeforeEach {
        $null = Connect-TestEmulator -Key (New-TestKey)
        $csv = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        $target = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        $given = @{ Path = $csv; Key = 'ticket'; Column = 'question'; OutputPath = $target; Polling = @{ PollIntervalSeconds = 0.2 } }
    }

    It 'exports every row once, with its answer or the reason, and does not double when it is run again' {
        1..$rows | ForEach-Object {
            [pscustomobject]@{ ticket = "T-$_"; customer = "Customer $($_ % 7)"; question = "Say $_" + $(switch ($_ % 500) { 0 { ' [fail]' } 1 { ' [fail 429]' } 2 { ' [flaky]' } }) }
        } | Export-Csv $csv
        $group = & $script @given -Group joined -MaxRequests 2000 -Retry processing_error, rate_limit* -Rounds 1
        $group.Parts, $group.Restarts, $group.HasEnded, $group.Failed | Should -Be 3, 3, $true, 20
        $answers = Import-Csv $target
        $answers.ticket | Should -Be (Import-Csv $csv).ticket
        @($answers | Where-Object Succeeded -EQ False).Count | Should -Be 20
        @($answers | Where-Object ErrorCode -EQ rate_limit_exceeded).Count | Should -Be 10
        $answers[9].customer, $answers[9].Text | Should -Be 'Customer 3', 'You said: Say 10'
        $answers[1].Text | Should -Be 'You said: Say 2' -Because 'the restart answered it'
        Get-Content "$target.html" -Raw | Should -Match '20 failed'
        # A second run finds everything.
        $null = & $script @given -Group joined -MaxRequests 2000 -Retry nothing -WarningAction SilentlyContinue
        @(Get-Mka1Batch).Count | Should -Be 6
    }

    It 'ends with an error for repeated keys, and sends nothing' {
        'a', 'b', 'a' | ForEach-Object { [pscustomobject]@{ ticket = $_; question = "Say $_" } } | Export-Csv $csv
        { & $script @given -Group repeated } | Should -Throw
        Get-Mka1Batch | Should -BeNullOrEmpty
    }
}
