# Finds the PowerShell that runs this script and starts another process of it.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# Gets the program that starts a new process of this engine, and the arguments before those of PowerShell:
# none if the engine is a standalone program (package, archive, snap, Windows PowerShell), and the path of pwsh.dll
# if dotnet hosts it (global and local .NET tool, dotnet tool exec).
function Get-Engine {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param(
        # The program of this process.
        [string] $ProcessPath = [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName,

        # The command line of this process: with dotnet, the assembly is first.
        [string[]] $CommandLine = [System.Environment]::GetCommandLineArgs(),

        # The folder of the engine.
        [string] $EngineHome = $PSHOME
    )

    $name = [System.IO.Path]::GetFileNameWithoutExtension($ProcessPath)
    if ($name -eq 'dotnet') {
        $assembly = $CommandLine[0]
        if ([System.IO.Path]::GetFileName($assembly) -ne 'pwsh.dll' -or -not [System.IO.Path]::IsPathRooted($assembly)) {
            $assembly = Join-Path $EngineHome pwsh.dll
        }
        return [pscustomobject]@{ Path = $ProcessPath; Argument = @($assembly) }
    }
    if ($name -in 'pwsh', 'pwsh-preview', 'powershell') {
        return [pscustomobject]@{ Path = $ProcessPath; Argument = @() }
    }
    # An editor or another program hosts the engine. It cannot run a script, but its engine can.
    foreach ($program in 'pwsh.exe', 'pwsh', 'powershell.exe') {
        $path = Join-Path $EngineHome $program
        if (Test-Path -LiteralPath $path -PathType Leaf) {
            return [pscustomobject]@{ Path = $path; Argument = @() }
        }
    }
    $assembly = Join-Path $EngineHome pwsh.dll
    $dotnet = Get-Command dotnet -CommandType Application -ErrorAction Ignore | Select-Object -First 1
    if ($dotnet -and (Test-Path -LiteralPath $assembly -PathType Leaf)) {
        return [pscustomobject]@{ Path = $dotnet.Source; Argument = @($assembly) }
    }
    throw "$ProcessPath hosts PowerShell, and $EngineHome has no PowerShell program. Run this in pwsh or in powershell."
}

# Runs a script file, or a script block with text arguments, in a new process of this engine without profiles. Its output
# is text; $LASTEXITCODE is its exit code.
function Invoke-Engine {
    [CmdletBinding(DefaultParameterSetName = 'File')]
    param(
        [Parameter(Mandatory, ParameterSetName = 'File')]
        [string] $File,

        [Parameter(Mandatory, ParameterSetName = 'Script')]
        [scriptblock] $Script,

        [string[]] $ArgumentList = @()
    )

    $engine = Get-Engine
    $start = @($engine.Argument) + '-NoProfile', '-NonInteractive'
    if ($File) {
        & $engine.Path @start -File $File @ArgumentList
        return
    }
    $quoted = $ArgumentList | ForEach-Object { "'" + $_.Replace("'", "''") + "'" }
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("& { $Script } $($quoted -join ' ')"))
    & $engine.Path @start -OutputFormat Text -EncodedCommand $encoded
}

Export-ModuleMember -Function Get-Engine, Invoke-Engine
