# Every block of PowerShell in the guides is run against the emulator: those of a guide in their order, in a session and a
# folder of its own, with the scripts of the guides beside them.
#
# A block announces the errors that it writes in a comment, such as "# Error: Mka1.NotFound"; it has to write them, and no other.
# In a table whose last heading is Mka1, the cells below it are blocks too. A block "output" after a block shows what that
# returns: ids, numbers and times may differ.

BeforeDiscovery {
    $folder = (Resolve-Path "$PSScriptRoot/../../../docs/guides").Path

    # The blocks of a guide: line and code of each, and the output that the guide shows.
    function Get-GuideBlock([string] $Path) {
        $lines = [System.IO.File]::ReadAllLines($Path)
        $isTable = $false
        $block = $null
        for ($index = 0; $index -lt $lines.Count; $index++) {
            if ($lines[$index] -match '^```(\w+)\s*$') {
                $language, $start = $Matches[1], $index
                $text = while ($lines[++$index] -notmatch '^```') { $lines[$index] }
                if ($language -eq 'powershell') {
                    $block = @{ Line = $start + 1; Code = $text -join "`n"; Shown = $null }
                    $block
                }
                elseif ($language -eq 'output') {
                    $block.Shown = $text -join "`n"
                }
            }
            elseif ($lines[$index] -match '^\|') {
                $cell = ($lines[$index] -split '(?<!\\)\|')[-2].Trim()
                $isTable = $isTable -or $cell -eq 'Mka1'
                $code = if ($isTable) { [regex]::Matches($cell, '`([^`]+)`') | ForEach-Object { $_.Groups[1].Value.Replace('\|', '|') } }
                if ($code) {
                    @{ Line = $index + 1; Code = $code -join "`n"; Shown = $null }
                }
            }
            else {
                $isTable = $false
            }
        }
    }

    $guides = Get-ChildItem $folder -Filter *.md | Where-Object Name -NE README.md |
        ForEach-Object { @{ Guide = $_.BaseName; Path = $_.FullName; Blocks = @(Get-GuideBlock $_.FullName) } }
}

BeforeAll {
    $folder = (Resolve-Path "$PSScriptRoot/../../../docs/guides").Path
    $server = "$((Get-SharedEmulator).Uri)".TrimEnd('/')

    # What a person or a runbook's host would answer, and what would take a person's time.
    $prelude = {
        param($Place, $Key)
        Set-Location -LiteralPath $Place
        $ProgressPreference = 'SilentlyContinue'
        $PSDefaultParameterValues = @{ 'Wait-Mka1*:PollIntervalSeconds' = 0.1 }
        $secret = [System.Net.NetworkCredential]::new('', $Key).SecurePassword
        Set-Item Function:global:Read-Host { $secret }.GetNewClosure()
        Set-Item Function:global:Get-AutomationPSCredential { [pscredential]::new('mka1', $secret) }.GetNewClosure()
    }

    # Runs code in the session of the guide, and gives what it returns.
    function Invoke-Block([string] $Code, [object[]] $Argument = @()) {
        $session.Commands.Clear()
        $session.Streams.ClearStreams()
        $null = $session.AddScript($Code, $false)
        $Argument | ForEach-Object { $null = $session.AddArgument($_) }
        $call = $session.BeginInvoke()
        if (-not $call.AsyncWaitHandle.WaitOne([timespan]::FromSeconds(120))) {
            $null = $session.BeginStop($null, $null)
            throw 'The block did not end.'
        }
        $session.EndInvoke($call)
    }

    # The ids of the errors that the comments of a block announce.
    function Get-AnnouncedError([string] $Code) {
        $tokens = $null
        $null = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $tokens, [ref] $null)
        $tokens | Where-Object Kind -EQ Comment | ForEach-Object { [regex]::Matches($_.Text, 'Error: (Mka1\.\w+)') } | ForEach-Object { $_.Groups[1].Value }
    }

    # Text without what differs from run to run: keys, ids, numbers, spaces and lines of a table.
    function Get-Gist([string] $Text) {
        $Text -replace "$([char] 27)\[[\d;]*m" -replace '\.{3}[0-9a-f]{4}\b', 'KEY' -replace '\d{2}:\d{2}:\d{2}(\.\d+)?', 'TIME' -replace '[0-9a-f]{8}(-?[0-9a-f]{4,}){1,4}', 'ID' -replace '\d[\d.,]*', 'N' -replace '-{2,}' -replace '\s+', ' '
    }
}

Describe 'The index of the guides' {
    It 'leads to every guide, and the README to the index' {
        $index = Get-Content "$folder/README.md" -Raw
        (Get-ChildItem $folder -Filter *.md).Name | Where-Object { $_ -ne 'README.md' -and $index -notlike "*]($_)*" } | Should -BeNullOrEmpty
        Get-Content "$folder/../../README.md" -Raw | Should -BeLike '*](docs/guides/README.md)*'
    }

    It 'and the guides link to files that exist, and name no cmdlet that does not' {
        $real = (Get-Command -Module Mka1).Name
        foreach ($guide in Get-ChildItem $folder -Filter *.md) {
            $text = Get-Content $guide -Raw
            [regex]::Matches($text, '\]\(([^):#]+)(#[^)]*)?\)') | ForEach-Object { Join-Path $folder $_.Groups[1].Value } |
                Where-Object { -not (Test-Path $_) } | Should -BeNullOrEmpty -Because $guide.Name
            [regex]::Matches($text, '\b[A-Z][a-z]+-Mka1[A-Za-z]*').Value | Where-Object { $_ -and $_ -notin $real } | Should -BeNullOrEmpty -Because $guide.Name
        }
    }
}

Describe 'The blocks of the guides' {
    It 'are of a language that shows whether they are run' {
        foreach ($guide in Get-ChildItem $folder -Filter *.md) {
            $fences = @(Get-Content $guide | Where-Object { $_ -match '^\s*```' })
            for ($index = 0; $index -lt $fences.Count; $index += 2) {
                $fences[$index] | Should -BeIn '```powershell', '```output', '```console', '```text', '```yaml' -Because $guide.Name
            }
        }
    }
}

Describe 'The guide <Guide>' -ForEach $guides {
    BeforeAll {
        Disconnect-All
        Clear-EmulatorFault
        $place = (New-Item -ItemType Directory (Join-Path $TestDrive $Guide)).FullName
        Copy-Item "$folder/*.ps1" $place
        $key = New-TestKey
        $env:MKA1_API_KEY, $env:MKA1_SERVER_URL = $key, $server
        $configuration = $env:MKA1_CONFIG_DIR
        $env:MKA1_CONFIG_DIR = Join-Path $place saved
        $session = New-Shell
        $null = Invoke-Block $prelude $place, $key
    }

    AfterAll {
        $session.Runspace.Dispose()
        $env:MKA1_CONFIG_DIR = $configuration
        Get-ChildItem Env: | Where-Object Name -Match '^MKA1_(?!TEST|CONFIG)' | ForEach-Object { Remove-Item "Env:$($_.Name)" }
        Clear-EmulatorFault
        Disconnect-All
    }

    It 'runs in line <Line>' -ForEach $Blocks {
        # The address at which the emulator listens in the guides.
        $output = Invoke-Block $Code.Replace('http://127.0.0.1:5141', $server)
        $announced = @(Get-AnnouncedError $Code | Sort-Object -Unique)
        $errors = @($session.Streams.Error)
        $errors | Where-Object { "$($_.FullyQualifiedErrorId)".Split(',')[0] -notin $announced } | ForEach-Object { "$_ $($_.InvocationInfo.PositionMessage)" } | Should -BeNullOrEmpty
        $announced | Where-Object { $_ -notin $errors.ForEach({ $_.FullyQualifiedErrorId.Split(',')[0] }) } | Should -BeNullOrEmpty -Because 'the guide announces it'
        if ($Shown) {
            Get-Gist ($output | Out-String -Width 120) | Should -Be (Get-Gist "$Shown`n")
        }
    }
}
