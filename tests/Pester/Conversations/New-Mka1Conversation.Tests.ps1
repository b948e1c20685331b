Describe 'New-Mka1Conversation' {
    BeforeAll {
        $null = Connect-TestEmulator
    }
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }
    AfterAll {
        Clear-EmulatorFault
        Disconnect-All
    }

    It 'creates an empty conversation' {
        $conversation = New-Mka1Conversation
        $conversation | Should -BeOfType ([Mka1.Conversations.Conversation])
        $conversation.Id | Should -BeLike 'conv_*'
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

    It 'sends nothing with -WhatIf' {
        New-Mka1Conversation 'Hello' -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = '21 items'; With = @{ Item = @('x') * 21 }; Says = '*at most 20 items*21*' }
        @{ What = 'an item that is a number'; With = @{ Item = 42 }; Says = '*hashtable or an object*' }
        @{ What = 'metadata that are too long'; With = @{ Metadata = @{ ('k' * 65) = 'x' } }; Says = '*64*' }
        @{ What = 'metadata without a value'; With = @{ Metadata = @{ k = $null } }; Says = "*'k' is null*" }
    ) {
        $null = New-Mka1Conversation @With -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Says
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
