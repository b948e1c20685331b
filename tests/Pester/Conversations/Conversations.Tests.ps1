BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1Conversation' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'creates an empty conversation' {
        (New-Mka1Conversation).Id | Should -BeLike 'conv_*'
        (Get-EmulatorRequest -Method Post).body | Should -Be '{}'
    }

    It 'creates one with items of every form and metadata' {
        $made = New-Mka1Conversation 'Hello', @{ role = 'assistant'; content = 'Hi' }, ([pscustomobject]@{ role = 'user'; content = 'Bye' }) -Metadata @{ team = 'ops'; count = 2 }
        $made.Metadata['team'], $made.Metadata['count'] | Should -Be 'ops', '2'
        $sent = (Get-EmulatorRequest -Method Post).body | ConvertFrom-Json
        $sent.items.content | Should -Be Hello, Hi, Bye
        $sent.items[0].type, $sent.items[0].role | Should -Be message, user
    }

    It 'is what a response goes on with' {
        $conversation = New-Mka1Conversation
        (New-Mka1Response 'Hello' -Conversation $conversation.Id).OutputText | Should -Be 'You said: Hello'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = '21 items'; With = @{ Item = @('x') * 21 }; Says = '*at most 20 items*21*' }
        @{ What = 'an item that is a number'; With = @{ Item = 42 }; Says = '*hashtable or an object*' }
        @{ What = 'metadata that is too long'; With = @{ Metadata = @{ ('k' * 65) = 'x' } }; Says = '*64*' }
        @{ What = 'metadata without a value'; With = @{ Metadata = @{ k = $null } }; Says = "*'k' is null*" }
    ) {
        $null = New-Mka1Conversation @With -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Says
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-Mka1Conversation' {
    BeforeAll {
        Get-Mka1Conversation | Remove-Mka1Conversation -Confirm:$false
        $made = 1..3 | ForEach-Object { New-Mka1Conversation "Topic $_" -Metadata @{ number = $_; odd = [bool]($_ % 2) } }
    }

    It 'lists by <What>' -ForEach @(
        @{ What = 'default, the oldest first'; With = @{}; Numbers = '1', '2', '3' }
        @{ What = 'order'; With = @{ Order = 'Descending' }; Numbers = '3', '2', '1' }
        @{ What = 'metadata'; With = @{ Metadata = @{ odd = $true } }; Numbers = '1', '3' }
        @{ What = 'words in the items'; With = @{ Search = 'topic 2' }; Numbers = , '2' }
        @{ What = 'number and skip'; With = @{ First = 1; Skip = 1 }; Numbers = , '2' }
    ) {
        Clear-EmulatorRequest
        @(Get-Mka1Conversation @With | ForEach-Object { $_.Metadata['number'] }) | Should -Be $Numbers
        @(Get-EmulatorRequest) | Should -HaveCount 1
    }

    It 'begins after an id' {
        (Get-Mka1Conversation -After $made[0].Id).Id | Should -Be $made[1, 2].Id
    }
}

Describe 'Set-Mka1ConversationMetadata' {
    BeforeEach {
        $conversation = New-Mka1Conversation -Metadata @{ team = 'ops'; Stage = 'one' }
        Clear-EmulatorRequest
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

    It 'refuses to replace and remove at once' {
        { $conversation | Set-Mka1ConversationMetadata -Metadata @{ a = 1 } -RemoveKey b -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput,*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
