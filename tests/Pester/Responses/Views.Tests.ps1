BeforeAll {
    $null = Connect-TestEmulator
    $made = New-Mka1Response 'My name is Ada.'
    $shown = @{
        CompactedResponse = $made | Compress-Mka1Response
        SleepWake         = New-Sleeper | Resume-Mka1Response -Prompt 'up'
        Deletion   = $made | Remove-Mka1Response -Confirm:$false -PassThru
        Response          = New-Mka1Response "A long text with a`nline break $('and more ' * 40)"
    }
}
AfterAll {
    Disconnect-All
}

Describe 'What the response cmdlets give, shown' {
    It 'shows a table of a <Type> that fits 120 columns' -ForEach @(
        @{ Type = 'CompactedResponse'; Head = 'Id', 'Created', 'Items', 'Tokens', 'Output' }
        @{ Type = 'SleepWake'; Head = 'ResponseId', 'Created' }
        @{ Type = 'Deletion'; Head = 'Id', 'Deleted' }
        @{ Type = 'Response'; Head = 'Id', 'Status', 'Tokens', 'Answer', 'Created', 'Model' }
    ) {
        $shown[$Type].GetType().Name | Should -Be $Type
        $lines = @(($shown[$Type] | Out-String -Width 120).Trim() -split '\r?\n')
        $lines | Should -HaveCount 3
        ($lines[0] -split '\s+').Where({ $_ }) | Should -Be $Head
        $lines[2] | Should -BeLike 'resp_????????????????????????????????*'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
    }

    It 'shows a list of a <_> with its id' -ForEach 'CompactedResponse', 'SleepWake', 'Deletion', 'Response' {
        $text = $shown[$_] | Format-List | Out-String -Width 120
        $text | Should -Match '(?m)^(Response)?Id\s+: resp_\w{32}'
        $text | Should -Match '(?m)^Additional\s+:'
    }

    It 'shows no local time before 2020: <_>' -ForEach 'CompactedResponse', 'SleepWake' {
        $shown[$_] | Out-String -Width 120 | Should -Match $shown[$_].CreatedAt.LocalDateTime.ToString('yyyy-MM-dd')
    }
}
