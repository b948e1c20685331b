# The colors of statuses.
BeforeDiscovery {
    $statuses = @{ Status = 'completed'; Group = 'Foreground'; Color = 'Green' }, @{ Status = 'failed'; Group = 'Formatting'; Color = 'Error' }, @{ Status = 'expired'; Group = 'Formatting'; Color = 'Error' },
    @{ Status = 'cancelled'; Group = 'Formatting'; Color = 'Warning' }, @{ Status = 'incomplete'; Group = 'Formatting'; Color = 'Warning' }, @{ Status = 'in_progress'; Group = 'Foreground'; Color = 'Cyan' }
}

Describe 'The color of a status' -Skip:($PSEdition -ne 'Core') {
    BeforeAll {
        $rendering = $PSStyle.OutputRendering
        function New-Sample([string] $Status) {
            [Mka1.Responses.Response]::FromJson((@{ id = 'resp_1'; status = $Status; error = @{ code = 'boom' }; usage = @{ total_tokens = 7 } } | ConvertTo-Json))
        }
    }

    # The person who runs the tests may have set it.
    BeforeEach {
        $env:NO_COLOR = $null
    }

    AfterEach {
        $PSStyle.OutputRendering = $rendering
        $env:NO_COLOR = $null
    }

    It 'is that of $PSStyle: <Status>' -ForEach $statuses {
        $PSStyle.OutputRendering = 'Ansi'
        $expected = "$($PSStyle.$Group.$Color)$Status$($PSStyle.Reset)"
        New-Sample $Status | Format-Table | Out-String -Width 120 | Should -BeLike "*$([WildcardPattern]::Escape($expected))*"
        New-Sample $Status | Format-List | Out-String -Width 120 | Should -BeLike "*$([WildcardPattern]::Escape($expected))*"
    }

    It 'is none for an unknown status, whose sequences are visible' {
        $PSStyle.OutputRendering = 'Ansi'
        New-Sample "odd$([char] 27)[2J" | Format-List | Out-String | Should -BeLike '*odd\u001b`[2J*'
    }

    It 'is none with PlainText, with NO_COLOR and in redirected output: <_>' -ForEach 'PlainText', 'NO_COLOR', 'Host' {
        $PSStyle.OutputRendering = if ($_ -eq 'NO_COLOR') { 'Ansi' } else { $_ }
        $env:NO_COLOR = if ($_ -eq 'NO_COLOR') { '1' }
        New-Sample failed | Format-Table | Out-String | Should -Not -Match "failed$([char] 27)"
        New-Sample failed | Out-File $TestDrive/out.txt
        Get-Content $TestDrive/out.txt -Raw | Should -Not -Match "$([char] 27)\S*failed"
    }

    It 'changes no column' {
        $plain = New-Sample failed | Format-Table | Out-String -Width 120
        $PSStyle.OutputRendering = 'Ansi'
        (New-Sample failed | Format-Table | Out-String -Width 120) -replace '\x1B\[[\d;]*m' | Should -BeExactly ($plain -replace '\x1B\[[\d;]*m')
    }

    It 'is in no member' {
        $PSStyle.OutputRendering = 'Ansi'
        (New-Sample failed).Status | Should -BeExactly failed
        New-Sample failed | ConvertTo-Json -Depth 1 -WarningAction Ignore | Should -Not -Match '\\u001b'
    }
}
