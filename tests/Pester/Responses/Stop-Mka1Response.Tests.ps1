BeforeAll {
    $null = Connect-TestEmulator
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Stop-Mka1Response' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'cancels and gives the response as it is then' {
        $made = New-Mka1Response 'x [forever]' -Background
        $stopped = Stop-Mka1Response $made.Id
        $stopped | Should -BeOfType ([Mka1.Responses.Response])
        $stopped.Id, $stopped.Status | Should -Be $made.Id, 'cancelled'
        (Get-Mka1Response $made.Id).Status | Should -Be 'cancelled'
        Get-EmulatorRequest POST "/responses/$($made.Id)/cancel" | Should -HaveCount 1
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'responses from the pipeline'; Do = { param($made) $made | Stop-Mka1Response } }
        @{ What = 'ids from the pipeline'; Do = { param($made) $made.Id | Stop-Mka1Response } }
        @{ What = 'ids as an argument'; Do = { param($made) Stop-Mka1Response $made.Id } }
    ) {
        $made = '[forever] 1', '[forever] 2' | New-Mka1Response -Background
        $stopped = & $Do $made
        $stopped.Id | Should -Be $made.Id
        $stopped.Status | Should -Be 'cancelled', 'cancelled'
    }

    It 'gives the same again for one that was cancelled before' {
        $made = New-Mka1Response '[forever]' -Background
        $null = Stop-Mka1Response $made.Id
        (Stop-Mka1Response $made.Id -ErrorAction Stop).Status | Should -Be 'cancelled'
    }

    It 'is refused for one that is <What>' -ForEach @(
        @{ What = 'completed'; Prompt = 'x' }, @{ What = 'failed'; Prompt = '[fail]' }, @{ What = 'incomplete'; Prompt = 'one two three [incomplete]' }
    ) {
        $made = New-Mka1Response $Prompt -Background | Wait-Mka1Response -PollIntervalSeconds 0.1
        $made.Status | Should -Be $What
        Stop-Mka1Response $made.Id -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument $made.Id
    }

    It 'is refused for one in the foreground' {
        $made = New-Mka1Response 'x'
        Stop-Mka1Response $made.Id -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument $made.Id '*background*'
    }

    It 'takes a 409 for what it is' {
        Add-EmulatorFault @{ path = '/responses/resp_1/cancel'; status = 409; body = '{"error":{"message":"it is over"}}' }
        Stop-Mka1Response resp_1 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.Conflict InvalidOperation resp_1 '*it is over*'
    }

    It 'goes on after a bad id and an unknown one' {
        $made = New-Mka1Response '[forever]' -Background
        $stopped = 'nonsense', 'resp_nobody', $made.Id | Stop-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue
        $stopped.Id | Should -Be $made.Id
        $problems | Should -HaveCount 2
        Assert-ErrorRecord $problems[0] Mka1.InvalidInput InvalidArgument nonsense
        Assert-ErrorRecord $problems[1] Mka1.NotFound ObjectNotFound resp_nobody
    }

    It 'sends nothing with -WhatIf' {
        Stop-Mka1Response resp_1 -WhatIf
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'is repeated after status 503, because it can be' {
        $made = New-Mka1Response '[forever]' -Background
        Clear-EmulatorRequest
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; status = 503; headers = @{ 'Retry-After' = '0' } }
        (Stop-Mka1Response $made.Id -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction Stop).Status | Should -Be 'cancelled'
        $warnings | Should -HaveCount 1
    }

    It 'ends a wait' {
        $made = New-Mka1Response '[forever]' -Background
        $run = Start-Script { param($id) Wait-Mka1Response $id -PollIntervalSeconds 0.1 } $made.Id
        Wait-Until { Get-EmulatorRequest GET "/responses/$($made.Id)" }
        $null = Stop-Mka1Response $made.Id
        Wait-Script $run
        $run.Output.Status | Should -Be 'cancelled'
    }

    It 'ends a stream with the state as its terminal event' {
        $made = New-Mka1Response 'x [forever]' -Background
        $run = Start-Script { param($id) Get-Mka1Response $id -Stream } $made.Id
        Wait-Until { @($run.Output).Type -contains 'response.output_text.delta' }
        $null = Stop-Mka1Response $made.Id
        Wait-Script $run
        $run.Shell.Streams.Error | Should -BeNullOrEmpty
        $run.Output[-1].Type | Should -Be 'response.cancelled'
        $run.Output[-1].Response.Status | Should -Be 'cancelled'
    }
}
