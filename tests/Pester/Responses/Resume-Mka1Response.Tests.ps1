BeforeAll {
    $null = Connect-TestEmulator
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Resume-Mka1Response' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'wakes one that sleeps, which then goes on' {
        $made = New-Sleeper
        $word = Resume-Mka1Response $made.Id 'Wake up'
        $word | Should -BeOfType ([Mka1.Responses.SleepWake])
        $word.ResponseId, $word.Object | Should -Be $made.Id, 'response.sleep_wake'
        $word.CreatedAt | Should -BeGreaterThan ([datetimeoffset]::Now.AddMinutes(-5))
        $request = Get-EmulatorRequest POST "/responses/$($made.Id)/wake"
        $request.body | ConvertFrom-Json | Select-Object -ExpandProperty input | Should -Be 'Wake up'
        ($made | Wait-Mka1Response -PollIntervalSeconds 0.1).Status | Should -Be 'completed'
    }

    It 'takes several from the pipeline' {
        $made = (New-Sleeper), (New-Sleeper)
        ($made | Resume-Mka1Response -Prompt 'All up').ResponseId | Should -Be $made.Id
    }

    It 'accepts -Input as an alias of -Prompt' {
        $made = New-Sleeper
        (Resume-Mka1Response -Id $made -Input 'up').ResponseId | Should -Be $made.Id
    }

    It 'takes <_> characters' -ForEach 1, 20000 {
        $made = New-Sleeper
        (Resume-Mka1Response $made.Id ('é' * $_) -ErrorAction Stop).ResponseId | Should -Be $made.Id
    }

    It 'refuses <_> characters before any call' -ForEach 0, 20001 {
        Resume-Mka1Response resp_1 ('x' * $_) -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument resp_1 "*1 to 20000 characters; this has $_.*"
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'rejects an empty message' {
        { Resume-Mka1Response resp_1 $null } | Should -Throw -ErrorId 'ParameterArgumentValidationErrorNullNotAllowed*'
    }

    It 'gives Mka1.Conflict for one that does not sleep: <_>' -ForEach 'x [forever]', 'over' {
        $made = New-Mka1Response $_ -Background
        Resume-Mka1Response $made.Id 'up' -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.Conflict InvalidOperation $made.Id
    }

    It 'goes on after a bad id and an unknown one' {
        $made = New-Sleeper
        $woken = 'nonsense', 'resp_nobody', $made.Id | Resume-Mka1Response -Prompt 'up' -ErrorVariable problems -ErrorAction SilentlyContinue
        $woken.ResponseId | Should -Be $made.Id
        $problems | Should -HaveCount 2
        Assert-ErrorRecord $problems[0] Mka1.InvalidInput InvalidArgument nonsense
        Assert-ErrorRecord $problems[1] Mka1.NotFound ObjectNotFound resp_nobody
    }

    It 'sends nothing with -WhatIf' {
        Resume-Mka1Response resp_1 'up' -WhatIf
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
