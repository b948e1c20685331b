BeforeAll {
    $key = New-TestKey
    $null = Connect-TestEmulator -Key $key
    $source = Join-Path $TestDrive source.bin
    $bytes = [byte[]]::new(300kb)
    [random]::new(5).NextBytes($bytes)
    [System.IO.File]::WriteAllBytes($source, $bytes)
    $hash = (Get-FileHash $source).Hash
    $file = Send-Mka1File $source user_data
    function New-Target {
        (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
    }
    # All items of a folder, including hidden and partial files.
    function Get-Everything($Folder) {
        Get-ChildItem -LiteralPath $Folder -Recurse -Force
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Save-Mka1File' {
    BeforeEach {
        Clear-EmulatorFault
        $target = New-Target
        Push-Location $target
        Clear-EmulatorRequest
    }
    AfterEach {
        Pop-Location
    }

    It 'saves to <What>' -ForEach @(
        @{ What = 'a path'; Path = { Join-Path $target x.bin }; Expected = 'x.bin' }
        @{ What = 'a path below the current location'; Path = { './y.bin' }; Expected = 'y.bin' }
        @{ What = 'a name with brackets'; Path = { 'z [1].bin' }; Expected = 'z [1].bin' }
        @{ What = 'a directory, under the name that the server tells'; Path = { $target }; Expected = 'source.bin' }
    ) {
        Save-Mka1File $file.Id (& $Path) | Should -BeNullOrEmpty
        $saved = Get-Everything $target
        $saved.Name | Should -Be $Expected
        (Get-FileHash -LiteralPath $saved.FullName).Hash | Should -Be $hash
    }

    It 'saves to the current location without -Path' {
        $saved = Save-Mka1File $file.Id -PassThru
        $saved | Should -BeOfType ([System.IO.FileInfo])
        $saved.FullName | Should -Be (Join-Path $target source.bin)
    }

    It 'saves to a drive of PowerShell' {
        $null = New-PSDrive theirs FileSystem $target -Scope Script
        Save-Mka1File $file.Id theirs:/d.bin
        Join-Path $target d.bin | Should -Exist
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'objects'; Run = { $file, $second | Save-Mka1File -PassThru } }
        @{ What = 'ids'; Run = { $file.Id, $second.Id | Save-Mka1File -PassThru } }
        @{ What = 'an array and the name Destination'; Run = { Save-Mka1File -Id $file.Id, $second.Id -Destination . -PassThru } }
        @{ What = 'the name FileId'; Run = { $file, $second | Select-Object @{ Name = 'FileId'; Expression = 'Id' } | Save-Mka1File -OutFile . -PassThru } }
    ) {
        $second = Send-Mka1File $source user_data -FileName second.bin
        (& $Run).Name | Should -Be 'source.bin', 'second.bin'
    }

    It 'keeps a file that is there, unless -Force is given' {
        Set-Content x.bin 'old'
        Save-Mka1File $file.Id x.bin -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $file.Id '*x.bin*-Force*'
        Get-Content x.bin | Should -Be 'old'
        Get-EmulatorRequest | Should -BeNullOrEmpty
        Save-Mka1File $file.Id x.bin -Force
        (Get-FileHash x.bin).Hash | Should -Be $hash
        @(Get-Everything $target) | Should -HaveCount 1
    }

    It 'keeps the old file where the transfer fails: <Name>' -ForEach @(
        @{ Name = 'status 404'; Fault = @{ status = 404 }; Id = 'Mka1.NotFound' }
        @{ Name = 'status 403'; Fault = @{ status = 403 }; Id = 'Mka1.Forbidden' }
        @{ Name = 'no end of drops'; Fault = @{ dropAfterBytes = 0 }; Id = 'Mka1.ConnectionFailed' }
    ) {
        Set-Content x.bin 'old'
        $once = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri (Get-SharedEmulator).Uri -Name once -MaximumRetryCount 1 -Scope Runspace
        try {
            Add-EmulatorFault (@{ path = '^.*/content'; times = 99 } + $Fault)
            Save-Mka1File $file.Id x.bin -Force -Context $once -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
            Assert-ErrorRecord $problems $Id -Target $file.Id
            Get-Content x.bin | Should -Be 'old'
            (Get-Everything $target).Name | Should -Be 'x.bin'
        }
        finally {
            Disconnect-Mka1 once
        }
    }

    It 'goes on after a drop in the middle, <Times> times' -ForEach @{ Times = 1 }, @{ Times = 3 } {
        Add-EmulatorFault @{ path = '^.*/content'; times = $Times; dropAfterBytes = 60000 }
        Save-Mka1File $file.Id x.bin -ErrorAction Stop
        (Get-FileHash x.bin).Hash | Should -Be $hash
        (Get-Everything $target).Name | Should -Be 'x.bin'
        $requests = Get-EmulatorRequest GET '*/content'
        $requests | Should -HaveCount ($Times + 1)
        $requests[-1].headers.Range | Should -Match '^bytes=\d+-$'
        # The emulator logs a status after it has sent the response.
        Wait-Until { (Get-EmulatorRequest GET '*/content')[-1].ended }
        (Get-EmulatorRequest GET '*/content')[-1].status | Should -Be 206
    }

    It 'goes on with the next file after one that fails' {
        $found = 'file-nobody', $file.Id | Save-Mka1File -PassThru -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Name | Should -Be 'source.bin'
        Assert-ErrorRecord $problems Mka1.NotFound ObjectNotFound 'file-nobody'
    }

    It 'refuses <What> and leaves nothing behind' -ForEach @(
        @{ What = 'a directory that is not there'; Path = 'no/x.bin'; Says = '*directory*New-Item*' }
        @{ What = 'a directory with a slash that is not there'; Path = 'no/'; Says = '*directory*New-Item*' }
        @{ What = 'another provider'; Path = 'Env:x'; Says = '*Env:x* not in the file system*' }
        @{ What = 'a drive that is not there'; Path = 'nosuch:/x'; Says = '*nosuch:/x*' }
        @{ What = 'a provider that is not there'; Path = 'nosuch::x'; Says = '*nosuch::x*' }
        @{ What = 'a null character'; Path = "a`0b"; Says = '*null character*' }
    ) {
        Save-Mka1File $file.Id $Path -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $file.Id $Says
        Get-Everything $target | Should -BeNullOrEmpty
        Get-EmulatorRequest GET '*/content' | Should -BeNullOrEmpty
    }

    It 'reports the file and the reason if the directory is not writable, and requests no content' {
        Skip-Test -If (-not $IsLinux) -Because 'only Linux can make a disk or a folder fail this way'
        # Nobody can create files in /proc, not even root.
        Save-Mka1File $file.Id /sys/x.bin -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.WriteFailed WriteError $file.Id "'/sys/x.bin' cannot be written: *denied*"
        "$problems" | Should -Not -BeLike '*.part*'
        $problems[0].Exception.Path | Should -Be /sys/x.bin
        $problems[0].Exception.HasStarted | Should -BeFalse
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Path*Nothing was saved*'
        Get-EmulatorRequest GET '*/content' | Should -BeNullOrEmpty
    }

    It 'reports the file and the reason if writing fails, and keeps the existing file' {
        Skip-Test -If (-not $IsLinux) -Because 'only Linux can make a disk or a folder fail this way'
        Set-Content x.bin 'old'
        $said = Invoke-OnFullDisk 64 $key @"
Save-Mka1File $($file.Id) x.bin -Force -ErrorVariable problems -ErrorAction SilentlyContinue
foreach (`$each in `$problems) { `$each.FullyQualifiedErrorId, `$each.CategoryInfo.Category, `$each.TargetObject, `$each.Exception.HasStarted, `$each.Exception.Message, `$each.ErrorDetails.RecommendedAction }
"@
        $said | Should -HaveCount 6 -Because "$said"
        $said[0..3] | Should -Be 'Mka1.WriteFailed,Mka1.PowerShell.Files.SaveFileCommand', 'WriteError', $file.Id, 'True'
        $said[4] | Should -BeLike "'$target/x.bin' could not be written completely: *"
        $said[4] | Should -Not -BeLike '*.part*'
        $said[5] | Should -BeLike 'Free disk space*'
        Get-Content x.bin | Should -Be 'old'
        (Get-Everything $target).Name | Should -Be 'x.bin'
    }

    It 'refuses a location that is not in the file system' {
        Set-Location Env:
        Save-Mka1File $file.Id -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $file.Id '*not in the file system*'
    }

    It 'never leaves the target for the name "<Name>"' -ForEach @(
        @{ Name = '../../evil'; Expected = 'evil' }
        @{ Name = '..\..\evil'; Expected = 'evil' }
        @{ Name = '/etc/evil'; Expected = 'evil' }
        @{ Name = 'C:\x'; Expected = 'x' }
        @{ Name = 'C:x'; Expected = 'C_x' }
        @{ Name = '\\server\share\x'; Expected = 'x' }
        @{ Name = 'a/..'; Expected = '{id}' }
        @{ Name = '..'; Expected = '{id}' }
        @{ Name = '.'; Expected = '{id}' }
        @{ Name = ''; Expected = '{id}' }
        @{ Name = '   '; Expected = '{id}' }
        @{ Name = 'dir/'; Expected = '{id}' }
        @{ Name = 'CON'; Expected = '_CON' }
        @{ Name = 'nul.txt'; Expected = '_nul.txt' }
        @{ Name = 'aux .txt'; Expected = '_aux .txt' }
        @{ Name = '.profile'; Expected = 'profile' }
        @{ Name = 'a:b*c?d|e<f>g"h'; Expected = 'a_b_c_d_e_f_g_h' }
        @{ Name = "a`nb`0c"; Expected = 'a_b_c' }
        @{ Name = 'x.txt. . '; Expected = 'x.txt' }
        @{ Name = ('n' * 300) + '.jsonl'; Expected = ('n' * 194) + '.jsonl' }
        @{ Name = ("$([char] 0x6F22)" * 300) + '.txt'; Expected = ("$([char] 0x6F22)" * 65) + '.txt' }
    ) {
        $answer = @{ id = $file.Id; object = 'file'; bytes = $bytes.Length; created_at = 1; filename = $Name; purpose = 'user_data' }
        Add-EmulatorFault @{ path = "^.*/files/$($file.Id)`$"; body = $answer }
        $parent = Split-Path $target
        $before = @(Get-ChildItem $parent -Force).Name
        $saved = Save-Mka1File $file.Id $target -PassThru -ErrorAction Stop
        $saved.Name | Should -BeExactly $Expected.Replace('{id}', $file.Id)
        (Get-Everything $target).FullName | Should -Be $saved.FullName
        @(Get-ChildItem $parent -Force).Name | Should -Be $before
    }

    It 'saves no content of another length than the file has: <What>' -ForEach @(
        @{ What = 'a page of a proxy'; Fault = @{ body = '<html>login</html>'; contentType = 'text/html' } }
        @{ What = 'less, without an error of the connection'; Fault = @{ body = 'short'; contentType = 'application/octet-stream' } }
    ) {
        Add-EmulatorFault (@{ path = "^.*/files/$($file.Id)/content"; times = 9 } + $Fault)
        Save-Mka1File $file.Id x.bin -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.Protocol ProtocolError $file.Id '*307200*Nothing was saved*'
        Get-Everything $target | Should -BeNullOrEmpty
    }

    It 'does not save two files to one target, not even with -Force' {
        $second = 'other' | ForEach-Object { Set-Content (Join-Path $TestDrive other.txt) $_; Send-Mka1File (Join-Path $TestDrive other.txt) user_data }
        $saved = $file, $second | Save-Mka1File -Path one.bin -Force -PassThru -ErrorVariable problems -ErrorAction SilentlyContinue
        $saved | Should -HaveCount 1
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $second.Id '*just been saved*'
        (Get-FileHash one.bin).Hash | Should -Be $hash
    }

    It 'saves under the id if the server returns no name' {
        Add-EmulatorFault @{ path = "^.*/files/$($file.Id)`$"; body = @{ id = $file.Id; object = 'file' } }
        (Save-Mka1File $file.Id -PassThru).Name | Should -Be $file.Id
    }

    It 'refuses a name that is a directory in the target' {
        $null = New-Item -ItemType Directory source.bin
        Save-Mka1File $file.Id . -Force -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $file.Id '*directory*'
        (Get-Everything $target).Name | Should -Be 'source.bin'
    }

    It 'writes and transfers nothing with -WhatIf' {
        Save-Mka1File $file.Id x.bin -WhatIf
        Save-Mka1File $file.Id $target -Force -WhatIf
        Get-Everything $target | Should -BeNullOrEmpty
        Get-EmulatorRequest GET '*/content' | Should -BeNullOrEmpty
    }

    It 'ends at once with Ctrl+C and leaves no part' {
        Add-EmulatorFault @{ path = '^.*/content'; delayMs = 60000 }
        $run = Start-Script { param($id, $path) Save-Mka1File $id $path } $file.Id, (Join-Path $target x.bin)
        Wait-Until { Get-EmulatorRequest GET '*/content' }
        Stop-Script $run
        Wait-Until { (Get-EmulatorRequest GET '*/content').ended }
        Wait-Until { -not (Get-Everything $target) } -Because 'a part of the file is left'
    }

    It 'shows progress and takes it away' {
        $run = Start-Script { param($id, $path) Save-Mka1File $id $path } $file.Id, (Join-Path $target x.bin)
        Wait-Script $run
        $run.Shell.Streams.Progress[-1].Activity | Should -Be 'Downloading'
        $run.Shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
    }
}
