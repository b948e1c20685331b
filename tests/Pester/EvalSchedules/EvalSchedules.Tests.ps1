BeforeAll {
    Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
    $null = Connect-TestEmulator
    $manifest = @{
        schema_version = '2026-05-27'
        tasks          = @(@{
                id = 'a'; type = 'qa'; dataset = @{ source = 'huggingface'; path = 'x/y'; split = 'test'; max_rows = 1 }; prompt_template = 'Hi'; grader = @{ type = 'python'; source = '# x' }
            })
    }
    $suite = New-Mka1EvalSuite geography $manifest
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1EvalSchedule' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'runs the suite again and again' {
        $schedule = $suite | New-Mka1EvalSchedule -Name often -Model auto -IntervalSeconds 20 -OverlapPolicy allow_all -Metadata @{ a = 1 }
        $schedule.SuiteId, $schedule.Name, "$($schedule.Models)", $schedule.IntervalSeconds, $schedule.Enabled, $schedule.Metadata['a'] | Should -Be $suite.Id, often, auto, 20, $true, '1'
        $schedule.NextRunAt | Should -BeOfType ([DateTimeOffset])
        Wait-Until { ($schedule | Get-Mka1EvalSchedule).LastRunId }
        $fired = $schedule | Suspend-Mka1EvalSchedule
        $fired.Enabled, $fired.NextRunAt | Should -Be $false, $null
        (Get-Mka1EvalRun $fired.LastRunId | Wait-Mka1EvalRun -PollIntervalSeconds 0.1).Status | Should -Be completed
    }

    It 'sends a cron expression, its zone and the options of the runs' {
        $schedule = New-Mka1EvalSchedule $suite nightly auto -Cron '0 3 * * *' -Timezone US/Pacific -SuiteVersion 1 -GraderConcurrency 3 -Enabled:$false -WebhookUrl https://example.com/hook -WebhookSecret (ConvertTo-Token hook-secret)
        $schedule.Cron, $schedule.Timezone, $schedule.Enabled, $schedule.WebhookConfigured, $schedule.Run['grader_concurrency'] | Should -Be '0 3 * * *', 'US/Pacific', $false, $true, 3
        (Get-EmulatorRequest -Method Post).body | Should -BeLike '*"webhook_secret":"hook-secret"*'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'no interval'; With = @{ IntervalSeconds = 0 }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'two rules'; With = @{ IntervalSeconds = 1; Cron = '0 3 * * *' }; Id = 'AmbiguousParameterSet,*' }
        @{ What = 'four fields'; With = @{ Cron = '0 3 * *' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a long name'; With = @{ IntervalSeconds = 60; Name = 'x' * 256 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'many models'; With = @{ IntervalSeconds = 60; Model = @('a') * 21 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a relative address'; With = @{ IntervalSeconds = 60; WebhookUrl = 'hook' }; Id = 'Mka1.InvalidInput,*' }
    ) {
        $all = @{ Name = 'a'; Model = 'auto' }
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        { New-Mka1EvalSchedule $suite @all -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'reports a cron expression that no time fits' {
        $null = New-Mka1EvalSchedule $suite a auto -Cron '0 25 * * *' -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidRequest -Message '*cron*'
    }
}

Describe 'Set-Mka1EvalSchedule' {
    It 'changes what is given and keeps the rest' {
        $schedule = New-Mka1EvalSchedule $suite a auto -IntervalSeconds 86400 -Description d
        $changed = $schedule | Set-Mka1EvalSchedule -Cron '0 3 * * *' -Description ''
        $changed.Cron, $changed.IntervalSeconds, $changed.Description, $changed.Name | Should -Be '0 3 * * *', $null, '', a
        ($schedule | Set-Mka1EvalSchedule -Run @{ models = @('auto', 'b') }).Models | Should -Be auto, b
    }

    It 'does not show the secret of a web hook' {
        $schedule = New-Mka1EvalSchedule $suite a auto -IntervalSeconds 86400
        $run = Start-HostedScript { param($Schedule, $Secret) $Schedule | Set-Mka1EvalSchedule -WebhookSecret $Secret -WhatIf } $schedule, (ConvertTo-Token hook-secret)
        $null = Wait-Script $run
        "$($run.Host.Pieces)" | Should -BeLike '*WebhookSecret*'
        "$($run.Host.Pieces)" | Should -Not -BeLike '*hook-secret*'
    }
}

Describe 'Suspend-Mka1EvalSchedule' {
    It 'pauses the schedules of suites, which then do not fire' {
        $null = New-Mka1EvalSchedule $suite a auto -IntervalSeconds 86400
        $paused = $suite | Get-Mka1EvalSchedule -Enabled | Suspend-Mka1EvalSchedule
        $paused.Enabled | Sort-Object -Unique | Should -Be $false
        $suite | Get-Mka1EvalSchedule -Enabled | Should -BeNullOrEmpty
        ($paused | Suspend-Mka1EvalSchedule).Id | Should -Be $paused.Id
    }

    It 'reports one that does not exist' {
        $null = 'eval_sched_x' | Suspend-Mka1EvalSchedule -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target eval_sched_x
    }
}

Describe 'Resume-Mka1EvalSchedule' {
    It 'resumes a paused schedule, also from a file' {
        $schedule = New-Mka1EvalSchedule $suite a auto -IntervalSeconds 86400
        $schedule | Suspend-Mka1EvalSchedule | Export-Csv "$TestDrive/paused.csv"
        $resumed = Import-Csv "$TestDrive/paused.csv" | Resume-Mka1EvalSchedule
        $resumed.Id, $resumed.Enabled | Should -Be $schedule.Id, $true
    }
}

Describe 'Get-Mka1EvalSchedule' {
    It 'lists those of a suite, or those that fire, and reads objects, ids and rows' {
        $other = New-Mka1EvalSuite other $manifest
        $made = 1..2 | ForEach-Object { New-Mka1EvalSchedule $other "$_" auto -IntervalSeconds 86400 -Enabled:($_ -eq 1) }
        @($other | Get-Mka1EvalSchedule).Id | Sort-Object | Should -Be ($made.Id | Sort-Object)
        (Get-Mka1EvalSchedule -SuiteId $other.Id -Enabled).Id | Should -Be $made[0].Id
        (Get-Mka1EvalSchedule -SuiteId $other.Id -Enabled:$false).Id | Should -Be $made[1].Id
        ($made | Get-Mka1EvalSchedule).Id | Should -Be $made.Id
        ($made.Id | Get-Mka1EvalSchedule).Id | Should -Be $made.Id
        ($made | Select-Object Id, SuiteId | Get-Mka1EvalSchedule).Id | Should -Be $made.Id
    }
}

Describe 'The secret of a web hook' {
    It 'is refused in plain text without being repeated' {
        $problem = { New-Mka1EvalSchedule $suite a auto -IntervalSeconds 60 -WebhookSecret plain-secret } | Should -Throw -PassThru
        "$problem" | Should -BeLike '*SecureString*'
        "$problem" | Should -Not -BeLike '*plain-secret*'
    }

    It 'shows nowhere, also if the server repeats it' {
        $secret = "hook-$([guid]::NewGuid())"
        $raw = Start-RawServer -Status 400 -Body "{`"error`":{`"message`":`"no $secret`",`"code`":`"$secret`"}}"
        try {
            $context = Connect-Mka1 -Name raw -Token (ConvertTo-Token (New-TestKey)) -Uri $raw.Uri -MaximumRetryCount 0
            $token = ConvertTo-Token $secret
            $shown = @(
                New-Mka1EvalSchedule eval_suite_1 a auto -IntervalSeconds 60 -WebhookSecret $token -Context $context -Verbose -Debug -ErrorAction Continue *>&1
                Set-Mka1EvalSchedule eval_sched_1 -WebhookSecret $token -Context $context -Verbose -Debug -ErrorAction Continue *>&1
                Get-Mka1RequestLog -Last 9 | Where-Object Method -eq POST
            )
            @($shown | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) | Should -HaveCount 2
            $text = ($shown | Format-List * -Force | Out-String -Width 4096) + ($shown.Exception | ForEach-Object { "$_" })
            $text | Should -Match 'redacted'
            $text | Should -Not -Match $secret
        }
        finally {
            $raw.Dispose()
            Disconnect-Mka1 raw
            $null = Connect-TestEmulator
        }
    }
}
