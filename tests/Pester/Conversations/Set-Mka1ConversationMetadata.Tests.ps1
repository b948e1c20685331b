Describe 'Set-Mka1ConversationMetadata' {
    BeforeAll {
        $null = Connect-TestEmulator
    }
    BeforeEach {
        Clear-EmulatorFault
        $conversation = New-Mka1Conversation -Metadata @{ team = 'ops'; Stage = 'one' }
        Clear-EmulatorRequest
    }
    AfterAll {
        Clear-EmulatorFault
        Disconnect-All
    }

    It 'replaces, merges and removes' {
        (Set-Mka1ConversationMetadata $conversation.Id @{ a = 1 }).Metadata.Keys | Should -Be a
        ($conversation | Set-Mka1ConversationMetadata -Metadata @{ b = 2 } -Merge).Metadata.Keys | Sort-Object | Should -Be a, b
        ($conversation.Id | Set-Mka1ConversationMetadata -RemoveKey a).Metadata.Keys | Should -Be b
        (Get-Mka1Conversation $conversation.Id).Metadata['b'] | Should -Be '2'
    }

    It 'warns of a key that is not there' {
        $null = $conversation | Set-Mka1ConversationMetadata -RemoveKey stage -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike "*no metadata key 'stage'; it has 'Stage'*"
    }

    It 'changes nothing with -WhatIf' {
        $null = $conversation | Set-Mka1ConversationMetadata -Metadata @{ a = 1 } -WhatIf
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a blank id'; Run = { Set-Mka1ConversationMetadata ' ' @{ a = 1 } -WhatIf -ErrorAction Stop } }
        @{ What = 'replacing and removing at once'; Run = { $conversation | Set-Mka1ConversationMetadata -Metadata @{ a = 1 } -RemoveKey b -ErrorAction Stop } }
    ) {
        $Run | Should -Throw -ErrorId 'Mka1.InvalidInput,*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
