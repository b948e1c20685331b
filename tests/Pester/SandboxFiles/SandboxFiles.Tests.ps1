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

    It 'refuses the path <_>' -ForEach '../x', 'a/../../x', '/etc/x', 'C:\x', 'C:/x', 'a\..\..\x' {
        $folder = New-Folder
        { Save-Mka1SandboxFile $_ -Session $session -Path $folder -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput,*'
        Get-ChildItem $folder -Recurse | Should -BeNullOrEmpty
    }

    It 'leaves nothing of a file that is not there' {
        $folder = New-Folder
        { Save-Mka1SandboxFile missing.txt -Session $session -Path $folder -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound,*'
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
}

Describe 'Save-Mka1SandboxArchive' {
    It 'saves a folder under the id of the session' {
        $zip = $session | Save-Mka1SandboxArchive -Path (New-Folder) -PassThru
        $zip.Name | Should -Be "$($session.Id).zip"
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
