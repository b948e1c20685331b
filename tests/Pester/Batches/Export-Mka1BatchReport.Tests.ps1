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

    It 'has numbers on its bars, a legend and the failed requests' {
        $path = Join-Path $TestDrive failed.html
        $null = $batch | Export-Mka1BatchReport -Path $path
        $html = Get-Content $path -Raw
        $html | Should -Match '<text [^>]*>1</text>'
        $html | Should -Match '2 failed \(66.7 %\)'
        $html | Should -Match 'rect class="bad"'
        $html | Should -Match 'Failed and unanswered requests'
        [regex]::Matches($html, 'data-name="Id"').Count | Should -Be 2
        $html | Should -Not -Match '(?i)running, as of'
    }

    It 'says that a batch is running' {
        $open = '[forever]' | New-Mka1BatchRequest -Prompt { $_ } | New-Mka1Batch
        Wait-Until { ($open | Get-Mka1Batch).Status -eq 'in_progress' }
        $path = Join-Path $TestDrive running.html
        $null = $open | Export-Mka1BatchReport -Path $path
        $html = Get-Content $path -Raw
        $html | Should -Match 'Running, as of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC'
        $html | Should -Match '0 of 1 done, 1 running'
        $null = $open | Stop-Mka1Batch
    }

    It 'shows when each batch ran and which batch it restarted' {
        $path = Join-Path $TestDrive family.html
        $null = $batch | Restart-Mka1Batch | Wait-Mka1Batch -PollIntervalSeconds 0.1
        $null = Export-Mka1BatchReport -Group 'measured & marked' -Path $path
        $html = Get-Content $path -Raw
        $html | Should -Match "restart of $($batch.Id)"
        $html | Should -Match '1 of 1'
        $html.IndexOf("<span>$($batch.Id)") | Should -BeLessThan $html.IndexOf("restart of $($batch.Id)") -Because 'a restart follows what it restarts'
        $html | Should -Match '1 of 3 done, 2 failed'
        # A narrow screen has no column headings.
        [regex]::Matches($html, 'data-name="Time"><span><svg').Count | Should -Be 2
        { [xml]($html -replace '<!DOCTYPE html>' -replace '<meta[^>]*>') } | Should -Not -Throw -Because 'every mark that opens also closes'
    }
}
