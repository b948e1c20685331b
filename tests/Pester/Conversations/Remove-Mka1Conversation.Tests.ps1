Describe 'Remove-Mka1Conversation' {
    BeforeAll {
        $null = Connect-TestEmulator
    }
    BeforeEach {
        Clear-EmulatorFault
        $made = 1..3 | ForEach-Object { New-Mka1Conversation }
        Clear-EmulatorRequest
    }
    AfterAll {
        Clear-EmulatorFault
        Disconnect-All
    }

    It 'deletes what is piped, and says nothing without -PassThru' {
        $made[0] | Remove-Mka1Conversation -Confirm:$false | Should -BeNullOrEmpty
        $word = Remove-Mka1Conversation $made[1].Id -Confirm:$false -PassThru
        $word | Should -BeOfType ([Mka1.Http.Deletion])
        $word.Id, $word.Deleted | Should -Be $made[1].Id, $true
        $null = Get-Mka1Conversation $made[0].Id -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound
    }

    It 'deletes a list while it is read' {
        Get-Mka1Conversation | Remove-Mka1Conversation -Confirm:$false
        Get-Mka1Conversation | Should -BeNullOrEmpty
    }

    It 'deletes nothing with -WhatIf, and does not say so of a bad id' {
        $made | Remove-Mka1Conversation -WhatIf
        $null = Remove-Mka1Conversation '' -WhatIf -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'goes on after one that is not there' {
        'conv_none', $made[0].Id | Remove-Mka1Conversation -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target conv_none
        @(Get-EmulatorRequest -Method Delete) | Should -HaveCount 2
    }
}
