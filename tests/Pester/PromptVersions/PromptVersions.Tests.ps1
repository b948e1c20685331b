BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1PromptVersion' {
    BeforeEach {
        $prompt = New-Mka1Prompt greeting 'Greet {{name}}.'
        Clear-EmulatorRequest
    }

    It 'adds a version, which is active at once' {
        $version = $prompt | New-Mka1PromptVersion -Template 'Hi {{name}}!'
        $version.PromptId, $version.Version, $version.Template | Should -Be $prompt.Id, 2, 'Hi {{name}}!'
        $version.CreatedAt | Should -BeOfType ([DateTimeOffset])
        (Get-EmulatorRequest -Method Post).body | Should -Be '{"template":"Hi {{name}}!"}'
        $read = Get-Mka1Prompt $prompt
        $read.ActiveVersion, $read.LatestVersion, $read.Template | Should -Be 2, 2, 'Hi {{name}}!'
    }

    It 'goes on from the latest version after a rollback' {
        $null = $prompt | New-Mka1PromptVersion -Template b
        $null = $prompt | Restore-Mka1Prompt -Version 1
        ($prompt | New-Mka1PromptVersion -Template c).Version | Should -Be 3
        (Get-Mka1Prompt $prompt).Template | Should -Be c
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a template that is too long'; Template = 'x' * 100001; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty template'; Template = ''; Id = 'ParameterArgumentValidationError,*' }
    ) {
        { $prompt | New-Mka1PromptVersion -Template $Template -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-Mka1PromptVersion' {
    BeforeAll {
        $prompt = New-Mka1Prompt greeting a
        $null = 'b', 'c' | ForEach-Object { New-Mka1PromptVersion $prompt $_ }
    }

    It 'lists the versions in both orders' {
        ($prompt | Get-Mka1PromptVersion -Order Ascending).Template | Should -Be a, b, c
        ($prompt | Get-Mka1PromptVersion -Order Descending -First 2).Version | Should -Be 3, 2
    }

    It 'reads versions by their numbers' {
        (Get-Mka1PromptVersion $prompt -Version 3, 1).Template | Should -Be c, a
        (1, 2 | Get-Mka1PromptVersion -PromptId $prompt.Id).Template | Should -Be a, b
        (Get-Mka1PromptVersion $prompt -Version 2 | Get-Mka1PromptVersion).Template | Should -Be b
    }

    It 'refuses the id of a version' {
        $version = Get-Mka1PromptVersion $prompt -Version 1
        { Get-Mka1PromptVersion $prompt $version.Id -ErrorAction Stop } | Should -Throw '*by its number*' -ErrorId 'Mka1.InvalidInput,*'
    }
}
