# What Tab offers for the values of parameters.
BeforeDiscovery {
    # Files of the folder are offered only where a path is wanted.
    $rows = foreach ($command in Get-Command -Module Mka1 -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values | Where-Object Name -NotIn ([System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters + 'First', 'Skip', 'IncludeTotalCount')) {
            # The engine declares those of paging itself.
            @{ Command = $command.Name; Parameter = $parameter.Name; Type = $parameter.ParameterType; Attributes = $parameter.Attributes }
        }
    }
    $paths = @(. "$PSScriptRoot/../PathRows.ps1").Name + 'Set-Mka1MemoryEntry -Path', 'New-Mka1MemoryEntry -Path', 'Get-Mka1Extraction -Schema'
    $values = $rows | Where-Object { "$($_.Command) -$($_.Parameter)" -notin $paths }
}

BeforeAll {
    $null = Connect-TestEmulator
    function Get-Completion([string] $Line) { @((TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText) }
}

AfterAll {
    Disconnect-All
}

Describe 'The value of <Command> -<Parameter>' -ForEach $values {
    It 'has a completer, or says that nothing can complete it' {
        $item = if ($Type.IsArray) { $Type.GetElementType() } else { $Type }
        $item = [Nullable]::GetUnderlyingType($item) ?? $item
        $isKnown = $item.IsEnum -or $item -in [bool], [switch], [pscredential] -or
            $Attributes.Where({ $_ -is [System.Management.Automation.ArgumentCompleterAttribute] -or $_ -is [System.Management.Automation.ValidateSetAttribute] })
        $isKnown | Should -Not -BeExactly $false -Because 'the engine would offer the files of the folder; use [FreeText]'
    }
}

Describe 'Completion' {
    It 'offers no files for <_>' -ForEach 'New-Mka1Agent -Instructions ', 'Start-Mka1EvalRun -TaskId ', 'New-Mka1EvalSchedule -Cron ', 'Set-Mka1MemoryEntry -IfMatch ', 'Get-Mka1Embedding -Text ' {
        Push-Location $TestDrive
        try {
            Set-Content file.txt x
            Get-Completion $_ | Should -BeNullOrEmpty
        }
        finally {
            Pop-Location
        }
    }

    It 'offers <Value> for <Line>' -ForEach @(
        @{ Line = 'Start-Mka1EvalRun suite -Model au'; Value = 'auto' }
        @{ Line = 'New-Mka1EvalSchedule suite x -Model au'; Value = 'auto' }
        @{ Line = 'Start-Mka1EvalRun suite -EmbeddingModel meetkai:em'; Value = 'meetkai:embed-small' }
        @{ Line = 'New-Mka1AccessToken alice -Permission read'; Value = 'read:evals' }
        @{ Line = 'Connect-Mka1 -Permission agent'; Value = 'agent:create' }
        @{ Line = 'New-Mka1EvalSchedule suite x -Timezone Europe/Par'; Value = 'Europe/Paris' }
    ) {
        Get-Completion $Line | Should -Contain $Value
    }

    It 'offers names of vector stores, and versions of prompts' {
        $store = New-Mka1VectorStore completion-store
        Get-Completion 'Search-Mka1VectorStore bread completion' | Should -Be completion-store
        Get-Completion "Search-Mka1VectorStore bread $($store.Id.Substring(0, 8))" | Should -Contain $store.Id
        $prompt = New-Mka1Prompt 'completion' 'Hello'
        $null = $prompt | New-Mka1PromptVersion -Template 'Good day'
        $null = $prompt | Get-Mka1PromptVersion
        # Another prompt has versions of the same numbers.
        $other = New-Mka1Prompt 'other completion' 'Hello'
        $null = $other | Get-Mka1PromptVersion
        Get-Completion "Restore-Mka1Prompt $($prompt.Id) -Version " | Sort-Object | Should -Be 1, 2
        Get-Completion "Restore-Mka1Prompt $($other.Id) -Version " | Should -Be 1
    }
}
