# Constrained language mode: no method of this module can be called by a script.
BeforeDiscovery {
    $starts = @(@{ Name = 'set after the import'; Before = $false }, @{ Name = 'of the runspace'; Before = $true })
}

BeforeAll {
    $base = (Get-Module Mka1).ModuleBase
    $address = (Connect-TestEmulator).Server

    function Invoke-Constrained([bool] $Before, [string] $Script) {
        $state = [initialsessionstate]::CreateDefault2()
        if ($Before) { $state.LanguageMode = 'ConstrainedLanguage' }
        $state.ImportPSModule("$base/Mka1.psd1")
        $state.EnvironmentVariables.Add([System.Management.Automation.Runspaces.SessionStateVariableEntry]::new('MKA1_TEST', '1', ''))
        $shell = [powershell]::Create($state)
        try {
            $shell.Runspace.SessionStateProxy.SetVariable('context', (Get-Mka1Context))
            if (-not $Before) { $null = $shell.AddScript('$ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"').Invoke(); $shell.Commands.Clear() }
            $shell.AddScript('$ExecutionContext.SessionState.LanguageMode').Invoke() | Should -Be ConstrainedLanguage
            $shell.Commands.Clear()
            $shell.AddScript($Script).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }
}

AfterAll {
    Disconnect-All
}

Describe 'Constrained language mode <Name>' -ForEach $starts -Skip:($PSEdition -ne 'Core') {
    It 'shows tables and lists' {
        $made = New-Mka1Response 'Hi'
        $shown = Invoke-Constrained $Before "Get-Mka1Response $($made.Id) -Context `$context | Format-Table | Out-String -Width 120; Get-Mka1Response $($made.Id) -Context `$context | Format-List | Out-String"
        $shown[0] | Should -BeExactly ($made | Format-Table | Out-String -Width 120)
        $shown[1] | Should -Match "(?m)^Id\s+: $($made.Id)"
        $shown[1] | Should -Match '(?m)^OutputText\s+: You said: Hi'
    }

    It 'converts to JSON' {
        $made = New-Mka1Response 'Hi'
        Invoke-Constrained $Before "Get-Mka1Response $($made.Id) -Context `$context | ConvertTo-Mka1Json" | Should -BeExactly (Get-Mka1Response $made.Id).ToJson()
    }

    It 'takes values of a script' {
        Invoke-Constrained $Before @'
            $made = New-Mka1Response 'Hi' -Metadata @{ team = 'a' } -Context $context
            $made | Set-Mka1ResponseMetadata -Metadata @{ job = 1 } -Context $context | ForEach-Object { $_.Metadata.Keys }
            New-Mka1Response -Input @{ role = 'user'; content = 'Hi' } -Context $context | ForEach-Object Status
            New-Mka1Response 'x' -JsonSchema @{ type = 'object'; properties = @{ a = @{ type = 'string' } } } -Context $context | ForEach-Object Status
            1, 2 | New-Mka1BatchRequest -CustomId { "r$_" } -Prompt { "Row $_" } -Model auto | ForEach-Object CustomId
            Invoke-Mka1Request /api/v1/llm/models/auto -Context $context | ConvertTo-Mka1Json
'@ | Should -Contain completed
    }
}
