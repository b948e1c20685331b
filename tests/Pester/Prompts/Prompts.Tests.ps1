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

    It 'says of which version the template is' {
        $prompt = New-Mka1Prompt 'versions' 'Hello {{name}}'
        $null = $prompt | New-Mka1PromptVersion -Template 'Good day {{name}}'
        ($prompt | Get-Mka1Prompt -Version 1 -Variable @{ name = 'Ann' }).TemplateVersion | Should -Be 1
        $second = $prompt | Get-Mka1PromptVersion | Where-Object Version -EQ 2 | Get-Mka1Prompt -Variable @{ name = 'Ann' }
        $second.TemplateVersion | Should -Be 2
        $active = $prompt | Get-Mka1Prompt
        $active.TemplateVersion | Should -Be $active.ActiveVersion
    }
}

Describe 'Get-Mka1Prompt -Variable' {
    BeforeAll {
        $prompt = New-Mka1Prompt greeting 'Greet {{name}}, {{ age }}, {{other}}.'
        $null = $prompt | New-Mka1PromptVersion -Template 'Hi {{name}}!'
    }

    It 'renders with <What>' -ForEach @(
        @{ What = 'a hashtable'; Variable = @{ name = 'Ann'; age = 7 } }
        @{ What = 'a row'; Variable = [pscustomobject]@{ name = 'Ann'; age = '7' } }
        @{ What = 'JSON'; Variable = '{"name":"Ann","age":7}' }
    ) {
        $read = $prompt | Get-Mka1Prompt -Version 1 -Variable $Variable
        $read.Template, $read.RenderedTemplate | Should -Be 'Greet {{name}}, {{ age }}, {{other}}.', 'Greet Ann, 7, {{other}}.'
    }

    It 'renders the active version, and nothing without values' {
        ($prompt | Get-Mka1Prompt -Variable @{ name = 'Zoë & "co"' }).RenderedTemplate | Should -Be 'Hi Zoë & "co"!'
        ($prompt | Get-Mka1Prompt).RenderedTemplate | Should -BeNullOrEmpty
        ($prompt | Get-Mka1Prompt -Version 1).Template | Should -BeLike 'Greet*'
    }

    It 'renders each version that is piped' {
        ($prompt | Get-Mka1PromptVersion -Order Ascending | Get-Mka1Prompt -Variable @{ name = 'Ann' }).RenderedTemplate | Should -Be 'Greet Ann, {{ age }}, {{other}}.', 'Hi Ann!'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'text that is not JSON'; With = @{ Variable = 'Ann' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'values too long for an address'; With = @{ Variable = @{ name = 'x' * 4096 } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'version 0'; With = @{ Version = 0 }; Id = 'ParameterArgumentValidationError,*' }
    ) {
        Clear-EmulatorRequest
        { $prompt | Get-Mka1Prompt @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'reports a version that does not exist, for its prompt' {
        $null = $prompt | Get-Mka1Prompt -Version 3 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target $prompt.Id
    }
}

Describe 'Set-Mka1Prompt' {
    BeforeEach {
        $prompt = New-Mka1Prompt greeting 'Greet {{name}}.' -Description d
        Clear-EmulatorRequest
    }

    It 'changes all that is given, and keeps the template' {
        $changed = $prompt | Set-Mka1Prompt -Name welcome -Description '' -Metadata @{ team = 'ops' }
        $changed.Name, $changed.Description, $changed.Metadata['team'], $changed.ActiveVersion | Should -Be welcome, '', ops, 1
        (Get-Mka1Prompt $prompt).Template | Should -Be 'Greet {{name}}.'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a name that is too long'; With = @{ Name = 'x' * 256 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty name'; With = @{ Name = '' }; Id = 'ParameterArgumentValidationError,*' }
    ) {
        { $prompt | Set-Mka1Prompt @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
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

    It 'takes a version from the pipeline' {
        $second = $prompt | New-Mka1PromptVersion -Template 'Hi {{name}}!'
        (Get-Mka1Prompt $prompt).ActiveVersion | Should -Be 2
        $restored = Get-Mka1PromptVersion $prompt -Version 1 | Restore-Mka1Prompt
        $restored.ActiveVersion, $restored.LatestVersion | Should -Be 1, 2
        (Get-Mka1Prompt $prompt).Template | Should -Be 'Greet {{name}}.'
        ($second | Restore-Mka1Prompt).ActiveVersion | Should -Be 2
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
