BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1VectorStore' {
    It 'creates one without parameters' {
        Clear-EmulatorRequest
        $store = New-Mka1VectorStore
        $store.Id | Should -BeLike 'vs_*'
        $store.ExpiresAt | Should -BeNullOrEmpty
        (Get-EmulatorRequest -Method Post).body | Should -Be '{}'
    }

    It 'creates one with all parameters' {
        $store = New-Mka1VectorStore handbooks -Description 'What the staff may ask.' -ExpiresAfterDays 7 -Metadata @{ team = 'ops'; count = 2 }
        $store.Name, $store.Description, $store.Metadata['count'] | Should -Be handbooks, 'What the staff may ask.', '2'
        $store.ExpiresAt | Should -Be $store.LastActiveAt.AddDays(7)
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'metadata that is too long'; With = @{ Metadata = @{ ('k' * 65) = 'x' } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an expiry after no day'; With = @{ ExpiresAfterDays = 0 }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'an empty name'; With = @{ Name = '' }; Id = 'ParameterArgumentValidationError,*' }
    ) {
        Clear-EmulatorRequest
        { New-Mka1VectorStore @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Set-Mka1VectorStore' {
    BeforeEach {
        $store = New-Mka1VectorStore old -Metadata @{ team = 'ops' }
        Clear-EmulatorRequest
    }

    It 'changes what is given and keeps the rest' {
        ($store | Set-Mka1VectorStore -Name new).Metadata['team'] | Should -Be ops
        (Set-Mka1VectorStore $store.Id -ExpiresAfterDays 2).ExpiresAt | Should -Be $store.LastActiveAt.AddDays(2)
        ($store.Id | Set-Mka1VectorStore -Metadata @{ a = 1 }).Metadata.Keys | Should -Be a
        (Get-Mka1VectorStore $store.Id).Name | Should -Be new
    }

    It 'refuses metadata without a value' {
        $null = $store | Set-Mka1VectorStore -Metadata @{ a = $null } -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message "*'a' is null*"
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Search-Mka1VectorStore' {
    It 'takes the column Name of rows, but not the name of another kind' {
        $store = New-Mka1VectorStore 'by name'
        { $store | Select-Object Name | Search-Mka1VectorStore bread -ErrorAction Stop } | Should -Not -Throw
        $null = New-Mka1Agent 'by name' | Search-Mka1VectorStore bread -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput
    }
}
