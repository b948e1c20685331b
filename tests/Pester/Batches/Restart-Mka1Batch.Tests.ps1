Describe 'Restart-Mka1Batch' {
    BeforeAll {
        # The batches of the emulator finish before the default poll interval.
        $PSDefaultParameterValues = @{ 'Wait-Mka1Batch:PollIntervalSeconds' = 0.1 }
        function Start-Request([string[]] $Prompt, [hashtable] $Parameter = @{}) {
            $Prompt | ForEach-Object { $n = 0 } { $n++; New-Mka1BatchRequest $_ -CustomId "r$n" } | New-Mka1Batch @Parameter
        }
    }

    BeforeEach {
        $null = Connect-TestEmulator
    }

    It 'sends again only what failed, until all is done' {
        $first = Start-Request 'Hi', '[flaky 2] Ho', '[flaky 1] Ha' @{ Metadata = @{ job = 'x' } } | Wait-Mka1Batch
        $second = $first | Restart-Mka1Batch | Wait-Mka1Batch
        $second.RequestCounts.Total | Should -Be 2
        $second.Metadata['mka1.restart_of'] | Should -Be $first.Id
        $second.Metadata['job'] | Should -Be x
        # Restart the first batch again: requests that its restart completed are not sent again.
        $third = $first | Restart-Mka1Batch | Wait-Mka1Batch
        $third.RequestCounts.Total | Should -Be 1
        $first | Restart-Mka1Batch | Should -BeNullOrEmpty
        $results = @(Receive-Mka1BatchResult -Group $first.Id)
        $results.CustomId | Sort-Object | Should -Be r1, r2, r3
        $results.Succeeded | Sort-Object -Unique | Should -Be $true
    }

    It 'sends what a cancelled batch never answered' {
        $batch = Start-Request 'Hi', '[forever]', 'Ho'
        Wait-Until { ($batch | Get-Mka1Batch).RequestCounts.Completed -eq 1 }
        $null = $batch | Stop-Mka1Batch | Wait-Mka1Batch -PollIntervalSeconds 0.1
        $new = $batch | Restart-Mka1Batch
        Wait-Until { ($new | Get-Mka1Batch).RequestCounts.Total -eq 2 }
        # While the restart runs, it is returned and no third batch is created.
        ($batch | Restart-Mka1Batch -WarningAction SilentlyContinue).Id | Should -Be $new.Id
        $null = $new | Stop-Mka1Batch
    }

    It 'tells the error codes where -Filter matches none' {
        $failed = Start-Request '[fail 429]', 'Hi' | Wait-Mka1Batch
        Clear-EmulatorRequest
        $failed | Restart-Mka1Batch -Filter 'rate limit*' -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike "No request failed with 'rate limit*'. The error codes are rate_limit*."
        Get-EmulatorRequest POST | Should -BeNullOrEmpty
    }

    It 'restarts what has an error code with -Filter' {
        $batch = Start-Request '[fail 429]', '[fail mine]', 'Hi' | Wait-Mka1Batch
        $new = $batch | Restart-Mka1Batch -Filter rate_* | Wait-Mka1Batch
        ($new | Receive-Mka1BatchResult).CustomId | Should -Be r1
    }

    It 'restarts the parts of a group' {
        $null = Start-Request '[flaky] a', 'b', '[flaky] c' @{ MaxRequests = 2; Group = 'g' } | Wait-Mka1Batch
        $new = @(Restart-Mka1Batch -Group g | Wait-Mka1Batch)
        $new.Count | Should -Be 2
        Restart-Mka1Batch -Group g | Should -BeNullOrEmpty
        @(Receive-Mka1BatchResult -Group g | Where-Object Succeeded).Count | Should -Be 3
    }

    It 'sends nothing with -WhatIf, nor for what is not over or not there' {
        $batch = Start-Request '[fail]' | Wait-Mka1Batch
        Clear-EmulatorRequest
        $batch | Restart-Mka1Batch -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
        $open = Start-Request '[forever]'
        $null = $open.Id, 'batch_none' | Restart-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems[0] -Id Mka1.Conflict -Target $open.Id -Message '*Stop-Mka1Batch*'
        Assert-ErrorRecord $problems[1] -Id Mka1.NotFound -Target batch_none
        $null = Restart-Mka1Batch -Group nobody -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target nobody
        $null = $open | Stop-Mka1Batch
    }

    It 'takes the upload of a run that came no further' {
        $first = Start-Request 'Hi', '[flaky] Ho' | Wait-Mka1Batch
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; status = 500 }
        $first | Restart-Mka1Batch -ErrorVariable problems -WarningVariable told -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems -Id Mka1.ServerError -Target $first.Id
        "$told" | Should -BeLike '*Run the same command again: it finds the batch, or retries without a second upload*' -Because 'a batch of the file would be no restart'
        Clear-EmulatorRequest
        $second = $first | Restart-Mka1Batch -WarningVariable told -WarningAction SilentlyContinue | Wait-Mka1Batch
        "$told" | Should -BeLike "*restart-of-$($first.Id)-*is already uploaded as $($second.InputFileId)*"
        Get-EmulatorRequest -Method Post | ForEach-Object Path | Should -Be /api/v1/llm/batches
        ($second | Receive-Mka1BatchResult).CustomId | Should -Be r2
    }

    It 'sends what an expired batch never reached, whatever its files hold: <_>' -ForEach error-file, missing {
        $emulator = Start-Emulator -Argument '--speed', '100', '--batch-lines-per-second', '0', '--batch-expires-after', '60', '--expired-lines', $_
        try {
            $null = Connect-Mka1 -Uri $emulator.Uri -Token (ConvertTo-SecureString mk-expired-0123456789 -AsPlainText -Force)
            # A request that never ends keeps its batch running until it expires.
            $first = Start-Request 'Hi', '[forever]', 'Ho' @{ Metadata = @{ job = 'x' } } | Wait-Mka1Batch -PollIntervalSeconds 0.1
            $first.Status | Should -Be expired
            $second = $first | Restart-Mka1Batch
            Wait-Until { ($second | Get-Mka1Batch).RequestCounts.Total -eq 2 }
        }
        finally {
            Stop-Emulator $emulator
        }
    }

    It 'tells a part that was never created, and restarts the others' {
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; status = 400; skip = 1 }
        $null = Start-Request '[flaky] a', 'b', 'c' @{ MaxRequests = 2; Group = 'gap'; Wait = $true; ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
        $new = Restart-Mka1Batch -Group gap -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target gap -Message 'Part 2 *never created*'
        ($new | Wait-Mka1Batch -PollIntervalSeconds 0.1).RequestCounts.Total | Should -Be 1
    }

    It 'needs one pair of metadata, and says so before the upload where there is no room' {
        $full = @{}
        1..15 | ForEach-Object { $full["k$_"] = "$_" }
        $first = Start-Request '[flaky] a' @{ Metadata = $full } | Wait-Mka1Batch -PollIntervalSeconds 0.1
        ($first | Restart-Mka1Batch | Wait-Mka1Batch -PollIntervalSeconds 0.1).Metadata.Count | Should -Be 16
        $full.k16 = '16'
        $first = Start-Request '[fail] a' @{ Metadata = $full } | Wait-Mka1Batch -PollIntervalSeconds 0.1
        Clear-EmulatorRequest
        $first | Restart-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target $first.Id -Message '*has 16 pairs*Receive-Mka1BatchResult*'
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'leaves nothing behind where it is stopped by <What>' -ForEach @(
        @{ What = 'a line that cannot be read'; With = @{ ErrorAction = 'Stop' }; Spoil = { Add-EmulatorFault @{ method = 'GET'; path = "/files/$($first.OutputFileId)/content"; body = "oops`n" * 2000 } } }
        @{ What = 'a warning'; With = @{ WarningAction = 'Stop' }; Spoil = { Add-Miscount $first } }
    ) {
        $first = Start-Request '[fail] Hi', 'Ho' | Wait-Mka1Batch -PollIntervalSeconds 0.1
        $temporary = [System.Environment]::GetEnvironmentVariable('TMPDIR')
        $env:TMPDIR = (New-Item -ItemType Directory (Join-Path $TestDrive "$([guid]::NewGuid())")).FullName
        try {
            . $Spoil
            { $first | Restart-Mka1Batch @With } | Should -Throw
            Get-ChildItem $env:TMPDIR -Force -Filter Mka1.Batch-* | Should -BeNullOrEmpty
        }
        finally {
            [System.Environment]::SetEnvironmentVariable('TMPDIR', $temporary)
        }
    }

    It 'warns where files hold less than was counted, because that is sent again' {
        $first = Start-Request 'Hi', '[forever]'
        Wait-Until { ($first | Get-Mka1Batch).RequestCounts.Completed -eq 1 }
        $first = $first | Stop-Mka1Batch | Wait-Mka1Batch -PollIntervalSeconds 0.1
        Add-Miscount $first
        $second = $first | Restart-Mka1Batch -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike "$($first.Id): its files have 1 results, but it counts 2 *"
        Wait-Until { ($second | Get-Mka1Batch).RequestCounts.Total -eq 1 }
        $null = $second | Stop-Mka1Batch
    }

    It 'sends nothing again because of a file that came cut off: <What>' -ForEach @(
        @{ What = 'results'; File = 'OutputFileId' }, @{ What = 'requests'; File = 'InputFileId' }
    ) {
        $first = Start-Request 'Hi', 'Ho', '[fail]' | Wait-Mka1Batch -PollIntervalSeconds 0.1
        Clear-EmulatorRequest
        Add-EmulatorFault @{ method = 'GET'; path = "/files/$($first.$File)/content"; times = 2; body = '<html>gateway</html>' }
        $first | Restart-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems[-1] -Id Mka1.Protocol -Target $first.Id -Message "Of the content of $($first.$File), * of * bytes were read.*"
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
        Clear-EmulatorFault
    }

    It 'knows failures without a code by their status, and refuses a pattern that is none' {
        $first = Start-Request 'Hi', '[fail]' | Wait-Mka1Batch -PollIntervalSeconds 0.1
        $line = '{"custom_id":"r2","response":{"status_code":400,"body":null},"error":null}'
        Add-EmulatorFault @{ method = 'GET'; path = "/files/$($first.ErrorFileId)/content"; times = 2; body = "$line`n" }
        ($first | Measure-Mka1Batch).Failures.Code | Should -Be 400
        ($first | Restart-Mka1Batch -Filter 400 | Wait-Mka1Batch -PollIntervalSeconds 0.1).RequestCounts.Total | Should -Be 1
        { $first | Restart-Mka1Batch -Filter '[' } | Should -Throw -ErrorId 'Mka1.InvalidInput*'
    }
}
