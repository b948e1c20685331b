BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'New-Mka1VectorStore' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'creates one of nothing' {
        $store = New-Mka1VectorStore
        $store | Should -BeOfType ([Mka1.VectorStores.VectorStore])
        $store.Id | Should -BeLike 'vs_*'
        $store.ExpiresAt | Should -BeNullOrEmpty
        (Get-EmulatorRequest -Method Post).body | Should -Be '{}'
    }

    It 'creates one with all that it takes' {
        $store = New-Mka1VectorStore handbooks -Description 'What the staff may ask.' -ExpiresAfterDays 7 -Metadata @{ team = 'ops'; count = 2 }
        $store.Name, $store.Description, $store.Metadata['count'] | Should -Be handbooks, 'What the staff may ask.', '2'
        $store.ExpiresAt | Should -Be $store.LastActiveAt.AddDays(7)
    }

    It 'sends nothing with -WhatIf' {
        New-Mka1VectorStore handbooks -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'metadata that are too long'; With = @{ Metadata = @{ ('k' * 65) = 'x' } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an expiry after no day'; With = @{ ExpiresAfterDays = 0 }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'an empty name'; With = @{ Name = '' }; Id = 'ParameterArgumentValidationError,*' }
    ) {
        { New-Mka1VectorStore @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-Mka1VectorStore' {
    BeforeAll {
        Get-Mka1VectorStore | Remove-Mka1VectorStore -Confirm:$false
        $made = 1..3 | ForEach-Object { New-Mka1VectorStore "Topic $_" }
    }
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'an array'; Run = { Get-Mka1VectorStore -Id $made.Id } }
        @{ What = 'ids'; Run = { $made.Id | Get-Mka1VectorStore } }
        @{ What = 'objects'; Run = { $made | Get-Mka1VectorStore -ThrottleLimit 1 } }
        @{ What = 'the name VectorStoreId'; Run = { $made | Select-Object @{ n = 'VectorStoreId'; e = 'Id' } | Get-Mka1VectorStore } }
    ) {
        (& $Run).Name | Should -Be $made.Name
    }

    It 'lists by <What>' -ForEach @(
        @{ What = 'nothing: the newest first'; With = @{}; Names = 'Topic 3', 'Topic 2', 'Topic 1' }
        @{ What = 'order'; With = @{ Order = 'Ascending' }; Names = 'Topic 1', 'Topic 2', 'Topic 3' }
        @{ What = 'number and skip'; With = @{ First = 1; Skip = 1 }; Names = , 'Topic 2' }
    ) {
        (Get-Mka1VectorStore @With).Name | Should -Be $Names
        @(Get-EmulatorRequest) | Should -HaveCount 1
    }

    It 'begins after an id' {
        (Get-Mka1VectorStore -After $made[1].Id).Id | Should -Be $made[0].Id
    }

    It 'goes on after one that is not there' {
        $given = $made[0].Id, 'vs_none', $made[1].Id | Get-Mka1VectorStore -ErrorVariable problems -ErrorAction SilentlyContinue
        $given.Id | Should -Be $made[0, 1].Id
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target vs_none
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

    It 'changes nothing with -WhatIf' {
        $store | Set-Mka1VectorStore -Name new -ExpiresAfterDays 2 -Metadata @{ a = 1 } -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a blank id'; Run = { Set-Mka1VectorStore ' ' -Name new -WhatIf -ErrorAction Stop } }
        @{ What = 'no change'; Run = { $store | Set-Mka1VectorStore -ErrorAction Stop } }
        @{ What = 'metadata without a value'; Run = { $store | Set-Mka1VectorStore -Metadata @{ a = $null } -ErrorAction Stop } }
    ) {
        $Run | Should -Throw -ErrorId 'Mka1.InvalidInput,*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Remove-Mka1VectorStore' {
    BeforeEach {
        $made = 1..2 | ForEach-Object { New-Mka1VectorStore }
        Clear-EmulatorRequest
    }

    It 'deletes what is piped, and says nothing without -PassThru' {
        $made[0] | Remove-Mka1VectorStore -Confirm:$false | Should -BeNullOrEmpty
        (Remove-Mka1VectorStore $made[1].Id -Confirm:$false -PassThru).Deleted | Should -BeTrue
        $null = Get-Mka1VectorStore $made[0].Id -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound
    }

    It 'deletes nothing with -WhatIf, and does not say so of a bad id' {
        $made | Remove-Mka1VectorStore -WhatIf
        $null = Remove-Mka1VectorStore '' -WhatIf -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
