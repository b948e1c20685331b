BeforeAll {
    $null = Connect-TestEmulator
    function New-Background([string] $Prompt) {
        (New-Mka1Response $Prompt -Background).Id
    }
    # The server returns a response that runs until the test ends it.
    function Add-RunningAnswer([string] $Id, [int] $Times = 1) {
        Add-EmulatorFault @{ method = 'GET'; path = "/responses/$Id"; times = $Times; body = @{ id = $Id; object = 'response'; status = 'in_progress' } }
    }
    function New-Endless([string] $Prompt = 'x [forever]') {
        $id = New-Background $Prompt
        Wait-Until { (Get-Mka1Response $id).Status -eq 'in_progress' }
        $id
    }
    $quick = @{ PollIntervalSeconds = 0.1 }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Wait-Mka1Response' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives the response when it is over: <Status>' -ForEach @(
        @{ Prompt = 'x'; Status = 'completed' }, @{ Prompt = 'x [fail]'; Status = 'failed' }, @{ Prompt = 'a b c d [incomplete]'; Status = 'incomplete' }
    ) {
        $id = New-Background "$Prompt [seconds 10]"
        $response = Wait-Mka1Response $id @quick -ErrorAction Stop
        $response | Should -BeOfType ([Mka1.Responses.Response])
        $response.Id, $response.Status | Should -Be $id, $Status
    }

    It 'waits for several at once and gives each as it ends, whatever the order' {
        $slow = New-Background 'slow'
        $fast = New-Background 'fast'
        $other = New-Background 'other'
        # Longer than any of the others can run.
        $null = Wait-Mka1Response $slow, $fast, $other @quick
        Add-RunningAnswer $slow 3
        $all = $slow, $fast, $other | Wait-Mka1Response @quick
        $all[-1].Id | Should -Be $slow
        $all[0, 1].Id | Sort-Object | Should -Be ($fast, $other | Sort-Object)
    }

    It 'writes one that is over while others still run' {
        $endless = New-Background 'x [forever]'
        $fast = New-Background 'fast'
        $run = Start-Script { param($ids) Wait-Mka1Response $ids -PollIntervalSeconds 0.1 } (, @($endless, $fast))
        try {
            Wait-Until { $run.Output.Count -eq 1 }
            $run.Output[0].Id | Should -Be $fast
            $run.Handle.IsCompleted | Should -BeFalse
        }
        finally {
            Stop-Script $run
        }
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'objects'; Run = { $made | Wait-Mka1Response @quick } }
        @{ What = 'ids'; Run = { $made.Id | Wait-Mka1Response @quick } }
        @{ What = 'an array'; Run = { Wait-Mka1Response -Id $made.Id @quick } }
        @{ What = 'the name ResponseId'; Run = { $made | Select-Object @{ Name = 'ResponseId'; Expression = 'Id' } | Wait-Mka1Response @quick } }
    ) {
        $made = 'one', 'two' | New-Mka1Response -Background
        (& $Run).Id | Sort-Object | Should -Be ($made.Id | Sort-Object)
    }

    It 'gives one that was named twice once' {
        $id = New-Background 'x'
        @(Wait-Mka1Response $id, $id @quick) | Should -HaveCount 1
    }

    It 'does nothing for an empty pipeline' {
        @() | Wait-Mka1Response | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'tells what cannot be waited for and waits for the rest' {
        $id = New-Background 'x'
        $found = 'nonsense', 'resp_nobody', $id | Wait-Mka1Response @quick -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Id | Should -Be $id
        $problems | Should -HaveCount 2
        Assert-ErrorRecord ($problems | Where-Object TargetObject -EQ nonsense) Mka1.InvalidInput InvalidArgument
        Assert-ErrorRecord ($problems | Where-Object TargetObject -EQ resp_nobody) Mka1.NotFound ObjectNotFound
    }

    It 'gives Mka1.Timeout for each that is not over in time, and the others' {
        $endless = (New-Endless 'x [forever]'), (New-Endless 'y [forever]')
        $fast = (New-Mka1Response 'fast').Id
        $found = Wait-Mka1Response ($endless + $fast) @quick -TimeoutSeconds 2 -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Id | Should -Be $fast
        $problems | Should -HaveCount 2
        $problems.TargetObject | Sort-Object | Should -Be ($endless | Sort-Object)
        $problems | ForEach-Object { Assert-ErrorRecord $_ -Repeated:($_ -ne $problems[0]) Mka1.Timeout OperationTimeout $_.TargetObject '*2 s*in_progress*' }
        (Get-Mka1Response $endless[0]).Status | Should -Be 'in_progress'
    }

    It 'advises commands with the identity and the context of the response' {
        $default = (Get-Mka1Context).Name
        $other = Connect-Mka1 -Name 'side job' -Uri (Get-Mka1Context).Server -Token (ConvertTo-Token (New-TestKey)) -Scope Runspace
        Set-Mka1Context $default
        $endless = New-Mka1Response 'x [forever]' -Background -Context $other -OnBehalfOf acme
        $endless | Wait-Mka1Response @quick -TimeoutSeconds 1 -ErrorVariable problems -ErrorAction SilentlyContinue
        $arguments = "$($endless.Id) -Context 'side job' -OnBehalfOf acme"
        "$problems" | Should -BeLike "*To cancel it: Stop-Mka1Response $arguments. To wait again: Wait-Mka1Response $arguments."
        (Invoke-Expression "Stop-Mka1Response $arguments").Status | Should -Be cancelled
    }

    It 'gives Mka1.Timeout where the server is silent too' {
        $id = New-Background 'x'
        Add-EmulatorFault @{ method = 'GET'; path = '/responses'; delayMs = 60000 }
        Wait-Mka1Response $id @quick -TimeoutSeconds 1 -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.Timeout OperationTimeout $id '*unknown*'
    }

    It 'writes no error when no more is wanted' {
        $endless = New-Background 'x [forever]'
        $fast = New-Background 'fast'
        (Wait-Mka1Response $endless, $fast @quick -ErrorVariable problems -ErrorAction SilentlyContinue | Select-Object -First 1).Id | Should -Be $fast
        $problems | Should -BeNullOrEmpty
    }

    It 'ends with the first error with -ErrorAction Stop, and writes no other' {
        $endless = New-Background 'x [forever]'
        $Error.Clear()
        { Wait-Mka1Response $endless, resp_nobody @quick -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound*'
        $Error | Where-Object FullyQualifiedErrorId -Like 'Mka1.Timeout*' | Should -BeNullOrEmpty
    }

    It 'survives <Name>' -ForEach @(
        @{ Name = 'a passing status 503'; Fault = @{ status = 503; headers = @{ 'Retry-After' = '0' } } }
        @{ Name = 'a passing status 429'; Fault = @{ status = 429; headers = @{ 'Retry-After' = '0' } } }
        @{ Name = 'a broken connection'; Fault = @{ refuseBeforeProcessing = $true } }
    ) {
        $hasty = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name hasty -MaximumRetryCount 0 -Scope Runspace
        try {
            $id = (New-Mka1Response 'x' -Background -Context $hasty).Id
            # After the first read, three failures, which is more than the retries of this connection.
            Add-RunningAnswer $id
            Add-EmulatorFault (@{ method = 'GET'; path = "/responses/$id"; times = 3 } + $Fault)
            $response = Wait-Mka1Response $id @quick -Context $hasty -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction Stop
            $response.Status | Should -Be 'completed'
            # One for the whole interruption.
            $warnings | Should -HaveCount 1
            "$($warnings[0])" | Should -BeLike "$id could not be read; the wait continues.*"
        }
        finally {
            Disconnect-Mka1 hasty
        }
    }

    It 'ends with a refusal in the middle' {
        $id = New-Background 'x [forever]'
        Add-EmulatorFault @{ method = 'GET'; path = "/responses/$id"; skip = 1; status = 403; body = '{"error":"no more"}' }
        Wait-Mka1Response $id @quick -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.Forbidden PermissionDenied $id '*no more*'
    }

    It 'shows progress and takes it away' {
        $id = New-Background 'x'
        Add-RunningAnswer $id 2
        $run = Start-Script { param($id) Wait-Mka1Response $id -PollIntervalSeconds 0.1 } $id
        Wait-Script $run
        $records = $run.Shell.Streams.Progress
        $records[0].Activity | Should -Be 'Waiting for responses'
        $records[0].StatusDescription | Should -BeLike "$id`: *(00:??:??)"
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'ends at once with Ctrl+C between two looks and in one: <_>' -ForEach 'between', 'in one' {
        $id = New-Endless
        Clear-EmulatorRequest
        if ($_ -eq 'in one') {
            Add-EmulatorFault @{ method = 'GET'; path = '/responses'; delayMs = 60000 }
        }
        $run = Start-Script { param($id) Wait-Mka1Response $id -PollIntervalSeconds 3600 } $id
        if ($_ -eq 'in one') {
            Wait-Until { Get-EmulatorRequest GET }
        }
        else {
            Wait-Until { $run.Shell.Streams.Progress.Count -gt 0 }
        }
        Stop-Script $run
        $run.Shell.Streams.Error | Should -BeNullOrEmpty
        (Get-Mka1Response $id).Status | Should -Be 'in_progress'
    }

    It 'refuses <Name> <Value>' -ForEach @(
        @{ Name = 'TimeoutSeconds'; Value = 0 }, @{ Name = 'TimeoutSeconds'; Value = [int]::MaxValue }
        @{ Name = 'PollIntervalSeconds'; Value = 0 }, @{ Name = 'PollIntervalSeconds'; Value = 3601 }
    ) {
        $given = @{ $Name = $Value }
        { Wait-Mka1Response resp_1 @given } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'takes the longest time that it allows' {
        $id = New-Background 'x'
        (Wait-Mka1Response $id @quick -TimeoutSeconds 2147483).Id | Should -Be $id
    }
}
