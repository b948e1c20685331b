BeforeAll {
    Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
    $null = Connect-TestEmulator
    function Join-Text($Records) {
        ($Records | ForEach-Object { $_.MessageData.Message }) -join ''
    }
    $newline = [Environment]::NewLine
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'New-Mka1Response -Stream -AsText' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'shows the text word by word and gives the response once, at the end' {
        $made = New-Mka1Response 'one two three' -Stream -AsText -InformationVariable pieces 6> $null
        $made | Should -BeOfType ([Mka1.Responses.Response])
        @($made) | Should -HaveCount 1
        $made.Status, $made.OutputText | Should -Be 'completed', 'You said: one two three'
        Join-Text $pieces | Should -Be "You said: one two three$newline"
        # Five words and the end of the line.
        $pieces | Should -HaveCount 6
        $pieces | ForEach-Object { $_.MessageData.NoNewLine | Should -BeTrue; $_.Tags | Should -Be 'PSHOST' }
    }

    It 'shows it on the host while it comes, before the response is given' {
        $run = Start-HostedScript { New-Mka1Response 'hello [forever]' -Background -Stream -AsText }
        try {
            Wait-Until { ($run.Host.Pieces -join '') -eq 'You said: hello' }
            $run.Host.Pieces.Count | Should -BeGreaterThan 1
            $run.Output | Should -BeNullOrEmpty
            $run.Handle.IsCompleted | Should -BeFalse
        }
        finally {
            Stop-Script $run
        }
    }

    It 'keeps the text out of the output' {
        $all = @(New-Mka1Response 'one two' -Stream -AsText 6> $null)
        $all | Should -HaveCount 1
        $all[0] | Should -BeOfType ([Mka1.Responses.Response])
    }

    It 'shows a refusal too' {
        $made = New-Mka1Response 'x [refuse]' -Stream -AsText -InformationVariable pieces 6> $null
        (Join-Text $pieces).Trim() | Should -Not -BeNullOrEmpty
        $made.ToJson() | Should -BeLike "*$((Join-Text $pieces).Trim())*"
    }

    It 'shows the missed text if the response finished meanwhile' {
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; dropAfterEvents = 7; stream = 'comments' }
        # The stream breaks after a word, and the delay lets the response finish before the next connection.
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; delayMs = 500 }
        $made = New-Mka1Response 'one two three four five' -Background -Stream -AsText -InformationVariable pieces 6> $null -ErrorAction Stop
        $made.OutputText | Should -Be 'You said: one two three four five'
        Join-Text $pieces | Should -Be "You said: one two three four five$newline"
    }

    It 'shows the whole text of a server that answers JSON' {
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; stream = 'json-instead' }
        $made = New-Mka1Response 'one two' -Stream -AsText -InformationVariable pieces 6> $null -ErrorAction Stop
        $made.Status | Should -Be 'completed'
        Join-Text $pieces | Should -Be "You said: one two$newline"
    }

    It 'shows nothing, not even a blank line, where there is no text' {
        $made = New-Mka1Response 'x [call f]' -Tool @{ type = 'function'; name = 'f' } -ToolChoice f -Stream -AsText -InformationVariable pieces 6> $null
        $made.Output.Type | Should -Contain 'function_call'
        Join-Text $pieces | Should -Be $(if ($made.OutputText) { "$($made.OutputText)$newline" } else { '' })
    }

    It 'gives what <Status> as a response' -ForEach @(@{ Prompt = 'x [fail]'; Status = 'failed' }, @{ Prompt = 'a b c d [incomplete]'; Status = 'incomplete' }) {
        (New-Mka1Response $Prompt -Stream -AsText -ErrorAction Stop 6> $null).Status | Should -Be $Status
    }

    It 'starts an error on a new line' {
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; stream = 'error-event'; endAfterEvents = 7 }
        New-Mka1Response 'one two three' -Stream -AsText -InformationVariable pieces -ErrorVariable problems -ErrorAction SilentlyContinue 6> $null | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.ServerError
        $text = Join-Text $pieces
        $text | Should -BeLike "You*$newline"
        $text | Should -Not -BeLike '*three*'
    }

    It 'takes prompts one after the other, each with its line' {
        $made = 'a', 'b' | New-Mka1Response -Stream -AsText -InformationVariable pieces 6> $null
        $made.OutputText | Should -Be 'You said: a', 'You said: b'
        Join-Text $pieces | Should -Be "You said: a${newline}You said: b$newline"
    }
}

Describe 'New-Mka1Response, Ctrl+C' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'tells of a background stream how to stop it, and leaves it running: <What>' -ForEach @(
        @{ What = 'events'; Script = { New-Mka1Response 'x [forever]' -Background -Stream } }
        @{ What = 'text'; Script = { New-Mka1Response 'x [forever]' -Background -Stream -AsText } }
        @{ What = 'the background asked for in -Body'; Script = { New-Mka1Response 'x [forever]' -Body @{ background = $true } -Stream } }
        @{ What = 'in the middle of a write'; Script = { New-Mka1Response 'x [forever]' -Background -Stream | ForEach-Object { $_; if ($_.Type -eq 'response.output_text.delta') { Start-Sleep 300 } } } }
    ) {
        $run = Start-HostedScript $Script
        Wait-Until { $run.Host.Pieces.Count -gt 1 -or @($run.Output).Where({ $_.Type -eq 'response.output_text.delta' }) }
        $id = (Get-Mka1Response -First 1).Id
        Stop-Script $run
        $run.Host.Warnings | Should -HaveCount 1
        "$($run.Host.Warnings)" | Should -Be "The response $id continues in the background. To cancel it: Stop-Mka1Response $id. To read on: Get-Mka1Response $id -Stream."
        (Get-Mka1Response $id).Status | Should -Be 'in_progress'
        (Stop-Mka1Response $id).Status | Should -Be 'cancelled'
    }

    It 'leaves text that was cut off on a line of its own: <What>' -ForEach @(
        @{ What = 'background'; Script = { New-Mka1Response 'x [forever]' -Background -Stream -AsText } }
        @{ What = 'foreground'; Script = { New-Mka1Response 'x [forever]' -Stream -AsText } }
    ) {
        $run = Start-HostedScript $Script
        Wait-Until { ($run.Host.Pieces -join '') -eq 'You said: x' }
        Stop-Script $run
        $run.Host.Pieces -join '' | Should -Be "You said: x$newline"
    }

    It 'says nothing of a foreground stream, which ends with its reader' {
        $run = Start-HostedScript { New-Mka1Response 'x [forever]' -Stream }
        Wait-Until { @($run.Output).Where({ $_.Type -eq 'response.output_text.delta' }) }
        $id = (Get-Mka1Response -First 1).Id
        Stop-Script $run
        $run.Host.Warnings | Should -BeNullOrEmpty
        Wait-Until { (Get-Mka1Response $id).Status -eq 'cancelled' } -Because 'the client is still there'
    }

    It 'says nothing of a response that was over' {
        $run = Start-HostedScript { New-Mka1Response 'x' -Background -Stream | ForEach-Object { $_; if ($_.IsTerminal) { Start-Sleep 300 } } }
        Wait-Until { @($run.Output).Where({ $_.IsTerminal }) }
        Stop-Script $run
        $run.Host.Warnings | Should -BeNullOrEmpty
    }

    It 'reports how to continue if the stream cannot be resumed' {
        $brief = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name brief -MaximumRetryCount 0 -Scope Runspace
        try {
            Add-EmulatorFault @{ method = 'POST'; path = '/responses'; dropAfterEvents = 3 }
            $events = New-Mka1Response 'x [forever]' -Background -Stream -Context $brief -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable warnings -WarningAction SilentlyContinue
            $id = $events[0].Response.Id
            Assert-ErrorRecord $problems Mka1.ConnectionFailed
            $warnings | Should -HaveCount 1
            "$warnings" | Should -BeLike "*$id continues*Stop-Mka1Response $id*"
            (Get-Mka1Response $id -Context $brief).Status | Should -Be 'in_progress'
        }
        finally {
            Disconnect-Mka1 brief
        }
    }

    It 'warns that background responses continue after a wait' {
        $run = Start-HostedScript { '[forever] 1', '[forever] 2' | New-Mka1Response -Background | Wait-Mka1Response -PollIntervalSeconds 0.1 }
        Wait-Until { @(Get-EmulatorRequest GET '/responses/*').Count -ge 4 }
        Stop-Script $run
        "$($run.Host.Warnings)" | Should -BeLike '2 responses continue. To cancel them: Stop-Mka1Response resp_*. To wait again: Wait-Mka1Response resp_*.'
    }
}
