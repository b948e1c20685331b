BeforeAll {
    $null = Connect-TestEmulator

    function Get-Shown([string] $Prompt) {
        $said = @(New-Mka1Response $Prompt -Stream -AsText 6>&1)
        -join @($said | Where-Object { $_ -is [System.Management.Automation.InformationRecord] })
    }
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1Response -Stream -AsText' {
    It 'ends with the reason: <Prompt>' -ForEach @(
        @{ Prompt = 'x [fail]'; End = '[[]failed: *]' }
        @{ Prompt = 'x [fail rate_limit_exceeded]'; End = '[[]failed: rate_limit_exceeded*]' }
        @{ Prompt = 'one two three four [incomplete]'; End = '[[]incomplete: max_output_tokens]' }
    ) {
        $lines = (Get-Shown $Prompt).TrimEnd() -split '\r?\n'
        $lines[-1] | Should -BeLike $End
    }

    It 'ends with the text of a completed response or a refusal' {
        (Get-Shown 'Hi').TrimEnd() | Should -BeExactly 'You said: Hi'
        (Get-Shown 'no [refuse]').TrimEnd() | Should -BeExactly 'I cannot help with that.'
    }
}
