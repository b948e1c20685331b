# Odd paths, wherever a cmdlet takes one: each is an error of this module about that path, and nothing is sent.
BeforeDiscovery {
    $takers = @(
        @{ Name = 'Send-Mka1File -Path'; Run = { param($p) Send-Mka1File -Path $p -Purpose batch } }
        @{ Name = 'Send-Mka1File -LiteralPath'; Run = { param($p) Send-Mka1File -LiteralPath $p -Purpose batch } }
        @{ Name = 'New-Mka1Batch -Path'; Run = { param($p) New-Mka1Batch -Path $p } }
        @{ Name = 'New-Mka1Batch -LiteralPath'; Run = { param($p) New-Mka1Batch -LiteralPath $p } }
        @{ Name = 'Test-Mka1BatchInput -Path'; Run = { param($p) Test-Mka1BatchInput -Path $p } }
        @{ Name = 'Test-Mka1BatchInput -LiteralPath'; Run = { param($p) Test-Mka1BatchInput -LiteralPath $p } }
        @{ Name = 'Save-Mka1File -Path'; Run = { param($p) Save-Mka1File file-1 -Path $p } }
        @{ Name = 'Save-Mka1File -LiteralPath'; Run = { param($p) Save-Mka1File file-1 -LiteralPath $p } }
        @{ Name = 'Save-Mka1ResponseContent -Path'; Run = { param($p) $response | Save-Mka1ResponseContent -Path $p } }
        @{ Name = 'Export-Mka1BatchInput -Path'; Run = { param($p) $request | Export-Mka1BatchInput -Path $p } }
        @{ Name = 'Export-Mka1BatchReport -Path'; Run = { param($p) Export-Mka1BatchReport batch_1 -Path $p } }
        @{ Name = 'New-Mka1Response -Image'; Run = { param($p) New-Mka1Response x -Image $p } }
        @{ Name = 'New-Mka1Response -File'; Run = { param($p) New-Mka1Response x -File $p } }
        @{ Name = 'New-Mka1Response -Audio'; Run = { param($p) New-Mka1Response x -Audio $p } }
        @{ Name = 'New-Mka1Response -JsonSchema'; Run = { param($p) New-Mka1Response x -JsonSchema $p } }
    )
}

BeforeAll {
    Disconnect-All
    # Whoever sends something all the same gets another error than that of the input.
    $null = Connect-Mka1 -Uri http://127.0.0.1:1 -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0
    $response = [Mka1.Responses.Response]::FromJson('{"id":"resp_1","status":"completed","output_text":"Hi"}')
    $request = '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Hi"}]}}' | ConvertFrom-Json
    $place = (New-Item -ItemType Directory (Join-Path $TestDrive 'paths')).FullName
    $null = New-Item -ItemType Directory (Join-Path $place there)
    # A lone bracket fails where there is something to match with it.
    $null = New-Item -ItemType File (Join-Path $place 'a.txt')
    $odd = 'zz:\x', 'zz:', 'env:\PATH', 'variable:x', 'Foo::x', "a`0b", 'none/x.jsonl', 'none/', 'none/[x', (('d' * 200 + '/') * 30 + 'x')
    if ($IsLinux) {
        $odd += '\\server\share\', '\\server\share\x.jsonl'
    }
}
AfterAll {
    Disconnect-All
}

Describe '<Name>' -ForEach $takers {
    BeforeEach {
        Push-Location $place
    }
    AfterEach {
        Pop-Location
    }

    It 'tells of every odd path which it is' {
        foreach ($path in $odd) {
            $told = $null
            try {
                & $Run $path -ErrorAction Stop
            }
            catch {
                $told = $_
            }
            "$($told.FullyQualifiedErrorId)" | Should -BeLike 'Mka1.InvalidInput,*' -Because $path
            "$told" | Should -Not -BeLike "*''*"
            if (-not $path.Contains("`0")) {
                "$told" | Should -Match ([regex]::Escape($path.Split('/')[0].TrimEnd('\')))
            }
        }
    }

    # Those that save take a directory.
    if ($Name -notmatch '^Save-') {
        It 'tells of a directory with a slash behind it what is wrong' {
            { & $Run 'there/' -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput*'
            { & $Run $place -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput*'
            { & $Run ([System.IO.Path]::GetPathRoot($place)) -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput*'
        }
    }
}

Describe 'A path with brackets' {
    BeforeAll {
        Push-Location $place
        $line = '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Hi"}]}}'
        Write-Line (Join-Path $place 'report[1].jsonl') $line
        Write-Line (Join-Path $place 'lone[.jsonl') $line
    }
    AfterAll {
        Pop-Location
        # Pester's own cleaning takes names for patterns.
        Get-ChildItem -LiteralPath $place -File | ForEach-Object { [System.IO.File]::Delete($_.FullName) }
    }

    It 'is pointed to -LiteralPath: <Given>' -ForEach @(
        @{ Given = 'report[1].jsonl'; Says = "*pattern 'report?1?.jsonl'*of that very name*-LiteralPath*" }
        @{ Given = 'lone[.jsonl'; Says = "*-LiteralPath*" }
        @{ Given = '*[.jsonl'; Says = "*" }
    ) {
        Test-Mka1BatchInput -Path $Given -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems 'Mka1.InvalidInput' -Category InvalidArgument -Target $Given
        "$($problems[0])" | Should -BeLike $Says
    }

    It 'is taken as -LiteralPath, and by a pattern that matches it' {
        Test-Mka1BatchInput -LiteralPath 'report[1].jsonl' -Quiet | Should -BeTrue
        Test-Mka1BatchInput -LiteralPath 'lone[.jsonl' -Quiet | Should -BeTrue
        Test-Mka1BatchInput -Path 'report*.jsonl' -Quiet | Should -BeTrue
    }

    It 'may be of a drive of the script''s own, and relative' {
        $null = New-PSDrive -Name mine -PSProvider FileSystem -Root $place
        try {
            Test-Mka1BatchInput -LiteralPath 'mine:\report[1].jsonl' -Quiet | Should -BeTrue
            Push-Location mine:\there
            Test-Mka1BatchInput -LiteralPath '../report[1].jsonl' -Quiet | Should -BeTrue
            $saved = $response | Save-Mka1ResponseContent -Force
            $saved.FullName | Should -Be (Join-Path $place there resp_1.txt)
            Pop-Location
        }
        finally {
            Remove-PSDrive mine
        }
    }
}
