BeforeAll {
    $null = Connect-TestEmulator
    $session = New-Mka1SandboxSession -Wait
    $null = $session | Invoke-Mka1SandboxCommand 'echo a > a.txt; echo b > "src/b #1?.txt"'
    function New-Folder { (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName }
}

AfterAll {
    Disconnect-All
}

Describe 'Get-Mka1SandboxFile' {
    It 'lists files with path, size and tag' {
        $files = $session | Get-Mka1SandboxFile
        $files.Path | Should -Be a.txt, 'src/b #1?.txt'
        $files[0].Size, $files[0].SessionId | Should -Be 2, $session.Id
        $files[0].Etag | Should -Not -BeNullOrEmpty
        ($session | Get-Mka1SandboxFile -Path src/*).Path | Should -Be 'src/b #1?.txt'
        (Get-Mka1SandboxFile $session a.*).Path | Should -Be a.txt
    }

    It 'names -Path for a pattern at the position of the piped sessions' {
        { $session | Get-Mka1SandboxFile *.txt -ErrorAction Stop } | Should -Throw '*with -Path*' -ErrorId 'Mka1.InvalidInput,*'
    }
}

Describe 'Save-Mka1SandboxFile' {
    It 'keeps the paths below a folder' {
        $folder = New-Folder
        $session | Get-Mka1SandboxFile -Path a.txt | Save-Mka1SandboxFile -Path $folder
        Get-Content $folder/a.txt | Should -Be a
        $saved = $session | Get-Mka1SandboxFile -Path src/* | Save-Mka1SandboxFile -Path $folder -PassThru
        $saved.Directory.Name | Should -Be src
        Get-Content -LiteralPath $saved.FullName | Should -Be b
        { $session | Get-Mka1SandboxFile -Path a.txt | Save-Mka1SandboxFile -Path $folder -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput,*'
    }

    It 'refuses a folder that is a link' -Skip:$IsWindows {
        $folder, $outside = (New-Folder), (New-Folder)
        $null = New-Item -ItemType SymbolicLink $folder/src -Target $outside
        { Save-Mka1SandboxFile 'src/b #1?.txt' -Session $session -Path $folder -ErrorAction Stop } | Should -Throw '*is a link*' -ErrorId 'Mka1.InvalidInput,*'
        Get-ChildItem $outside -Force | Should -BeNullOrEmpty
        Get-ChildItem $folder -Force | Should -HaveCount 1
    }

    It 'says why it refuses <Path>' -ForEach @(
        @{ Path = '/etc/x'; Says = 'not below /workspace' }
        @{ Path = 'src/'; Says = 'path of a folder' }
        @{ Path = 'a/../x'; Says = "'..'" }
    ) {
        { Save-Mka1SandboxFile $Path -Session $session -Path (New-Folder) -ErrorAction Stop } | Should -Throw "*$Says*" -ErrorId 'Mka1.InvalidInput,*'
    }

    It 'refuses the path <_>' -ForEach '../x', 'a/../../x', '/etc/x', 'C:\x', 'C:/x', 'a\..\..\x' {
        $folder = New-Folder
        { Save-Mka1SandboxFile $_ -Session $session -Path $folder -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput,*'
        Get-ChildItem $folder -Recurse | Should -BeNullOrEmpty
    }

    It 'leaves nothing of a file that is not there' {
        $folder = New-Folder
        { Save-Mka1SandboxFile missing/a.txt -Session $session -Path $folder -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound,*'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }
}

Describe 'Send-Mka1SandboxFile' {
    It 'uploads files from the pipeline, also empty ones' {
        $folder = New-Folder
        Set-Content $folder/one.txt one
        $null = New-Item $folder/empty.txt
        $sent = Get-Item $folder/*.txt | Send-Mka1SandboxFile -Session $session -Destination 'data/ä/'
        $sent.Path | Sort-Object | Should -Be 'data/ä/empty.txt', 'data/ä/one.txt'
        ($session | Invoke-Mka1SandboxCommand 'cat data/ä/one.txt').Stdout.Trim() | Should -Be one
    }

    It 'uploads once to a path, and again after a failure' {
        $files = 1..2 | ForEach-Object { Set-Content "$(($folder = New-Folder))/same.txt" $_; "$folder/same.txt" }
        $problems = @()
        $null = $files | Send-Mka1SandboxFile -Session $session -ErrorVariable problems -ErrorAction SilentlyContinue
        "$problems" | Should -BeLike '*just been uploaded*'
        ($session | Invoke-Mka1SandboxCommand 'cat same.txt').Stdout.Trim() | Should -Be 1
        Add-EmulatorFault @{ method = 'PUT'; status = 400; times = 1 }
        $null = $files | Send-Mka1SandboxFile -Session $session -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Should -HaveCount 1
        ($session | Invoke-Mka1SandboxCommand 'cat same.txt').Stdout.Trim() | Should -Be 2
        Clear-EmulatorFault
    }
}

Describe 'Save-Mka1SandboxArchive' {
    It 'saves a folder under the id of the session' {
        $zip = $session | Save-Mka1SandboxArchive -Path (New-Folder) -PassThru
        $zip.Name | Should -Be "$($session.Id).zip"
    }

    It 'saves the files below a folder' {
        $zip = $session | Save-Mka1SandboxArchive -Path (New-Folder) -File src/ -PassThru
        $archive = [System.IO.Compression.ZipFile]::OpenRead($zip.FullName)
        $archive.Entries.FullName | Should -Be 'src/b #1?.txt'
        $archive.Dispose()
    }

    It 'leaves folders out of all files' {
        $files = @{ path = 'src/'; size = 0 }, @{ path = 'a.txt'; size = 2 }
        Add-EmulatorFault @{ method = 'GET'; path = "/api/v1/sandbox/sessions/$($session.Id)/workspace"; times = 1; body = @{ session_id = $session.Id; files = $files } }
        Clear-EmulatorRequest
        $null = $session | Save-Mka1SandboxArchive -Path (New-Folder)
        (Get-EmulatorRequest -Method Post).body | Should -BeExactly '{"paths":["a.txt"]}'
        Clear-EmulatorFault
    }
}

Describe 'Send-Mka1SandboxArchive' {
    It 'uploads what was saved' {
        $zip = $session | Save-Mka1SandboxArchive -Path (New-Folder) -PassThru
        $other = New-Mka1SandboxSession -Wait
        $files = Send-Mka1SandboxArchive $zip -Session $other -PassThru
        $files.Path | Should -Contain 'src/b #1?.txt'
        (Compare-Object ($session | Get-Mka1SandboxFile).Etag $files.Etag) | Should -BeNullOrEmpty
    }
}
