BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1Prompt' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'creates one with all parameters' {
        $prompt = New-Mka1Prompt greeting 'Greet {{name}}.' -Description 'Greets a customer.' -Metadata @{ team = 'ops'; public = $true }
        $prompt.Name, $prompt.Template, $prompt.Description, $prompt.Metadata['public'] | Should -Be greeting, 'Greet {{name}}.', 'Greets a customer.', true
        $prompt.ActiveVersion, $prompt.LatestVersion | Should -Be 1, 1
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a name that is too long'; With = @{ Name = 'x' * 256 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty name'; With = @{ Name = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'a template that is too long'; With = @{ Template = 'x' * 100001 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty template'; With = @{ Template = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'an empty description'; With = @{ Description = '' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'metadata without a value'; With = @{ Metadata = @{ a = $null } }; Id = 'Mka1.InvalidInput,*' }
    ) {
        $all = @{ Name = 'greeting'; Template = 'Greet {{name}}.' }
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        { New-Mka1Prompt @all -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-Mka1Prompt' {
    It 'returns the template by id, but not in a list' {
        $prompt = New-Mka1Prompt greeting 'Greet {{name}}.'
        (Get-Mka1Prompt $prompt.Id).Template | Should -Be 'Greet {{name}}.'
        $listed = Get-Mka1Prompt -First 1
        $listed.Id | Should -Be $prompt.Id
        $listed.Template | Should -BeNullOrEmpty
        ($listed | Get-Mka1Prompt).Template | Should -Be 'Greet {{name}}.'
    }
}

Describe 'Restore-Mka1Prompt' {
    BeforeEach {
        $prompt = New-Mka1Prompt greeting 'Greet {{name}}.'
        Clear-EmulatorRequest
    }

    It 'makes a version the active one' {
        $restored = $prompt | Restore-Mka1Prompt -Version 1
        $restored.Id, $restored.ActiveVersion | Should -Be $prompt.Id, 1
        (Get-EmulatorRequest -Method Post).body | Should -Be '{"version":1}'
    }

    It 'reports a version that does not exist, for its prompt' {
        $null = $prompt | Restore-Mka1Prompt -Version 2 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target $prompt.Id
    }

    It 'refuses version <_> before anything is sent' -ForEach 0, -1 {
        { $prompt | Restore-Mka1Prompt -Version $_ -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
