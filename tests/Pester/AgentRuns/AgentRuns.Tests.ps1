BeforeAll {
    $null = Connect-TestEmulator
    $agent = New-Mka1Agent researcher -Instructions 'Be short.'
}

AfterAll {
    Disconnect-All
}

Describe 'Start-Mka1AgentRun' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'starts runs that lead to their responses' {
        $run = $agent | Start-Mka1AgentRun -Input Hi -Metadata @{ a = 1 }
        $run.Status, $run.AgentId, $run.ResponseId, $run.Metadata['a'] | Should -Be queued, $agent.Id, $null, '1'
        $response = $run | Wait-Mka1AgentRun | Get-Mka1Response
        $response.OutputText, $response.Instructions | Should -Be 'You said: Hi', 'Be short.'
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'text'; Value = 'Hi'; Sent = '"Hi"' }
        @{ What = 'an array of one text'; Value = @('Hi'); Sent = '"Hi"' }
        @{ What = 'an item'; Value = @{ role = 'user'; content = 'Hi' }; Sent = '[{"content":"Hi","role":"user"}]' }
        @{ What = 'items'; Value = @(@{ role = 'user'; content = 'A' }, [pscustomobject]@{ role = 'user'; content = 'Hi' }); Sent = '[{"content":"A","role":"user"},{"role":"user","content":"Hi"}]' }
    ) {
        (Start-Mka1AgentRun $agent $Value -Wait).OutputText | Should -Be 'You said: Hi'
        (Get-EmulatorRequest -Method Post).body | Should -Be "{`"input`":$Sent}"
    }

    It 'takes a number as text' {
        (Start-Mka1AgentRun $agent 4.5 -Wait).OutputText | Should -Be 'You said: 4.5'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'several texts'; With = @{ Input = 'a', 'b' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'several numbers'; With = @{ Input = 1, 2 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a date'; With = @{ Input = [datetime] '2030-01-01' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty conversation'; With = @{ Input = 'a'; Conversation = '' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty previous response'; With = @{ Input = 'a'; PreviousResponse = '' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'no text'; With = @{ Input = '' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'a conversation and a previous response'; With = @{ Input = 'a'; Conversation = 'conv_1'; PreviousResponse = 'resp_1' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an id that is not of a response'; With = @{ Input = 'a'; PreviousResponse = 'run_1' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'to wait and to stream'; With = @{ Input = 'a'; Wait = $true; Stream = $true }; Id = 'Mka1.InvalidInput,*' }
    ) {
        { Start-Mka1AgentRun $agent @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'continues a response and a conversation' {
        $first = Start-Mka1AgentRun $agent Hi -Wait
        (Start-Mka1AgentRun $agent '[previous]' -PreviousResponse $first.ResponseId -Wait | Get-Mka1Response).PreviousResponseId | Should -Be $first.ResponseId
        $conversation = New-Mka1Conversation
        (Start-Mka1AgentRun $agent Hi -Conversation $conversation.Id -Wait).Conversation | Should -Be $conversation.Id
    }

    It 'continues rows of a response and of a conversation' {
        $response = Start-Mka1AgentRun $agent Hi -Wait | Get-Mka1Response | Select-Object Id
        (Start-Mka1AgentRun $agent Hi -PreviousResponse $response).PreviousResponseId | Should -Be $response.Id
        $conversation = New-Mka1Conversation | Select-Object Id
        (Start-Mka1AgentRun $agent Hi -Conversation $conversation).Conversation | Should -Be $conversation.Id
    }

    It 'streams the events' {
        $events = @(Start-Mka1AgentRun $agent '[seconds 60] Hi there' -Stream)
        $events[0].Type, $events[-1].Type | Should -Be response.queued, response.completed
        $events[-1].Response.OutputText | Should -Be 'You said: Hi there'
        -join ($events | Where-Object Type -EQ response.output_text.delta).Delta | Should -Be 'You said: Hi there'
    }

    It 'names the run whose stream fails' {
        Add-EmulatorFault @{ path = '^/api/v1/agents/.*/events'; status = 409; body = @{ error = @{ message = 'no' } } }
        $null = Start-Mka1AgentRun $agent Hi -Stream -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable warnings -WarningAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Conflict -Target $agent.Id
        $run = Get-Mka1AgentRun $agent -First 1
        "$warnings" | Should -BeLike "$($run.Id) may continue. *Get-Mka1AgentRun -AgentId $($agent.Id) -Id $($run.Id) | Stop-Mka1Response*"
    }

    It 'starts the agent of a run again with the same input' {
        $run = Start-Mka1AgentRun $agent '[fail] Hi' -Wait
        $again = $run | Start-Mka1AgentRun -Wait
        $again.Id | Should -Not -Be $run.Id
        $again.AgentId, $again.Input, $again.Status | Should -Be $agent.Id, '[fail] Hi', failed
        $again.Error.Message | Should -Not -BeNullOrEmpty
    }

    It 'starts rows, and goes on after an agent that does not exist' {
        $rows = [pscustomobject]@{ AgentId = 'agt_none'; Input = 'a' }, [pscustomobject]@{ AgentId = $agent.Id; Input = 'b' }
        $runs = $rows | Start-Mka1AgentRun -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target agt_none
        $runs.Input | Should -Be b
    }

    It 'says that a run is still queued where its response is wanted' {
        $run = Start-Mka1AgentRun $agent Hi
        $null = $run | Stop-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message "*$($run.Id) is queued and has no ResponseId yet*Wait-Mka1AgentRun*"
        $run | Format-Table | Out-String -Width 119 | Should -Match $agent.Id.Substring(0, 12)
    }
}

Describe 'Get-Mka1AgentRun' {
    BeforeAll {
        $other = New-Mka1Agent other
        $runs = 1..3 | ForEach-Object { Start-Mka1AgentRun $other "$_" -Wait }
        $failed = Start-Mka1AgentRun $other '[fail]' -Wait
    }

    It 'lists the runs of each agent' {
        ($other | Get-Mka1AgentRun).Id | Should -Be @($failed.Id, $runs[2].Id, $runs[1].Id, $runs[0].Id)
        (Get-Mka1AgentRun $other -Order Ascending -First 2).Id | Should -Be $runs[0, 1].Id
        (Get-Mka1AgentRun $other.Id -Status f*).Id | Should -Be $failed.Id
        (Get-Mka1AgentRun -AgentId $other -After $runs[1].Id).Id | Should -Be $runs[0].Id
        @(Get-Mka1Agent | Get-Mka1AgentRun -First 1).AgentId | Sort-Object -Unique | Should -Contain $other.Id
    }

    It 'reads runs by id, as objects, copies and rows' {
        (Get-Mka1AgentRun $other $runs[0].Id).Id | Should -Be $runs[0].Id
        (Get-Mka1AgentRun $other -Id $runs).Id | Should -Be $runs.Id
        ($runs | Get-Mka1AgentRun).Id | Should -Be $runs.Id
        ($runs | ConvertTo-Csv | ConvertFrom-Csv | Get-Mka1AgentRun).Id | Should -Be $runs.Id
        $runs | Export-Clixml "$TestDrive/runs.xml"
        (Import-Clixml "$TestDrive/runs.xml" | Get-Mka1AgentRun).Id | Should -Be $runs.Id
        (Import-Clixml "$TestDrive/runs.xml" | Get-Mka1Response).OutputText | Should -Be 'You said: 1', 'You said: 2', 'You said: 3'
        ($runs[0].Id | Get-Mka1AgentRun -AgentId $other).Id | Should -Be $runs[0].Id
    }

    It 'streams a finished run as one event' {
        ($runs[0] | Get-Mka1AgentRun -Stream).Type | Should -Be response.completed
        (Get-Mka1AgentRun $other -Id $runs[0].Id -Stream).Response.Id | Should -Be $runs[0].ResponseId
    }

    It 'warns of a status that does not exist' {
        Get-Mka1AgentRun $other -Status running -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warnings | Should -BeLike '*queued*'
    }

    It 'needs the agent of an id' {
        $null = Get-Mka1AgentRun -Id run_1 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*Give -AgentId*' -Target run_1
    }

    It 'refuses several agents for ids' {
        $null = Get-Mka1AgentRun $agent, $other -Id run_1 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*one agent*'
    }
}

Describe 'Wait-Mka1AgentRun' {
    It 'waits for runs of several agents' {
        $agents = 1..2 | ForEach-Object { New-Mka1Agent "$_" }
        $runs = $agents | Start-Mka1AgentRun -Input Hi
        $done = $runs | Wait-Mka1AgentRun -PollIntervalSeconds 0.1
        $done.Id | Sort-Object | Should -Be @($runs.Id | Sort-Object)
        $done.Status | Sort-Object -Unique | Should -Be completed
        $done.CompletedAt | Should -BeOfType ([DateTimeOffset])
    }

    It 'says how to wait again and how to cancel after the time' {
        $run = Start-Mka1AgentRun $agent '[sleep 36000] Hi'
        $null = Wait-Mka1AgentRun $run.Id -AgentId $agent -TimeoutSeconds 1 -PollIntervalSeconds 0.1 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Timeout -Target $run.Id -Message "*Get-Mka1AgentRun -AgentId $($agent.Id) -Id $($run.Id) | Stop-Mka1Response*"
        (Get-Mka1AgentRun -AgentId $agent.Id -Id $run.Id | Stop-Mka1Response).Status | Should -Be cancelled
        ($run | Wait-Mka1AgentRun -PollIntervalSeconds 0.1).Status | Should -Be failed
    }

    It 'needs the agent of an id' {
        $null = 'run_1' | Wait-Mka1AgentRun -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*Give -AgentId*' -Target run_1
    }
}

Describe 'Get-Mka1Response of a run' {
    It 'says that there is no response yet' {
        $null = Start-Mka1AgentRun $agent Hi | Get-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*is queued and has no ResponseId yet*'
    }
}
