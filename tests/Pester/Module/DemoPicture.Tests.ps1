# The picture of the README shows what the module prints today, and nothing of the machine that drew it.
BeforeAll {
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $picture = "$root/docs/demo.svg"
}

Describe 'The picture of the demo' {
    # Engines may print tables and errors in different ways; this is the one that drew it.
    It 'is what the demo prints, in each run' -Skip:($PSVersionTable.PSVersion -lt [version] '7.6') {
        $drawn = Join-Path $TestDrive demo.svg
        $told = Invoke-Engine -File "$root/build/Export-Picture.ps1" -ArgumentList '-Module', (Get-Module Mka1).ModuleBase, '-Emulator', $env:MKA1_TEST_EMULATOR, '-Target', $drawn
        $LASTEXITCODE | Should -Be 0 -Because ($told -join "`n")
        Get-Content $drawn | Should -Be (Get-Content $picture) -Because 'build.ps1 picture draws it again'
    }

    It 'is XML with a title and a description, and loads and runs nothing' {
        $svg = ([xml] (Get-Content $picture -Raw)).DocumentElement
        $svg.NamespaceURI | Should -Be 'http://www.w3.org/2000/svg'
        $svg.title.InnerText, $svg.desc.InnerText | Should -Not -BeNullOrEmpty
        $svg.SelectNodes('//*').LocalName | Sort-Object -Unique | Should -Be 'circle', 'desc', 'g', 'rect', 'style', 'svg', 'text', 'title'
        $svg.SelectNodes('//@*').LocalName | Where-Object { $_ -match '^on|href$' } | Should -BeNullOrEmpty
        $svg.style | Should -Not -Match '@import|url\('
        (Get-Item $picture).Length | Should -BeLessThan 150KB
    }

    It 'stands still for those who want no motion' {
        # Everything that moves is in one media query.
        $before = (([xml] (Get-Content $picture -Raw)).DocumentElement.style -split '@media \(prefers-reduced-motion:no-preference\)')
        $before | Should -HaveCount 2
        $before[0] | Should -Not -Match 'animation|@keyframes'
    }

    It 'shows no path, no key, and no address but that of the emulator' {
        $shown = ([xml] (Get-Content $picture -Raw)).SelectNodes('//*[local-name()="text" or local-name()="desc"]').InnerText -join "`n"
        $shown | Should -Match '404 Not Found'
        $shown -replace 'http://127\.0\.0\.1:51410/' | Should -Not -Match '(^|[\s''"])(/\w|~|[A-Za-z]:\\)|mk-|://'
    }
}

Describe 'A terminal in the picture' {
    BeforeAll {
        Import-Module "$root/build/Picture.psm1"
        $escape = [char] 27
    }

    AfterAll {
        Remove-Module Picture
    }

    It 'keeps colors and columns' {
        $lines = @(ConvertTo-TerminalLine "a b  c`r`n`n$escape[32;1m d$escape[0m e`n" -Columns 20)
        $lines.Runs.ForEach{ "$($_.Column) $($_.Text) $($_.Class)" } | Should -Be '0 a b ', '5 c ', '1 d green bold', '3 e '
        $lines.ForEach{ $_.Runs.Count } | Should -Be 2, 0, 2
    }

    It 'breaks a line after its last column, and a full line once' {
        $lines = @(ConvertTo-TerminalLine "abcdef`n$escape[31mghi$escape[0m`nj" -Columns 3)
        $lines.Runs.Text | Should -Be 'abc', 'def', 'ghi', 'j'
    }

    It 'refuses what it cannot show: <Name>' -ForEach @(
        @{ Name = 'a bell'; Text = "a$([char] 7)"; Message = '*U+0007*' }
        @{ Name = 'a background'; Text = "$([char] 27)[44ma"; Message = '*the code 44*' }
        @{ Name = 'a move of the cursor'; Text = "$([char] 27)[2Ja"; Message = '*U+001B*' }
    ) {
        { ConvertTo-TerminalLine $Text -Columns 20 } | Should -Throw $Message
    }
}
