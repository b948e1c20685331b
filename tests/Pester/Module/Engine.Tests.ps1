# The function that finds the engine, tried on every kind of engine that this machine has.

BeforeDiscovery {
    $own = Get-Engine
    $engines = @(@{ Kind = 'that runs this'; Engine = $own })
    foreach ($name in 'pwsh', 'powershell') {
        $program = Get-Command $name -CommandType Application -ErrorAction Ignore | Select-Object -First 1
        if ($program -and $program.Source -ne $own.Path) {
            $engines += @{ Kind = "on the PATH as $name"; Engine = [pscustomobject]@{ Path = $program.Source; Argument = @() } }
        }
    }
    if ($PSEdition -eq 'Core') {
        # Every PowerShell 7 can be hosted by dotnet, and where its own program is beside it, run by that.
        $engines += @{ Kind = 'hosted by dotnet'; Engine = [pscustomobject]@{ Path = 'dotnet'; Argument = @("$PSHOME/pwsh.dll") } }
        $program = Get-Item "$PSHOME/pwsh", "$PSHOME/pwsh.exe" -ErrorAction Ignore | Select-Object -First 1
        # It looks for .NET in the usual places only.
        if ($program -and (& $program.FullName -Version 2>&1) -like 'PowerShell*') {
            $engines += @{ Kind = 'that is a program of its own'; Engine = [pscustomobject]@{ Path = $program.FullName; Argument = @() } }
        }
    }
}

BeforeAll {
    $module = (Resolve-Path "$PSScriptRoot/../../../build/Engine.psm1").Path

    # Runs a script in an engine, and gives what it writes.
    function Invoke-In($Engine, [string] $Script) {
        $file = Join-Path $TestDrive "a script $([guid]::NewGuid()).ps1"
        Set-Content -LiteralPath $file $Script
        & $Engine.Path @($Engine.Argument) -NoProfile -NonInteractive -File $file
        $LASTEXITCODE | Should -Be 0
    }

    $grandchild = @"
`$ErrorActionPreference = 'Stop'
Import-Module '$($module.Replace("'", "''"))'
"`$PSHOME, `$(`$PSVersionTable.PSVersion)"
Invoke-Engine -Script { "`$PSHOME, `$(`$PSVersionTable.PSVersion)" }
"@
}

Describe 'An engine <Kind>' -ForEach $engines {
    It 'starts a process of the same engine' {
        $told = @(Invoke-In $Engine $grandchild)
        $told | Should -HaveCount 2
        $told[1] | Should -BeExactly $told[0]
    }
}

# What is on the PATH may be a link to an engine that lies elsewhere.
Describe 'An engine <Kind>, in a folder with a space,' -ForEach ($engines | Where-Object Kind -NotLike 'on the PATH*') {
    It 'starts a process of the same engine' {
        # A link stands for an engine that was installed there.
        $place = Join-Path $TestDrive "an engine $([guid]::NewGuid())"
        $type = $(if ($PSEdition -eq 'Desktop' -or $IsWindows) { 'Junction' } else { 'SymbolicLink' })
        $null = New-Item -ItemType $type $place -Target $PSHOME
        try {
            $moved = [pscustomobject]@{
                Path     = $Engine.Path.Replace($PSHOME, $place)
                Argument = @($Engine.Argument | ForEach-Object { $_.Replace($PSHOME, $place) })
            }
            $told = @(Invoke-In $moved $grandchild)
            $told[1] | Should -BeExactly $told[0]
        }
        finally {
            # The link only; Windows PowerShell would ask.
            [System.IO.Directory]::Delete($place)
        }
    }
}

Describe 'Get-Engine' {
    It 'takes <Kind>' -ForEach @(
        @{ Kind = 'a package'; Process = '/opt/microsoft/powershell/7/pwsh'; Line = '/opt/microsoft/powershell/7/pwsh.dll'; Argument = @() }
        @{ Kind = 'a snap'; Process = '/snap/powershell/281/opt/powershell/pwsh'; Line = '/snap/powershell/281/opt/powershell/pwsh.dll'; Argument = @() }
        @{ Kind = 'a preview'; Process = '/opt/microsoft/powershell/7-preview/pwsh-preview'; Line = 'x'; Argument = @() }
        @{ Kind = 'an archive in a folder with a space'; Process = '/home/me/my tools/pwsh'; Line = 'x'; Argument = @() }
        @{ Kind = 'a .NET tool'; Process = '/usr/bin/dotnet'; Line = '/home/me/my tools/pwsh.dll'; Argument = @('/home/me/my tools/pwsh.dll') }
        @{ Kind = 'a relative pwsh.dll'; Process = '/usr/bin/dotnet'; Line = 'pwsh.dll'; Argument = @((Join-Path /nowhere pwsh.dll)) }
    ) {
        $engine = Get-Engine -ProcessPath $Process -CommandLine $Line, '-NoProfile' -EngineHome /nowhere
        $engine.Path | Should -BeExactly $Process
        $engine.Argument | Should -Be $Argument
    }

    It 'takes the engine beside an editor that hosts it, and dotnet where it has no program' {
        $place = (New-Item -ItemType Directory (Join-Path $TestDrive home)).FullName
        $null = New-Item "$place/pwsh.dll"
        $engine = Get-Engine -ProcessPath /usr/bin/editor -CommandLine editor -EngineHome $place
        [System.IO.Path]::GetFileNameWithoutExtension($engine.Path) | Should -Be dotnet
        $engine.Argument | Should -Be (Join-Path $place pwsh.dll)
        $null = New-Item "$place/pwsh"
        (Get-Engine -ProcessPath /usr/bin/editor -CommandLine editor -EngineHome $place).Path | Should -Be (Join-Path $place pwsh)
    }

    It 'says that there is none' {
        { Get-Engine -ProcessPath /usr/bin/editor -CommandLine editor -EngineHome /nowhere } | Should -Throw '*/usr/bin/editor hosts PowerShell*/nowhere*'
    }

    It 'is the only place that looks for it' {
        $root = (Resolve-Path "$PSScriptRoot/../../..").Path
        $own = '(Get-Process -Id $PID)' + '.Path'
        Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1 |
            Where-Object { $_.FullName -notmatch '[/\\](out|artifacts|\.git)[/\\]' } |
            Select-String -SimpleMatch $own | ForEach-Object { "$($_.Path):$($_.LineNumber)" } | Should -BeNullOrEmpty
    }
}

Describe 'Invoke-Engine' {
    It 'passes text on as it is' {
        $odd = "it's", 'two words', '"quoted"', 'ünï', '$PID', ''
        Invoke-Engine -Script { param($a, $b, $c, $d, $e, $f) $a, $b, $c, $d, $e, "<$f>" } -ArgumentList $odd |
            Should -Be "it's", 'two words', '"quoted"', 'ünï', '$PID', '<>'
    }

    It 'tells the exit code' {
        Invoke-Engine -Script { exit 3 }
        $LASTEXITCODE | Should -Be 3
    }
}
