BeforeAll {
    $null = Connect-TestEmulator
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Wait-Mka1Response -Any' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives the first that is over, and the others go on' {
        $made = 'slow [forever]', 'quick', 'slower [forever]' | New-Mka1Response -Background
        $first = @($made | Wait-Mka1Response -Any -PollIntervalSeconds 0.1 -ErrorAction Stop)
        $first | Should -HaveCount 1
        $first[0].Id, $first[0].Status | Should -Be $made[1].Id, 'completed'
        ($made[0], $made[2] | Get-Mka1Response).Status | Should -BeIn 'queued', 'in_progress'
    }

    It 'gives one alone where several are over' {
        $made = 'a', 'b', 'c' | New-Mka1Response
        @($made | Wait-Mka1Response -Any) | Should -HaveCount 1
    }

    It 'takes any end for an end: <_>' -ForEach 'x [fail]', 'a b c d [incomplete]' {
        $made = '[forever]', $_ | New-Mka1Response -Background
        ($made | Wait-Mka1Response -Any -PollIntervalSeconds 0.1).Id | Should -Be $made[1].Id
    }

    It 'works them off one by one' {
        $made = (New-Sleeper), (New-Sleeper), (New-Sleeper)
        $open = [System.Collections.Generic.List[string]] $made.Id
        $order = foreach ($id in $made[1, 2, 0].Id) {
            $null = Resume-Mka1Response $id 'Wake up'
            $next = $open | Wait-Mka1Response -Any -PollIntervalSeconds 0.1
            $null = $open.Remove($next.Id)
            $next.Id
        }
        $order | Should -Be $made[1, 2, 0].Id
    }

    It 'tells one that cannot be waited for and goes on waiting for the others' {
        $made = New-Mka1Response 'x [seconds 20]' -Background
        $first = 'resp_nobody', 'nonsense', $made.Id | Wait-Mka1Response -Any -PollIntervalSeconds 0.1 -ErrorVariable problems -ErrorAction SilentlyContinue
        $first.Id | Should -Be $made.Id
        $problems.FullyQualifiedErrorId | Sort-Object | Should -BeLike 'Mka1.*'
        $problems | Should -HaveCount 2
    }

    It 'gives Mka1.Timeout for each where none is over in time' {
        $made = '[forever] 1', '[forever] 2' | New-Mka1Response -Background
        Wait-Until { -not ($made | Get-Mka1Response | Where-Object Status -NE 'in_progress') }
        $made | Wait-Mka1Response -Any -TimeoutSeconds 2 -PollIntervalSeconds 0.2 -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Should -HaveCount 2
        0..1 | ForEach-Object { Assert-ErrorRecord $problems[$_] -Repeated:($_ -gt 0) Mka1.Timeout OperationTimeout -Message '*did not finish within 2 s*in_progress*Stop-Mka1Response*' }
    }

    It 'asks no more once one is over' {
        $made = '[forever] 1', 'x' | New-Mka1Response -Background
        $null = $made | Wait-Mka1Response -Any -PollIntervalSeconds 0.1
        # As long as several polls of another response: one that was in progress, and one to check.
        $looks = foreach ($time in 1, 2) {
            Add-EmulatorFault @{ method = 'GET'; path = "/responses/$($made[1].Id)"; times = 4; body = @{ id = $made[1].Id; object = 'response'; status = 'in_progress' } }
            $null = Wait-Mka1Response $made[1].Id -PollIntervalSeconds 0.1
            @(Get-EmulatorRequest GET "/responses/$($made[0].Id)").Count
        }
        $looks[1] | Should -Be $looks[0]
    }

    It 'composes: the first of many is kept, the others are stopped' {
        $made = 'a [forever]', 'b', 'c [forever]' | New-Mka1Response -Background
        $first = $made | Wait-Mka1Response -Any -PollIntervalSeconds 0.1
        $stopped = $made | Where-Object Id -NE $first.Id | Stop-Mka1Response
        $stopped.Status | Should -Be 'cancelled', 'cancelled'
    }
}
