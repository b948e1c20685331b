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
        $made = 'slow [forever]', 'quick [seconds 30]', 'slower [forever]' | New-Mka1Response -Background
        $first = @($made | Wait-Mka1Response -Any -PollIntervalSeconds 0.1 -ErrorAction Stop)
        $first | Should -HaveCount 1
        $first[0].Id, $first[0].Status | Should -Be $made[1].Id, 'completed'
        ($made[0], $made[2] | Get-Mka1Response).Status | Should -Be 'in_progress', 'in_progress'
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
        $open = [System.Collections.Generic.List[string]] ('a [seconds 10]', 'b [seconds 60]', 'c [seconds 30]' | New-Mka1Response -Background).Id
        $order = while ($open.Count -gt 0) {
            $next = $open | Wait-Mka1Response -Any -PollIntervalSeconds 0.1
            $null = $open.Remove($next.Id)
            $next.OutputText
        }
        $order | Should -HaveCount 3
        $order[0] | Should -Be 'You said: a'
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
        $made | Wait-Mka1Response -Any -TimeoutSeconds 1 -PollIntervalSeconds 0.2 -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Should -HaveCount 2
        $problems | ForEach-Object { Assert-ErrorRecord $_ Mka1.Timeout OperationTimeout -Message '*did not end within 1 s*in_progress*Stop-Mka1Response*' }
    }

    It 'asks no more once one is over' {
        $made = '[forever] 1', 'x' | New-Mka1Response -Background
        $null = $made | Wait-Mka1Response -Any -PollIntervalSeconds 0.1
        Start-Sleep -Milliseconds 200
        $before = @(Get-EmulatorRequest GET).Count
        Start-Sleep -Milliseconds 500
        @(Get-EmulatorRequest GET).Count | Should -Be $before
    }

    It 'composes: the first of many is kept, the others are stopped' {
        $made = 'a [forever]', 'b', 'c [forever]' | New-Mka1Response -Background
        $first = $made | Wait-Mka1Response -Any -PollIntervalSeconds 0.1
        $stopped = $made | Where-Object Id -NE $first.Id | Stop-Mka1Response
        $stopped.Status | Should -Be 'cancelled', 'cancelled'
    }
}
