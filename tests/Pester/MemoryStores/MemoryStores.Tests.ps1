BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1MemoryStore' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'creates one with all parameters' {
        $store = New-Mka1MemoryStore notes -Description 'What customers like.' -Instructions 'Read it first.' -Visibility workspace -Metadata @{ team = 'ops'; count = 2 }
        $store.Description, $store.Instructions, $store.Visibility, $store.Metadata['count'] | Should -Be 'What customers like.', 'Read it first.', workspace, '2'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a name that is too long'; With = @{ Name = 'x' * 256 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty name'; With = @{ Name = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'an empty description'; With = @{ Name = 'notes'; Description = '' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'empty instructions'; With = @{ Name = 'notes'; Instructions = '' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'an unknown visibility'; With = @{ Name = 'notes'; Visibility = 'public' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'metadata without a value'; With = @{ Name = 'notes'; Metadata = @{ a = $null } }; Id = 'Mka1.InvalidInput,*' }
    ) {
        { New-Mka1MemoryStore @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Set-Mka1MemoryStore' {
    BeforeEach {
        $store = New-Mka1MemoryStore old -Description d -Metadata @{ team = 'ops' }
        Clear-EmulatorRequest
    }

    It 'changes what is given and keeps the rest' {
        ($store | Set-Mka1MemoryStore -Name new).Metadata['team'] | Should -Be ops
        (Set-Mka1MemoryStore $store.Id -Visibility workspace -Instructions 'Read it first.').Visibility | Should -Be workspace
        ($store.Id | Set-Mka1MemoryStore -Metadata @{ a = 1 }).Metadata.Keys | Should -Be a
        $now = Get-Mka1MemoryStore $store.Id
        $now.Name, $now.Description, $now.Instructions | Should -Be new, d, 'Read it first.'
    }

    It 'clears <_>' -ForEach 'Description', 'Instructions' {
        $change = @{ $_ = '' }
        ($store | Set-Mka1MemoryStore @change).$_ | Should -BeExactly ''
        (Get-EmulatorRequest -Method Post).body | Should -Be "{`"$($_.ToLowerInvariant())`":`"`"}"
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a name that is too long'; With = @{ Name = 'x' * 256 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty name'; With = @{ Name = '' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'an unknown visibility'; With = @{ Visibility = 'public' }; Id = 'ParameterArgumentValidationError,*' }
    ) {
        { $store | Set-Mka1MemoryStore @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
