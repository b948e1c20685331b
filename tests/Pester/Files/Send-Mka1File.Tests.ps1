BeforeAll {
    $null = Connect-TestEmulator
    $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'in [1]')).FullName
    $paths = 'a.txt', 'b [x].txt', 'c.jsonl' | ForEach-Object {
        $path = Join-Path $folder $_
        [System.IO.File]::WriteAllText($path, "content of $_")
        $path
    }
    function Get-Content-Of($File) {
        $target = Join-Path $TestDrive ([guid]::NewGuid())
        Save-Mka1File $File.Id $target
        [System.IO.File]::ReadAllText($target)
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Send-Mka1File' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
        Push-Location $TestDrive
    }
    AfterEach {
        Pop-Location
    }

    It 'uploads a file' {
        $file = Send-Mka1File -LiteralPath $paths[0] -Purpose user_data
        $file | Should -BeOfType ([Mka1.Files.FileObject])
        $file.Filename, $file.Purpose, $file.Bytes | Should -Be 'a.txt', 'user_data', 16
        $file.Sha256 | Should -Be (Get-FileHash -LiteralPath $paths[0] -Algorithm SHA256).Hash.ToLowerInvariant()
        Get-Content-Of $file | Should -Be 'content of a.txt'
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'paths with wildcards'; Run = { Send-Mka1File ((Join-Path ([WildcardPattern]::Escape($folder)) '*.txt')) user_data }; Names = 'a.txt', 'b [x].txt' }
        @{ What = 'escaped brackets'; Run = { Send-Mka1File ([WildcardPattern]::Escape($paths[1])) user_data }; Names = @('b [x].txt') }
        @{ What = 'literal paths'; Run = { Send-Mka1File -LiteralPath $paths -Purpose user_data }; Names = 'a.txt', 'b [x].txt', 'c.jsonl' }
        @{ What = 'file objects'; Run = { Get-ChildItem -LiteralPath $folder | Sort-Object Name | Send-Mka1File -Purpose user_data }; Names = 'a.txt', 'b [x].txt', 'c.jsonl' }
        @{ What = 'PSPath by name'; Run = { [pscustomobject]@{ PSPath = $paths[1] } | Send-Mka1File -Purpose user_data }; Names = @('b [x].txt') }
        @{ What = 'paths from the pipeline'; Run = { $paths | ForEach-Object { [WildcardPattern]::Escape($_) } | Send-Mka1File -Purpose user_data }; Names = 'a.txt', 'b [x].txt', 'c.jsonl' }
        @{ What = 'a path below the current location'; Run = { Set-Location -LiteralPath $folder; Send-Mka1File a.txt user_data; Send-Mka1File -LiteralPath './b [x].txt' -Purpose user_data }; Names = 'a.txt', 'b [x].txt' }
        @{ What = 'a path on a drive of PowerShell'; Run = { $null = New-PSDrive mine FileSystem $folder -Scope Script; Send-Mka1File mine:/a.txt user_data; Send-Mka1File -LiteralPath 'mine:/b [x].txt' -Purpose user_data }; Names = 'a.txt', 'b [x].txt' }
    ) {
        @(& $Run).Filename | Should -Be $Names
        Get-EmulatorRequest POST | Should -HaveCount $Names.Count
    }

    It 'sends -FileName and -ContentType' {
        $file = Send-Mka1File -LiteralPath $paths[0] -Purpose user_data -FileName 'other name.bin' -ContentType 'text/x-other'
        $file.Filename | Should -Be 'other name.bin'
        (Get-EmulatorRequest).headers.'Content-Type' | Should -BeLike 'multipart/form-data*'
    }

    It 'keeps names of every script, and those with a quote or line break in their escaped form' {
        $name = "sm$([char] 0xF6)rg$([char] 0xE5)s $([char] 0x6F22)$([char] 0x5B57).txt"
        (Send-Mka1File -LiteralPath $paths[0] -Purpose user_data -FileName $name).Filename | Should -Be $name
        (Send-Mka1File -LiteralPath $paths[0] -Purpose user_data -FileName "a`"b`r`nc.txt").Filename | Should -Be 'a%22b%0D%0Ac.txt'
    }

    It 'refuses <What>, naming the path, and goes on' -ForEach @(
        @{ What = 'a missing file'; Given = @{ LiteralPath = 'nothing.txt' }; Says = '*nothing.txt*' }
        @{ What = 'a pattern without a match'; Given = @{ Path = 'zz*' }; Says = "*'zz?'*" }
        @{ What = 'an empty file'; Given = @{ LiteralPath = 'empty.txt' }; Says = '*empty.txt* is empty*' }
        @{ What = 'a directory'; Given = @{ LiteralPath = 'in [1]' }; Says = '*in `[1`]* is a directory*' }
        @{ What = 'another provider'; Given = @{ LiteralPath = 'Env:PATH' }; Says = '*Env:PATH* not in the file system*' }
        @{ What = 'a drive that is not there'; Given = @{ Path = 'nosuch:/x' }; Says = '*nosuch:/x*' }
        @{ What = 'a provider that is not there'; Given = @{ Path = 'nosuch::x' }; Says = '*nosuch::x*' }
        @{ What = 'a null character'; Given = @{ LiteralPath = "a`0b" }; Says = '*null character*' }
        @{ What = 'an open bracket'; Given = @{ Path = '[nothing' }; Says = '*nothing*' }
    ) {
        $null = New-Item -ItemType File 'empty.txt' -Force
        Send-Mka1File @Given -Purpose user_data -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument -Message $Says
        $problems[0].TargetObject | Should -BeLike "*$(($Given.Values)[0] -replace '.*[/\\]' -replace '[\[\]]', '?')"
        $name = @($Given.Keys)[0]
        $both = @{ $name = @($Given[$name], $(if ($name -eq 'Path') { [WildcardPattern]::Escape($paths[0]) } else { $paths[0] })) }
        (Send-Mka1File @both -Purpose user_data -ErrorAction SilentlyContinue).Filename | Should -Be 'a.txt'
        Get-EmulatorRequest | Should -HaveCount 1
    }

    It 'rejects an invalid type before any call' {
        Send-Mka1File -LiteralPath $paths[0] -Purpose user_data -ContentType nonsense -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $paths[0] '*nonsense*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'gives the server''s words for an unknown purpose' {
        Send-Mka1File -LiteralPath $paths[0] -Purpose nonsense -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument $paths[0] '*nonsense*'
    }

    It 'sends nothing with -WhatIf, but finds what is wrong' {
        Send-Mka1File -LiteralPath $paths[0] -Purpose user_data -WhatIf | Should -BeNullOrEmpty
        Send-Mka1File -LiteralPath 'nothing.txt' -Purpose user_data -WhatIf -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'is not sent again after status 500, and is after status 429' {
        Add-EmulatorFault @{ method = 'POST'; path = '/files'; status = 500 }
        Send-Mka1File -LiteralPath $paths[0] -Purpose user_data -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.ServerError ResourceUnavailable $paths[0]
        Get-EmulatorRequest | Should -HaveCount 1
        Add-EmulatorFault @{ method = 'POST'; path = '/files'; status = 429; headers = @{ 'Retry-After' = '0' } }
        (Send-Mka1File -LiteralPath $paths[0] -Purpose user_data -WarningAction SilentlyContinue).Filename | Should -Be 'a.txt'
        Get-EmulatorRequest | Should -HaveCount 3
    }

    It 'sends large files whole and shows progress' {
        $large = Join-Path $TestDrive large.bin
        $bytes = [byte[]]::new(20MB)
        [random]::new(7).NextBytes($bytes)
        [System.IO.File]::WriteAllBytes($large, $bytes)
        $run = Start-Script { param($path) Send-Mka1File -LiteralPath $path -Purpose user_data } $large
        Wait-Script $run
        $run.Output[0].Bytes | Should -Be 20MB
        $run.Output[0].Sha256 | Should -Be (Get-FileHash $large).Hash.ToLowerInvariant()
        $run.Shell.Streams.Progress[-1].Activity | Should -Be 'Uploading'
        $run.Shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
    }

    It 'ends at once with Ctrl+C' {
        Add-EmulatorFault @{ method = 'POST'; path = '/files'; delayMs = 60000 }
        $run = Start-Script { param($path) Send-Mka1File -LiteralPath $path -Purpose user_data } $paths[0]
        Wait-Until { Get-EmulatorRequest POST }
        Stop-Script $run
        Wait-Until { (Get-EmulatorRequest POST).ended } -Because 'the emulator still has the connection'
        $run.Shell.Streams.Error | Should -BeNullOrEmpty
    }

    It 'holds no file open afterwards' {
        $path = Join-Path $TestDrive gone.txt
        Set-Content $path 'x'
        $null = Send-Mka1File -LiteralPath $path -Purpose user_data
        $exclusive = [System.IO.File]::Open($path, 'Open', 'ReadWrite', 'None')
        $exclusive.Dispose()
    }

    It 'completes -Purpose' {
        $line = 'Send-Mka1File x -Purpose '
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText |
            Should -Be 'assistants', 'batch', 'evals', 'fine-tune', 'user_data', 'vision'
    }
}
