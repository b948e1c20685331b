BeforeAll {
    $null = Connect-TestEmulator
    Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
}

AfterAll {
    Disconnect-All
}

Describe 'Add-Mka1ConversationItem' {
    BeforeEach {
        $conversation = New-Mka1Conversation
        Clear-EmulatorRequest
    }

    It 'adds text with a role, hashtables, objects and items, in their order' {
        $added = 'one', @{ role = 'assistant'; content = 'two' }, [pscustomobject]@{ type = 'message'; role = 'user'; content = 'three' } | Add-Mka1ConversationItem $conversation
        "$added" | Should -Be 'one two three'
        $added.Role | Should -Be user, assistant, user
        $added.ConversationId | Sort-Object -Unique | Should -Be $conversation.Id
        (Add-Mka1ConversationItem $conversation.Id 'four' -Role developer).Role | Should -Be developer
        $null = Add-Mka1ConversationItem -ConversationId $conversation -Item (New-Mka1Response five).Output
        @(Get-Mka1ConversationItem $conversation).Count | Should -Be 5
        $other = New-Mka1Conversation
        @($conversation | Get-Mka1ConversationItem | Add-Mka1ConversationItem $other).ConversationId | Sort-Object -Unique | Should -Be $other.Id
    }

    It 'sends 20 with each call' {
        $added = 1..45 | ForEach-Object { "$_" } | Add-Mka1ConversationItem $conversation
        "$added" | Should -Be "$(1..45)"
        (Get-EmulatorRequest -Method Post).body | ForEach-Object { ($_ | ConvertFrom-Json).items.Count } | Should -Be 20, 20, 5
        "$($conversation | Get-Mka1ConversationItem)" | Should -Be "$(1..45)"
    }

    It 'adds nothing after an item that is wrong, and says how many were added' {
        $added = 1..30 | ForEach-Object { if ($_ -eq 25) { 7 } else { "$_" } } |
            Add-Mka1ConversationItem $conversation -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable told -WarningAction SilentlyContinue
        @($added) | Should -HaveCount 20
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput
        "$told" | Should -BeLike '*first 20 items are known to be added*'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'null'; Item = $null }
        @{ What = 'a number'; Item = 7 }
        @{ What = 'an array of lists'; Item = , @(, @('a', 'b')) }
    ) {
        Add-Mka1ConversationItem $conversation $Item -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses a deserialized copy, which has no JSON of the server' {
        $item = New-Mka1Conversation 'one' | Get-Mka1ConversationItem
        Clear-EmulatorRequest
        $kept = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($item))
        $kept | Add-Mka1ConversationItem $conversation -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*copy*Read the object again*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'adds an item again that was deleted, at the end, but not one that is there' {
        $items = 'one', 'two' | Add-Mka1ConversationItem $conversation
        $items[0] | Remove-Mka1ConversationItem -Confirm:$false
        $null = $items[0] | Add-Mka1ConversationItem $conversation
        "$($conversation | Get-Mka1ConversationItem)" | Should -Be 'two one'
        $items[0] | Add-Mka1ConversationItem $conversation -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidRequest -Target $conversation.Id
    }

    It 'tells a conversation that does not exist, and sends nothing with -WhatIf' {
        'a' | Add-Mka1ConversationItem conv_nobody -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target conv_nobody
        Clear-EmulatorRequest
        'a', 'b' | Add-Mka1ConversationItem $conversation -WhatIf
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses an item and names its position: <What>' -ForEach @(
        @{ What = 'empty text'; Item = ''; Message = '*Item 2 of the input:*must not be empty*' }
        @{ What = 'neither type nor role'; Item = @{ foo = 1 }; Message = '*Item 2 of the input (@{foo=1}):*neither a type nor a role*' }
        @{ What = 'a number'; Item = 5; Message = '*Item 2 of the input (5):*as text*' }
        @{ What = 'a date'; Item = [datetime]::new(2026, 1, 1); Message = '*Item 2 of the input (*2026*' }
    ) {
        $conversation = New-Mka1Conversation
        $null = 'first', $Item | Add-Mka1ConversationItem $conversation -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Message
        $null = New-Mka1Conversation 'first', $Item -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Message
    }

    It 'refuses a role that is not known, and completes the case of one that is' {
        $conversation = New-Mka1Conversation
        { Add-Mka1ConversationItem $conversation x -Role boss } | Should -Throw '*boss*user*'
        (Add-Mka1ConversationItem $conversation x -Role Assistant).Role | Should -BeExactly assistant
    }
}

Describe 'Get-Mka1ConversationItem' {
    BeforeAll {
        $conversation = New-Mka1Conversation 'one', 'two', 'three'
    }

    It 'lists the oldest first, or by -Order, of ids and objects' {
        "$(Get-Mka1ConversationItem $conversation.Id)" | Should -Be 'one two three'
        "$($conversation | Get-Mka1ConversationItem -Order Descending)" | Should -Be 'three two one'
        $all = @($conversation, $conversation.Id | Get-Mka1ConversationItem -First 2)
        "$all" | Should -Be 'one two one two'
        "$(Get-Mka1ConversationItem $conversation -After $all[0].Id -Skip 1)" | Should -Be 'three'
    }

    It 'lists those of the conversation of a response' {
        $own = New-Mka1Conversation 'before'
        $response = New-Mka1Response 'My name is Ada.' -Conversation $own.Id
        @($response | Get-Mka1ConversationItem) | Should -HaveCount 3
        @(Get-Mka1ConversationItem -ConversationId $response -First 1).ConversationId | Should -Be $own.Id
        $kept = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($response))
        @($kept | Get-Mka1ConversationItem) | Should -HaveCount 3
        New-Mka1Response 'x' | Get-Mka1ConversationItem -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*Conversation*'
    }

    It 'reads by id, and reads again what came from a conversation' {
        $item = Get-Mka1ConversationItem $conversation -First 1
        "$(Get-Mka1ConversationItem -Id $item.Id -ConversationId $conversation)" | Should -Be one
        "$($item.Id | Get-Mka1ConversationItem -ConversationId $conversation.Id)" | Should -Be one
        "$($item | Get-Mka1ConversationItem)" | Should -Be one
        $kept = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($item))
        "$($kept | Get-Mka1ConversationItem)" | Should -Be one
    }

    It 'names the response that an item came from' {
        $own = New-Mka1Conversation 'before'
        $response = New-Mka1Response 'My name is Ada.' -Conversation $own.Id
        $items = $own | Get-Mka1ConversationItem
        $items.ResponseId | Should -Be $null, $response.Id, $response.Id
        "$($items[1])", "$($items[2])" | Should -Be 'My name is Ada.', $response.OutputText
        (New-Mka1Response 'x').Output[0].ConversationId | Should -BeNullOrEmpty
    }

    It 'needs a conversation for an id' {
        Get-Mka1ConversationItem -Id msg_1 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target msg_1 -Message '*Give -ConversationId*'
    }

    It 'has the text and shows the role' {
        $item = New-Mka1Conversation 'Hello', @{ role = 'assistant'; content = 'Hi' } | Get-Mka1ConversationItem
        ($item | Select-Object Role, Text).Text | Should -Be Hello, Hi
        $table = $item | Format-Table | Out-String -Width 79
        $table | Should -Match 'assistant\s+\S+\s+Hi'
    }
}

Describe 'Remove-Mka1ConversationItem' {
    BeforeEach {
        $conversation = New-Mka1Conversation 'one', 'two', 'three'
        Clear-EmulatorRequest
    }

    It 'deletes each with a call of its own' {
        $items = $conversation | Get-Mka1ConversationItem
        ($items[0, 1] | Remove-Mka1ConversationItem -Confirm:$false -PassThru).Id | Should -Be $items[0, 1].Id
        @(Get-EmulatorRequest -Method Delete) | Should -HaveCount 2
        "$($conversation | Get-Mka1ConversationItem)" | Should -Be three
    }

    It 'deletes many with one call with -Bulk, each once' {
        $items = $conversation | Get-Mka1ConversationItem
        $deletions = $items, $items[0] | ForEach-Object { $_ } | Remove-Mka1ConversationItem -Bulk -Confirm:$false -PassThru
        $deletions.Id | Should -Be $items.Id
        $deletions.Deleted | Sort-Object -Unique | Should -BeTrue
        $request = @(Get-EmulatorRequest -Method Delete)
        $request | Should -HaveCount 1
        ($request[0].body | ConvertFrom-Json).item_ids | Should -Be $items.Id
        $conversation | Get-Mka1ConversationItem | Should -BeNullOrEmpty
    }

    It 'deletes none of a bulk with an id that does not exist' {
        $id = (Get-Mka1ConversationItem $conversation -First 1).Id
        $id, 'msg_nobody' | Remove-Mka1ConversationItem -ConversationId $conversation -Bulk -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target $conversation.Id
        @($conversation | Get-Mka1ConversationItem) | Should -HaveCount 3
    }

    It 'deletes nothing with -WhatIf, and names the conversation' {
        $run = Start-HostedScript { Remove-Mka1ConversationItem msg_1, msg_2 -ConversationId conv_1 -WhatIf -Bulk }
        Wait-Script $run
        "$($run.Host.Pieces)" | Should -BeLike '*Delete item of conv_1 for good*msg_1*msg_2*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
