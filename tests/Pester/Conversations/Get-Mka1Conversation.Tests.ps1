Describe 'Get-Mka1Conversation' {
    BeforeAll {
        $null = Connect-TestEmulator
        $made = 1..3 | ForEach-Object { New-Mka1Conversation "Topic $_" -Metadata @{ number = $_; odd = [bool]($_ % 2) } }
    }
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }
    AfterAll {
        Clear-EmulatorFault
        Disconnect-All
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'an array'; Run = { Get-Mka1Conversation -Id $made.Id } }
        @{ What = 'ids'; Run = { $made.Id | Get-Mka1Conversation } }
        @{ What = 'objects'; Run = { $made | Get-Mka1Conversation -ThrottleLimit 1 } }
        @{ What = 'the name ConversationId'; Run = { $made | Select-Object @{ n = 'ConversationId'; e = 'Id' } | Get-Mka1Conversation } }
        @{ What = 'what a job gives'; Run = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($made)) | Get-Mka1Conversation } }
    ) {
        $found = & $Run
        $found | Should -BeOfType ([Mka1.Conversations.Conversation])
        $found.Id | Should -Be $made.Id
    }

    It 'lists by <What>' -ForEach @(
        @{ What = 'nothing: the oldest first'; With = @{}; Numbers = '1', '2', '3' }
        @{ What = 'order'; With = @{ Order = 'Descending' }; Numbers = '3', '2', '1' }
        @{ What = 'metadata'; With = @{ Metadata = @{ odd = $true } }; Numbers = '1', '3' }
        @{ What = 'words in the items'; With = @{ Search = 'topic 2' }; Numbers = , '2' }
        @{ What = 'number and skip'; With = @{ First = 1; Skip = 1 }; Numbers = , '2' }
    ) {
        @(Get-Mka1Conversation @With | ForEach-Object { $_.Metadata['number'] }) | Should -Be $Numbers
        @(Get-EmulatorRequest) | Should -HaveCount 1
    }

    It 'begins after an id' {
        (Get-Mka1Conversation -After $made[0].Id).Id | Should -Be $made[1, 2].Id
    }

    It 'goes on after one that is not there' {
        $given = $made[0].Id, 'conv_none', $made[1].Id | Get-Mka1Conversation -ErrorVariable problems -ErrorAction SilentlyContinue
        $given.Id | Should -Be $made[0, 1].Id
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target conv_none
    }

    It 'shows a table and a list' {
        $shown = $made[0] | Format-Table | Out-String -Width 120
        $shown | Should -Match 'Id\s+Created\s+Metadata'
        $shown | Should -Match '(number=1, odd=true|odd=true, number=1)'
        $made[0] | Format-List | Out-String | Should -Match 'Created\s+: \d{4}-'
    }
}
