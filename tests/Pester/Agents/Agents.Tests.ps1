BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1Agent' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'creates one with the model auto' {
        $agent = New-Mka1Agent researcher
        $agent.Name, $agent.Model | Should -Be researcher, auto
        (Get-EmulatorRequest -Method Post).body | Should -Be '{"name":"researcher","model":"auto"}'
    }

    It 'creates one with all parameters' {
        $agent = New-Mka1Agent researcher -Model meetkai:big -Description d -Instructions i -Tool web_search, @{ type = 'function'; name = 'f' }, '{"type":"code_interpreter"}' -ToolChoice f `
            -ParallelToolCalls $false -MaxToolCalls 5 -Text @{ verbosity = 'low' } -Reasoning '{"effort":"low"}' -Metadata @{ count = 2 }
        $agent.Model, $agent.Description, $agent.Instructions, $agent.MaxToolCalls, $agent.ParallelToolCalls, $agent.Metadata['count'] | Should -Be meetkai:big, d, i, 5, $false, '2'
        $agent.Tools.Type | Should -Be web_search, function, code_interpreter
        $agent.ToolChoice['name'], $agent.Text.Verbosity, $agent.Reasoning.Effort | Should -Be f, low, low
        $agent.CreatedAt | Should -BeOfType ([DateTimeOffset])
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a name that is too long'; With = @{ Name = 'x' * 121 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty name'; With = @{ Name = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'a tool without a type'; With = @{ Tool = @{ name = 'f' } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a choice that is no tool'; With = @{ ToolChoice = 'f' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'too many tool calls'; With = @{ MaxToolCalls = 301 }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'reasoning that is no object'; With = @{ Reasoning = 'low' }; Id = 'Mka1.InvalidInput,*' }
    ) {
        $all = if ($With.ContainsKey('Name')) { $With } else { @{ Name = 'a' } + $With }
        { New-Mka1Agent @all -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'reports what the server refuses' {
        $null = New-Mka1Agent a -Model unknown -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidRequest
    }
}

Describe 'Set-Mka1Agent' {
    It 'changes what is given, removes what is empty, and keeps the rest' {
        $agent = New-Mka1Agent a -Description d -Instructions i -Tool web_search -Metadata @{ team = 'ops' }
        $changed = $agent | Set-Mka1Agent -Tool @() -Description ''
        $changed.Tools | Should -BeNullOrEmpty
        $changed.Description | Should -BeNullOrEmpty
        $changed.Instructions, $changed.Metadata['team'] | Should -Be i, ops
        ($agent.Id | Set-Mka1Agent -Name b).Name | Should -Be b
    }

    It 'shows tools in the confirmation' {
        Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
        $agent = New-Mka1Agent a
        $run = Start-HostedScript { param($Agent, $Context) $Agent | Set-Mka1Agent -Tool @{ type = 'function'; parameters = @{ type = 'object' } } -Context $Context -WhatIf } ($agent, (Get-Mka1Context))
        Wait-Script $run
        "$($run.Host.Pieces)" | Should -BeLike '*Tool {"parameters":{"type":"object"},"type":"function"}*'
    }
}
