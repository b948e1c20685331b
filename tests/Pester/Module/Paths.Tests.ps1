# Paths, wherever a cmdlet takes one: a bad one is an error of this module about that path, and nothing is sent; a good one is found
# however it is written. Each parameter has a row in PathRows.ps1; one without fails by its name.
BeforeDiscovery {
    $rows = & "$PSScriptRoot/../PathRows.ps1"
    # Of text or files, and named as a path is.
    $takers = Get-Command -Module Mka1 -CommandType Cmdlet | ForEach-Object {
        $cmdlet = $_
        $cmdlet.Parameters.Values | Where-Object {
            # The path of an address, a memory entry or a file in a sandbox is none of the file system.
            $_.Aliases -notcontains 'Uri' -and "$($cmdlet.Noun) $($_.Name)" -ne 'Mka1MemoryEntry Path' -and
            "$($cmdlet.Name) $($_.Name)" -notmatch '^(Get-Mka1SandboxFile Path|Save-Mka1SandboxArchive File|Send-Mka1SandboxFile Destination|Invoke-Mka1Sandbox\w+ WorkingDirectory)$' -and $_.ParameterType -in [string], [string[]], [System.IO.FileInfo], [System.IO.FileInfo[]] -and
            @($_.Name) + $_.Aliases -match '(Path|Folder|Directory|Destination|Attachment|Image|Audio|OutFile|^File|^InFile)$'
        } | ForEach-Object { "$($cmdlet.Name) -$($_.Name)" }
    }
}

BeforeAll {
    Disconnect-All
    # Whoever sends something all the same gets another error than that of the input.
    $null = Connect-Mka1 -Uri http://127.0.0.1:1 -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0
    $response = [Mka1.Responses.Response]::FromJson('{"id":"resp_1","status":"completed","output_text":"Hi"}')
    $line = '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Hi"}]}}'
    $request = $line | ConvertFrom-Json
    $place = (New-Item -ItemType Directory (Join-Path $TestDrive 'paths [1]')).FullName
    $null = New-Item -ItemType Directory (Join-Path $place there)
    # A lone bracket fails where there is something to match with it.
    $null = New-Item -ItemType File (Join-Path $place 'a.txt')
    # The engine takes brackets in the path of home for a pattern.
    $homeFolder = (New-Item -ItemType Directory (Join-Path $TestDrive home)).FullName
    $null = New-Item -ItemType Directory (Join-Path $homeFolder there)
    foreach ($folder in $place, (Join-Path $place there), $homeFolder) {
        'sample.jsonl', 'sample.png', 'sample.wav' | ForEach-Object { Write-Line (Join-Path $folder $_) $line }
        Write-Line (Join-Path $folder sample.json) '{"type":"object"}'
        # A zip archive begins so.
        Write-Line (Join-Path $folder sample.zip) 'PK'
    }
    foreach ($folder in $place, $homeFolder) {
        $null = New-Item -ItemType Directory (Join-Path $folder skill)
        Write-Line (Join-Path $folder skill/SKILL.md) '---', 'name: n', 'description: d', '---'
    }
    $slash = [System.IO.Path]::DirectorySeparatorChar
    $null = New-PSDrive -Name mine -PSProvider FileSystem -Root $place

    # What a call gives, and its errors, with the preference that lets a pipeline go on.
    function Get-Outcome([scriptblock] $Run, $Path) {
        $ErrorActionPreference = 'Continue'
        $script:isEnded = $false
        try {
            & $Run $Path 2>&1
        }
        catch {
            $script:isEnded = $true
            $_
        }
    }
    # The one error that a call gives for a bad path.
    function Get-Refusal([scriptblock] $Run, $Path, [bool] $Ends) {
        $outcome = @(Get-Outcome $Run $Path)
        $outcome | Should -HaveCount 1 -Because $Path
        "$($outcome[0].FullyQualifiedErrorId)" | Should -BeLike 'Mka1.InvalidInput,Mka1.PowerShell.*' -Because $Path
        $outcome[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $isEnded | Should -Be $Ends -Because $Path
        "$($outcome[0])"
    }
    # A path is taken where the call goes as far as the server that is not there, or does what it does without one.
    function Assert-Taken([scriptblock] $Run, $Path) {
        $outcome = @(Get-Outcome $Run $Path)
        $outcome | Should -HaveCount 1 -Because $Path
        switch ($outcome[0]) {
            { $_ -is [System.Management.Automation.ErrorRecord] } {
                $_.FullyQualifiedErrorId | Should -BeLike 'Mka1.ConnectionFailed,*' -Because "$Path ($_)"
            }
            { $_ -is [System.IO.FileInfo] } {
                $_.DirectoryName | Should -BeIn $place, (Join-Path $place there), $homeFolder, (Join-Path $homeFolder there) -Because $Path
                $_.Delete()
            }
            default {
                $_ | Should -BeOfType bool -Because $Path
                $_ | Should -BeTrue -Because $Path
            }
        }
    }
}
AfterAll {
    Remove-PSDrive mine
    Disconnect-All
    # Pester's own cleaning takes names for patterns.
    [System.IO.Directory]::Delete($place, $true)
}

Describe 'The rows of paths' -ForEach @{ Rows = $rows; Takers = $takers } {
    It 'are of every parameter that takes a path' {
        $Takers | Where-Object { $_ -notin $Rows.Name } | Should -BeNullOrEmpty
    }

    It 'are of parameters that there are' {
        foreach ($name in $Rows.Name) {
            $cmdlet, $parameter = $name -split ' -'
            (Get-Command $cmdlet).Parameters.Keys | Should -Contain $parameter
        }
    }
}

Describe 'A bad path: <Name>' -ForEach $rows {
    BeforeEach {
        Push-Location -LiteralPath $place
    }
    AfterEach {
        Pop-Location
    }

    It 'is told by its name: <Bad>' -ForEach @(
        @{ Bad = 'zz:\x'; Says = "*'zz:\x'*Get-PSDrive*" }
        @{ Bad = 'zz:'; Says = "*'zz:'*Get-PSDrive*" }
        @{ Bad = 'env:\PATH'; Says = "*'env:\PATH' is not in the file system*Give*" }
        @{ Bad = 'variable:x'; Says = "*'variable:x' is not in the file system*Give*" }
        @{ Bad = 'Foo::x'; Says = "*'Foo::x'*Get-PSDrive*" }
        @{ Bad = "a`0b"; Says = '*null character. Leave it out.' }
        @{ Bad = 'none/x.jsonl'; Says = '*none*' }
        @{ Bad = 'FileSystem::none/x.jsonl'; Says = "*{0}{1}none*" }
        @{ Bad = 'none/'; Says = '*none*' }
        @{ Bad = 'none/[x'; Says = '*none*' }
        @{ Bad = 'a.txt/x'; Says = '*a.txt*' }
        @{ Bad = ('d' * 200 + '/') * 30 + 'x'; Says = "*$('d' * 200)*" }
        @{ Bad = 'n' * 300; Says = "*$('n' * 300)*" }
        @{ Bad = '~/none-{0}/x' -f [guid]::NewGuid(); Says = '*none-*' }
        if ($IsLinux) {
            @{ Bad = '\\server\share\'; Says = '*server*' }
            @{ Bad = '\\server\share\x.jsonl'; Says = '*server*' }
        }
    ) {
        $told = Get-Refusal $Run $Bad ([bool]$Ends)
        $told | Should -BeLike ($Says -f [WildcardPattern]::Escape($place), $slash)
        $told | Should -Not -BeLike "*''*"
    }

    It 'is told where the location is not in the file system' {
        Push-Location env:
        try {
            Get-Refusal $Run 'x.jsonl' ([bool]$Ends) | Should -BeLike "*'x.jsonl' is not in the file system*"
        }
        finally {
            Pop-Location
        }
    }

    if ('Directory' -notin $Takes) {
        It 'is a directory: <_>' -ForEach 'there/', 'there', '.', 'FileSystem::there' {
            $null = Get-Refusal $Run $_ ([bool]$Ends)
        }

        It 'is a whole drive' {
            $null = Get-Refusal $Run ([System.IO.Path]::GetPathRoot($place)) ([bool]$Ends)
        }
    }

    if ('NewFile' -in $Takes) {
        It 'is a file that is there' {
            Get-Refusal $Run 'a.txt' ([bool]$Ends) | Should -BeLike '*a.txt*already exists*-Force*'
        }

        It 'is a name that holds half a character' {
            Get-Refusal $Run "half$([char]0xD800)" ([bool]$Ends) | Should -BeLike '*half*Choose another*'
        }
    }
    elseif ('Directory' -in $Takes) {
        It 'is a file that is there' {
            Get-Refusal $Run 'a.txt' ([bool]$Ends) | Should -BeLike '*a.txt* is a file, not a directory*Give*'
        }
    }

    if ('NewFile' -in $Takes -or 'Directory' -in $Takes) {
        It 'is a file with a slash behind it' {
            Get-Refusal $Run 'a.txt/' ([bool]$Ends) | Should -BeLike '*a.txt* is a file, not a directory*Give*'
        }
    }
}

Describe 'A good path: <Name>' -ForEach $rows {
    BeforeAll {
        $old = (Get-PSProvider FileSystem).Home
        (Get-PSProvider FileSystem).Home = $homeFolder
        # What is relative must not be looked for here.
        $folder = [Environment]::CurrentDirectory
        [Environment]::CurrentDirectory = [System.IO.Path]::GetTempPath()
        $escaped = if ('Pattern' -in $Takes) { [WildcardPattern]::Escape($place) } else { $place }
    }
    AfterAll {
        (Get-PSProvider FileSystem).Home = $old
        [Environment]::CurrentDirectory = $folder
    }
    BeforeEach {
        Push-Location -LiteralPath $place
    }
    AfterEach {
        Pop-Location
    }

    It 'is found <What>' -ForEach @(
        @{ What = 'below the location'; Form = '{1}' }
        @{ What = 'below the location, with a dot'; Form = './{1}' }
        @{ What = 'below its parent'; Form = 'there/../{1}' }
        @{ What = 'from the root'; Form = '{0}/{1}' }
        @{ What = 'behind the name of the provider'; Form = 'Microsoft.PowerShell.Core\FileSystem::{0}/{1}' }
        @{ What = 'behind the name of the provider, below the location'; Form = 'FileSystem::{1}' }
        @{ What = 'at home'; Form = '~/{1}' }
        @{ What = 'on a drive of the script'; Form = 'mine:/{1}' }
    ) {
        $names = @(if ($Sample) { $Sample }) + @(if ('NewFile' -in $Takes -or 'AppendedFile' -in $Takes) { 'new.jsonl' }) + @(if ('Directory' -in $Takes) { 'there' })
        $names | Should -Not -BeNullOrEmpty
        foreach ($name in $names) {
            Assert-Taken $Run ($Form -f $escaped, $name)
        }
    }

    if ('NewFile' -in $Takes) {
        # Windows takes no such names.
        It 'is taken with characters that mean something elsewhere: <_>' -Skip:(-not $IsLinux) -ForEach '*.jsonl', 'a[1', 'x::y', '::z', 'c:d', 'a b', ' ', "it's" {
            # The engine takes what stands before two colons for the name of a provider, so that one must stand there.
            Assert-Taken $Run "FileSystem::$place/$_"
        }
    }

    if ('Pattern' -in $Takes) {
        It 'is matched by a pattern: <_>' -ForEach '[s]ample.jso*l', 'there/*.jsonl', 'FileSystem::there/*.jsonl', '~/[s]ample.jsonl', 'mine:/sampl?.jsonl' {
            # Some take only files of certain extensions.
            $extension = [System.IO.Path]::GetExtension($Sample).TrimStart('.')
            Assert-Taken $Run $(if ($extension -eq 'jsonl') { $_ } else { $_ -replace 'jso\*l|jsonl', ($extension -replace '.$', '?') })
        }

        It 'is told with a pattern that matches nothing' {
            Get-Refusal $Run 'zz*' ([bool]$Ends) | Should -BeLike "No file matches the pattern 'zz?'.*"
        }
    }
}

Describe 'Files of the pipeline: <Name>' -ForEach @(
    @{ Name = 'New-Mka1Batch'; Take = { $input | New-Mka1Batch }; Wanted = 'No connection to 127.0.0.1:1*' }
    @{ Name = 'Send-Mka1File'; Take = { $input | Send-Mka1File -Purpose batch }; Wanted = 'No connection to 127.0.0.1:1*' }
    @{ Name = 'Test-Mka1BatchInput'; Take = { $input | Test-Mka1BatchInput -Quiet }; Wanted = 'True' }
) {
    BeforeAll {
        Write-Line (Join-Path $TestDrive plain.jsonl) $line
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'what Get-ChildItem gives'; Get = { Get-Item -LiteralPath (Join-Path $place sample.jsonl) } }
        @{ What = 'a file without the members of the engine'; Get = { [System.IO.FileInfo]::new((Join-Path $TestDrive plain.jsonl)) } }
        @{ What = 'an object with the path of a provider'; Get = { [pscustomobject]@{ PSPath = "Microsoft.PowerShell.Core\FileSystem::$place/sample.jsonl" } } }
    ) {
        Get-Outcome { & $Get | & $Take } | ForEach-Object { "$_" } | Should -BeLike $Wanted
    }

    It 'goes on after one that is not there' {
        $outcome = @(Get-Outcome { [pscustomobject]@{ PSPath = 'zz:/x' }, (Get-Item -LiteralPath (Join-Path $place sample.jsonl)) | & $Take })
        Assert-ErrorRecord $outcome[0] Mka1.InvalidInput InvalidArgument 'zz:/x' '*zz:/x*'
        "$($outcome[1])" | Should -BeLike $Wanted
        $outcome.Count | Should -Be 2
    }
}

Describe 'A path with brackets' {
    BeforeAll {
        Push-Location -LiteralPath $place
        Write-Line (Join-Path $place 'report[1].jsonl') $line
        Write-Line (Join-Path $place 'lone[.jsonl') $line
    }
    AfterAll {
        Pop-Location
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
        Test-Mka1BatchInput -LiteralPath 'mine:\report[1].jsonl' -Quiet | Should -BeTrue
        Push-Location mine:\there
        try {
            Test-Mka1BatchInput -LiteralPath '../report[1].jsonl' -Quiet | Should -BeTrue
            $saved = $response | Save-Mka1ResponseContent -Force
            $saved.FullName | Should -Be (Join-Path $place there resp_1.txt)
        }
        finally {
            Pop-Location
        }
    }
}
