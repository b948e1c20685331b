# Every example of the help and the README is run, each in a folder and a tenant of its own.

BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path

    # The blocks of PowerShell in a Markdown file: heading, line and text of each, and whether it is to be run.
    function Get-CodeBlock([string] $Path) {
        $lines = [System.IO.File]::ReadAllLines($Path)
        $section = $heading = ''
        for ($index = 0; $index -lt $lines.Count; $index++) {
            if ($lines[$index] -match '^## (.+)') {
                $section = $heading = $Matches[1].Trim()
            }
            elseif ($lines[$index] -match '^### (.+)') {
                $heading = $Matches[1].Trim()
            }
            elseif ($lines[$index] -match '^```powershell\s*$') {
                $start = $index
                $text = while ($lines[++$index] -notmatch '^```') { $lines[$index] }
                $before = $lines[0..$start] | Select-Object -SkipLast 1 | Where-Object { $_.Trim() } | Select-Object -Last 1
                @{
                    File = Split-Path $Path -Leaf; Section = $section; Heading = $heading; Line = $start + 1
                    Code = $text -join "`n"; Runs = $before -ne '<!-- not run -->'
                }
            }
        }
    }

    # The examples of a topic, which is plain text: what is indented by eight and reads as PowerShell. Tables and lists have
    # columns, a line that goes on as prose has words for commands.
    function Get-TopicExample([string] $Path) {
        $lines = [System.IO.File]::ReadAllLines($Path)
        $heading = ''
        for ($index = 0; $index -lt $lines.Count; $index++) {
            if ($lines[$index] -match '^  (\S.*)' ) {
                $heading = $Matches[1]
            }
            if ($lines[$index] -notmatch '^ {8}[$@(A-Za-z1-9]') {
                continue
            }
            $start = $index
            while ($index + 1 -lt $lines.Count -and ($lines[$index + 1] -match '^ {8}' -or ($lines[$index + 1] -eq '' -and $lines[$index + 2] -match '^ {8}'))) {
                $index++
            }
            $code = $lines[$start..$index] -join "`n"
            if (Test-Code $code) {
                @{ File = (Split-Path $Path -Leaf) -replace '\.help\.txt$'; Heading = $heading; Line = $start + 1; Code = $code }
            }
        }
    }

    function Test-Code([string] $Text) {
        $problems = $null
        $tree = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref] $null, [ref] $problems)
        $commands = $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }
        -not $problems -and $Text -notmatch '(?m)\S {2,}[^\s#].*$' -and -not ($commands | Where-Object { $_ -notmatch '-' })
    }

    $pages = Get-ChildItem "$root/docs/Mka1" -Filter *-*.md -ErrorAction Ignore | ForEach-Object { @{ Page = $_.BaseName; Path = $_.FullName } }
    # Blocks of one example belong together.
    $examples = foreach ($page in $pages) {
        Get-CodeBlock $page.Path | Where-Object { $_.Section -eq 'EXAMPLES' } | Group-Object { $_.Heading } | ForEach-Object {
            @{ File = $page.Page; Heading = $_.Name; Line = $_.Group[0].Line; Code = $_.Group.Code -join "`n" }
        }
    }
    $topics = Get-ChildItem "$root/docs/about" -Filter *.help.txt | ForEach-Object { @{ Topic = $_.Name; Examples = @(Get-TopicExample $_.FullName) } }
    # What is deleted by a pattern may be somebody's whose tests run beside these.
    $examples = @($examples) + @(Get-CodeBlock "$root/README.md" | Where-Object { $_.Runs }) +
        @($topics.Examples | Where-Object { $_.Code -notmatch 'Remove-Item' })
}

BeforeAll {
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    # What a person would answer, and what would take a person's time.
    $prelude = {
        param($Code, $Folder, $Key, $Given)
        Set-Location -LiteralPath $Folder
        $ProgressPreference = 'SilentlyContinue'
        $PSDefaultParameterValues = @{ 'Wait-Mka1*:PollIntervalSeconds' = 0.1 }
        $secret = [System.Net.NetworkCredential]::new('', $Key).SecurePassword
        Set-Item Function:global:Read-Host { $secret }.GetNewClosure()
        Set-Item Function:global:Get-Secret { $secret }.GetNewClosure()
        Set-Item Function:global:Set-Secret { }
        Set-Item Function:global:Get-Credential { [pscredential]::new('mka1', $secret) }.GetNewClosure()
        . ([scriptblock]::Create("$Given`n$Code"))
    }
    # What the text around an example of a topic supposes, by what the example names and does not make itself.
    $supposed = [ordered] @{
        '\$prompt\b'         = '$prompt = "Hello"'
        '\$ids\b'            = '$ids = ("one", "two" | New-Mka1Response).Id'
        '\$id\b'             = '$id = (New-Mka1Response "one" -Background).Id; $null = Wait-Mka1Response $id'
        '\$number\b'         = '$number = 0'
        '\$response\b'       = '$response = New-Mka1Response "one"'
        '\$callersKey\b'     = '$callersKey = Get-Secret'
        '(rows|reviews)\.csv' = 'foreach ($name in "rows.csv", "reviews.csv") { "id,text", "1,good", "2,bad" | Set-Content $name }'
        'reviews-11'          = '$batch = 1..2 | New-Mka1BatchRequest -Prompt { "$_" } | New-Mka1Batch -Group reviews-11 -Wait'
        '\$result\b'         = '$result = Receive-Mka1BatchResult -Group reviews-11 | Select-Object -First 1'
    }
    function Get-Given([string] $Code) {
        foreach ($pattern in $supposed.Keys) {
            if ($Code -match $pattern -and $Code -notmatch "$pattern\s+(=|in\b)" -and $Code -notmatch "New-Mka1Batch -Group $pattern") {
                $supposed[$pattern]
            }
        }
    }
}

AfterAll {
    Get-ChildItem Env: | Where-Object Name -Match '^MKA1_(?!TEST|CONFIG)' | ForEach-Object { Remove-Item "Env:$($_.Name)" }
    Disconnect-All
}

Describe 'The page of <Page>' -ForEach $pages {
    BeforeAll {
        $text = Get-Content $Path -Raw
        $examplesOfPage = [regex]::Match($text, '(?ms)^## EXAMPLES\s*$(.*?)(?=^## |\z)').Groups[1].Value
        $told = @((Get-Help $Page -Full).parameters.parameter)
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters
        $real = (Get-Command $Page).Parameters.Values.Name | Where-Object { $_ -notin $common } | Sort-Object
    }

    It 'is that of a cmdlet' {
        (Get-Command $Page -Module Mka1).CommandType | Should -Be 'Cmdlet'
    }

    It 'has two examples or more, and each has code' {
        $headings = [regex]::Matches($examplesOfPage, '(?m)^### (.+)$')
        $headings.Count | Should -BeGreaterOrEqual 2
        [regex]::Split($examplesOfPage, '(?m)^### .+$') | Select-Object -Skip 1 | ForEach-Object { $_ | Should -Match '(?m)^```powershell' }
    }

    It 'tells every parameter with the shared texts, and no other' {
        $told | ForEach-Object name | Sort-Object | Should -Be $real
        $told | Where-Object { "$($_.description.Text)".Trim().Length -le 10 } | ForEach-Object name | Should -BeNullOrEmpty
        $own = [regex]::Matches($text, '(?m)^### -(\w+)\s*$') | ForEach-Object { $_.Groups[1].Value }
        $own | Where-Object { $_ -notin $real } | Should -BeNullOrEmpty
    }

    It 'has no placeholder' {
        # Templates of prompts have placeholders of their own, such as {{name}}.
        $text | Should -Not -Match '\{\{\s*(Fill|Add)\b'
        $text | Should -Not -Match '(?i)\bTODO\b'
    }
}

Describe 'The pages' {
    It 'are one a cmdlet' {
        (Get-ChildItem "$root/docs/Mka1" -Filter *-*.md | Sort-Object BaseName).BaseName | Should -Be (Get-Command -Module Mka1 | Sort-Object Name).Name
    }

    It 'are in the module, so that Get-Help answers' {
        $base = (Get-Module Mka1).ModuleBase
        foreach ($command in (Get-Command -Module Mka1).Name) {
            $help = Get-Help $command -Full
            $help.Synopsis | Should -Not -BeLike "*$command ``[*" -Because $command
            $help.Examples.Example.Count | Should -BeGreaterOrEqual 2 -Because $command
        }
        Get-ChildItem "$root/docs/about" -Filter *.help.txt | ForEach-Object { Join-Path $base "en-US/$($_.Name)" | Should -Exist }
    }

    It 'and the overview list every cmdlet' {
        $lines = Get-Content (Join-Path (Get-Module Mka1).ModuleBase en-US/about_Mka1.help.txt)
        $lines | Where-Object { $_ -match '^ {12}(\w+-Mka1\w*)$' } | ForEach-Object Trim | Sort-Object | Should -Be (Get-Command -Module Mka1).Name
        $lines | Where-Object Length -GT 80 | Should -BeNullOrEmpty
        $lines -like '*{cmdlets}*' | Should -BeNullOrEmpty
    }

    It 'show the defaults that the code has' {
        (Get-Help Get-Mka1Response -Parameter ThrottleLimit).defaultValue | Should -Be 5
        (Get-Help Connect-Mka1 -Parameter OperationTimeoutSeconds).defaultValue | Should -Be 300
        (Get-Help New-Mka1BatchRequest -Parameter Model).defaultValue | Should -Be auto
        (Get-Help Remove-Mka1File -Parameter WhatIf).defaultValue | Should -Be False
    }

    It 'lead to a page on the web, as does Get-Help -Online' {
        foreach ($command in (Get-Command -Module Mka1).Name) {
            # A page without links of its own has those of its noun's New-.
            $pages = "$root/docs/Mka1/$command.md", "$root/docs/Mka1/New-$($command.Split('-')[1]).md" | Where-Object { Test-Path $_ }
            $text = (Get-Content $pages -Raw) -join "`n"
            # The engine opens the first link that has an address, and throws at a relative one.
            $first = @((Get-Help $command).relatedLinks.navigationLink | Where-Object uri)[0]
            $first.uri | Should -Match '^https://docs\.mka1\.com/\S+$' -Because $command
            $text | Should -BeLike "*$($first.uri)*"
        }
    }

    It 'and topics name no cmdlet that there is not' {
        $real = (Get-Command -Module Mka1).Name
        $files = @(Get-Item "$root/README.md") + @(Get-ChildItem "$root/docs/about") + @(Get-ChildItem "$root/docs/Mka1")
        $named = $files | ForEach-Object { [regex]::Matches((Get-Content $_ -Raw), '\b[A-Z][a-z]+-Mka1[A-Za-z]*') } | ForEach-Object Value | Sort-Object -Unique
        $named | Where-Object { $_ -notin $real } | Should -BeNullOrEmpty
    }
}

Describe 'The topic <Topic>' -ForEach $topics {
    It 'has examples' {
        $Examples | Should -Not -BeNullOrEmpty
    }
}

Describe '<File>' -ForEach $examples {
    It '<Heading> (line <Line>) runs' {
        Disconnect-All
        Clear-EmulatorFault
        $key = New-TestKey
        $env:MKA1_API_KEY = $key
        $env:MKA1_SERVER_URL = (Get-SharedEmulator).Uri
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        $env:MKA1_CONFIG_DIR = Join-Path $folder saved
        $given = if ($File -like 'about_*') { @(Get-Given $Code) -join "`n" }
        $run = Start-Script $prelude $Code, $folder.FullName, $key, $given
        Wait-Script $run
        $run.Shell.Streams.Error | ForEach-Object { "$_ $($_.InvocationInfo.PositionMessage)" } | Should -BeNullOrEmpty
    }
}
