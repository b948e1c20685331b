BeforeAll {
    $null = Connect-TestEmulator
    $agent = New-Mka1Agent researcher
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1AgentSchedule' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'runs the agent again and again' {
        $schedule = $agent | New-Mka1AgentSchedule -Input Hi -IntervalSeconds 20 -Name news -Metadata @{ a = 1 }
        $schedule.Status, $schedule.AgentId, $schedule.Name, $schedule.Metadata['a'], "$($schedule.Schedule)" | Should -Be active, $agent.Id, news, '1', 'every 00:00:20'
        Wait-Until { ($schedule | Get-Mka1AgentSchedule).RunCount -ge 2 }
        $fired = $schedule | Suspend-Mka1AgentSchedule
        $fired.LastRunAt | Should -BeOfType ([DateTimeOffset])
        (Get-Mka1AgentRun $agent -Id $fired.LastRunId | Wait-Mka1AgentRun -PollIntervalSeconds 0.1 | Get-Mka1Response).OutputText | Should -Be 'You said: Hi'
    }

    It 'runs it once' {
        $time = [DateTimeOffset]::Now.AddSeconds(30)
        $schedule = New-Mka1AgentSchedule $agent Hi -RunAt $time
        $schedule.Schedule.Type, $schedule.Schedule.RunAt.ToUnixTimeSeconds() | Should -Be once, $time.ToUnixTimeSeconds()
        Wait-Until { ($schedule | Get-Mka1AgentSchedule).Status -eq 'completed' }
        ($schedule | Get-Mka1AgentSchedule).RunCount | Should -Be 1
    }

    It 'sends any other rule as it is' {
        $null = New-Mka1AgentSchedule $agent Hi -Schedule @{ type = 'cron'; cron = '0 3 * * *' } -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidRequest
        (Get-EmulatorRequest -Method Post).body | Should -Be '{"schedule":{"cron":"0 3 * * *","type":"cron"},"input":"Hi"}'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'no interval'; With = @{ IntervalSeconds = 0 }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'two rules'; With = @{ IntervalSeconds = 1; RunAt = '2030-01-01' }; Id = 'AmbiguousParameterSet,*' }
        @{ What = 'a rule that is no object'; With = @{ Schedule = 'daily' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty conversation'; With = @{ IntervalSeconds = 60; Conversation = '' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty previous response'; With = @{ IntervalSeconds = 60; PreviousResponse = '' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a long name'; With = @{ IntervalSeconds = 60; Name = 'x' * 121 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a long input'; With = @{ IntervalSeconds = 60; Input = 'x' * 20001 }; Id = 'Mka1.InvalidInput,*' }
    ) {
        $all = if ($With.ContainsKey('Input')) { $With } else { @{ Input = 'Hi' } + $With }
        { New-Mka1AgentSchedule $agent @all -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Set-Mka1AgentSchedule' {
    It 'changes what is given, removes what is empty, and keeps the rest' {
        $schedule = New-Mka1AgentSchedule $agent Hi -IntervalSeconds 86400 -Name news
        $changed = $schedule | Set-Mka1AgentSchedule -IntervalSeconds 90000 -Name ''
        "$($changed.Schedule)", $changed.Name, $changed.Input | Should -Be 'every 1.01:00:00', $null, Hi
        (Set-Mka1AgentSchedule $schedule.Id -AgentId $agent -Input Ho).Input | Should -Be Ho
    }

    It 'takes and removes a response, and takes a conversation' {
        $response = New-Mka1Response Hi | Select-Object Id
        $schedule = New-Mka1AgentSchedule $agent 42 -IntervalSeconds 86400 -PreviousResponse $response
        $schedule.Input, $schedule.PreviousResponseId | Should -Be '42', $response.Id
        ($schedule | Set-Mka1AgentSchedule -PreviousResponse '').PreviousResponseId | Should -BeNullOrEmpty
        $conversation = New-Mka1Conversation | Select-Object Id
        ($schedule | Set-Mka1AgentSchedule -Conversation $conversation).Conversation | Should -Be $conversation.Id
        { $schedule | Set-Mka1AgentSchedule -Conversation '' -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput,*'
    }

    It 'refuses two rules' {
        $null = Set-Mka1AgentSchedule s_1 -AgentId $agent -IntervalSeconds 1 -RunAt 2030-01-01 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*one rule*'
    }
}

Describe 'Suspend-Mka1AgentSchedule' {
    It 'pauses schedules of all agents' {
        $null = New-Mka1Agent other | New-Mka1AgentSchedule -Input Hi -IntervalSeconds 86400
        $paused = Get-Mka1Agent | Get-Mka1AgentSchedule | Where-Object Status -EQ active | Suspend-Mka1AgentSchedule
        $paused.Status | Sort-Object -Unique | Should -Be paused
        ($paused | Get-Mka1AgentSchedule).Status | Sort-Object -Unique | Should -Be paused
    }

    It 'needs the agent of an id' {
        $null = 's_1' | Suspend-Mka1AgentSchedule -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*Give -AgentId*' -Target s_1
    }
}

Describe 'Resume-Mka1AgentSchedule' {
    It 'resumes a paused schedule, also from a file' {
        $schedule = New-Mka1AgentSchedule $agent Hi -IntervalSeconds 86400
        $schedule | Suspend-Mka1AgentSchedule | Export-Csv "$TestDrive/paused.csv"
        (Import-Csv "$TestDrive/paused.csv" | Resume-Mka1AgentSchedule).Status | Should -Be active
    }

    It 'reports one that has ended' {
        $schedule = New-Mka1AgentSchedule $agent Hi -RunAt ([DateTimeOffset]::Now)
        Wait-Until { ($schedule | Get-Mka1AgentSchedule).Status -eq 'completed' }
        $null = $schedule | Resume-Mka1AgentSchedule -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Conflict -Target $schedule.Id
    }
}

Describe 'Get-Mka1AgentSchedule' {
    It 'lists those of each agent, and reads objects, ids and rows' {
        $other = New-Mka1Agent other
        $made = 1..2 | ForEach-Object { New-Mka1AgentSchedule $other Hi -IntervalSeconds 86400 -Name "$_" }
        (Get-Mka1AgentSchedule $other -Order Ascending).Id | Should -Be $made.Id
        @(Get-Mka1Agent | Get-Mka1AgentSchedule).Id | Should -Contain $made[0].Id
        (Get-Mka1AgentSchedule $other -Id $made.Id).Id | Should -Be $made.Id
        ($made | Get-Mka1AgentSchedule).Id | Should -Be $made.Id
        ($made | Select-Object Id, AgentId | Get-Mka1AgentSchedule).Id | Should -Be $made.Id
        # A run names its agent, and is no schedule.
        (Start-Mka1AgentRun $other Hi | Get-Mka1AgentSchedule -First 1).Id | Should -Be $made[1].Id
    }
}

Describe 'Remove-Mka1AgentSchedule' {
    It 'confirms by the deleted schedule that the server answers' {
        $schedule = New-Mka1AgentSchedule $agent Hi -IntervalSeconds 86400
        $deletion = Remove-Mka1AgentSchedule $schedule.Id -AgentId $agent -Confirm:$false -PassThru
        $deletion.Id, $deletion.Deleted | Should -Be $schedule.Id, $true
        $null = $schedule | Get-Mka1AgentSchedule -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target $schedule.Id
    }

    It 'needs the agent of an id, before it asks' {
        $null = 's_1' | Remove-Mka1AgentSchedule -WhatIf -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*Give -AgentId*' -Target s_1
    }
}
