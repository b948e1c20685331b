# Objects of one kind that are piped to cmdlets of another.

BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'An object that names another' {
    BeforeAll {
        $agent = New-Mka1Agent helper -Model auto
        $work = $agent | Start-Mka1AgentRun -Input Hello | Wait-Mka1AgentRun
        $schedule = New-Mka1AgentSchedule $agent -Input Hello -IntervalSeconds 3600
        $prompt = New-Mka1Prompt greeting 'Hello {{name}}'
        $store = New-Mka1MemoryStore notes
        $entry = New-Mka1MemoryEntry $store a.md Text
    }
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'leads to that where it is read' {
        ($work | Get-Mka1Agent).Id | Should -Be $agent.Id
        ($work | Get-Mka1Response).Id | Should -Be $work.ResponseId
        ($schedule | Get-Mka1Agent).Name | Should -Be helper
    }

    It 'does not delete that: <What>' -ForEach @(
        @{ What = 'a run its agent'; Run = { $work | Remove-Mka1Agent -Confirm:$false }; Says = 'An AgentRun is not an agent*' }
        @{ What = 'a schedule its agent, with -WhatIf'; Run = { $schedule | Remove-Mka1Agent -WhatIf }; Says = 'An AgentSchedule is not an agent*' }
        @{ What = 'a run its response'; Run = { $work | Remove-Mka1Response -Confirm:$false }; Says = 'An AgentRun is not a response*' }
        @{ What = 'a version its prompt'; Run = { $prompt | Get-Mka1PromptVersion | Remove-Mka1Prompt -Confirm:$false }; Says = 'A PromptVersion is not a prompt*' }
        @{ What = 'an entry its store'; Run = { $entry | Remove-Mka1MemoryStore -Confirm:$false }; Says = 'A MemoryEntry is not a memory store*' }
        @{ What = 'a copy of a run its agent'; Run = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($work)) | Remove-Mka1Agent -Confirm:$false }; Says = 'An AgentRun is not an agent*' }
    ) {
        $problems = & { $ErrorActionPreference = 'Continue'; & $Run } 2>&1
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Says
        @(Get-EmulatorRequest -Method Delete) | Should -BeNullOrEmpty
    }

    It 'deletes that by its id, which says so' {
        $other = New-Mka1Agent other -Model auto
        $mine = $other | Start-Mka1AgentRun -Input Hello
        $mine | ForEach-Object AgentId | Remove-Mka1Agent -Confirm:$false
        $null = Get-Mka1Agent $other.Id -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound
    }

    It 'is deleted itself, from a row too' {
        $mine = New-Mka1Agent mine -Model auto
        [pscustomobject]@{ AgentId = $mine.Id; Name = 'row' } | Remove-Mka1Agent -Confirm:$false
        @(Get-EmulatorRequest -Method Delete) | Should -HaveCount 1
    }

    It 'is not named in a prompt by its own name' {
        Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
        $run = Start-HostedScript { param($Schedule, $Context) $Schedule | Set-Mka1Agent -Name x -Context $Context -WhatIf } ($schedule, (Get-Mka1Context))
        Wait-Script $run
        "$($run.Host.Pieces)" | Should -BeLike "*$($agent.Id) 'helper'*"
    }
}

Describe 'An object of another kind' {
    It 'is refused before anything is sent: <What>' -ForEach @(
        @{ What = 'a response as an agent'; Run = { New-Mka1Response Hi | Start-Mka1AgentRun -Input x }; Says = 'A Response has no * its Id is that of another kind*' }
        @{ What = 'an agent as a store'; Run = { New-Mka1Agent a -Model auto | Search-Mka1VectorStore bread }; Says = 'An Agent has no * its Id is that of another kind*' }
        @{ What = 'a store as a run'; Run = { New-Mka1VectorStore s | Stop-Mka1EvalRun -Confirm:$false }; Says = 'A VectorStore has no * its Id is that of another kind*' }
    ) {
        $problems = & { $ErrorActionPreference = 'Continue'; & $Run } 2>&1
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Says
    }
}

Describe 'A permission' {
    It 'leads to its resource' {
        $response = New-Mka1Response Shared
        $response | Grant-Mka1Permission -Role reader -UserId alice
        $grants = Get-Mka1Permission -ResourceType response -OnBehalfOf alice
        ($grants | Get-Mka1Response).Id | Should -Contain $response.Id
        $null = $grants | Get-Mka1File -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'Mka1.InvalidInput*'
    }
}
