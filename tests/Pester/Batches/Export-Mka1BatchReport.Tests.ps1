Describe 'Export-Mka1BatchReport' {
    BeforeAll {
        $null = Connect-TestEmulator
        $batch = 'Hi', '[fail 429] <b>x</b>', '[fail mine]' | New-Mka1BatchRequest -Prompt { $_ } |
            New-Mka1Batch -Group 'measured & marked' | Wait-Mka1Batch -PollIntervalSeconds 0.1
    }

    It 'writes a self-contained page' {
        $path = Join-Path $TestDrive report.html
        $file = Export-Mka1BatchReport -Group 'measured & marked' -Path $path -Title 'Tonight <1>'
        $file | Should -BeOfType System.IO.FileInfo
        $html = Get-Content $path -Raw
        $html | Should -Match '<svg'
        $html | Should -Match 'measured &amp; marked'
        $html | Should -Match 'Tonight &lt;1&gt;'
        $html | Should -Match 'prefers-color-scheme:dark'
        $html | Should -Not -Match 'https?://|<script|src='
        { Export-Mka1BatchReport $batch.Id -Path $path } | Should -Throw '*-Force*'
        $batch | Export-Mka1BatchReport -Path $path -Force | Should -Not -BeNullOrEmpty
        $batch | Export-Mka1BatchReport -Path (Join-Path $TestDrive other.html) -WhatIf
        Test-Path (Join-Path $TestDrive other.html) | Should -BeFalse
        { $batch | Export-Mka1BatchReport -Path $TestDrive } | Should -Throw '*is a directory*'
    }

    It 'shows when each batch ran and which batch it restarted' {
        $path = Join-Path $TestDrive family.html
        $null = $batch | Restart-Mka1Batch | Wait-Mka1Batch -PollIntervalSeconds 0.1
        $null = Export-Mka1BatchReport -Group 'measured & marked' -Path $path
        $html = Get-Content $path -Raw
        $html | Should -Match "restart of $($batch.Id)"
        $html | Should -Match '1 of 1'
        # A narrow screen has no column headings.
        [regex]::Matches($html, 'data-name="Time"><span><svg').Count | Should -Be 2
        { [xml]($html -replace '<!DOCTYPE html>' -replace '<meta[^>]*>') } | Should -Not -Throw -Because 'every mark that opens also closes'
    }
}
