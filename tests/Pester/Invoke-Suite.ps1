<#
.SYNOPSIS
    Runs the Pester suite against an installed module.
.DESCRIPTION
    Several files are run by several processes side by side, one more than there are processors, each with an emulator of
    its own. They take file after file from a queue, the largest first, so that they end at about the same time. Windows
    PowerShell runs all in one process.

    Of a file without a failure one line is shown; with -Verbosity Detailed or Diagnostic everything is. The last line
    tells the totals, as in "Pester: 3 passed, 0 failed, 0 skipped".
.PARAMETER ModuleRoot
    The folder for PSModulePath that holds the module Mka1.
.PARAMETER Configuration
    Which build of the emulator to use.
.PARAMETER Path
    The test files or folders; without it all.
.PARAMETER Verbosity
    Normal shows failures, Detailed every test.
.PARAMETER Pester
    The manifest of Pester; without it that of the package which Directory.Packages.props names.
.PARAMETER Queue
    The folder of the queue: this is one of the processes that take files from it.
.EXAMPLE
    ./tests/Pester/Invoke-Suite.ps1 -ModuleRoot ./out
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $ModuleRoot,

    [string] $Configuration = 'Release',

    [string[]] $Path = $PSScriptRoot,

    [ValidateSet('Normal', 'Detailed', 'Diagnostic')]
    [string] $Verbosity = 'Normal',

    [string] $Pester,

    [string] $Queue
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$root = (Resolve-Path "$PSScriptRoot/../..").Path
Import-Module "$root/build/Engine.psm1"

# Gives the manifest of Pester in the folder of NuGet's packages, where restoring the tests has put it.
function Get-PesterManifest {
    $text = & dotnet msbuild "$root/tests/Mka1.Module.Tests" -getProperty:NuGetPackageRoot -getProperty:PesterVersion
    $properties = ("$text" | ConvertFrom-Json).Properties
    $manifest = [IO.Path]::Combine($properties.NuGetPackageRoot, 'pester', $properties.PesterVersion, 'tools', 'Pester.psd1')
    if (-not (Test-Path -LiteralPath $manifest)) {
        throw "Pester $($properties.PesterVersion) is not restored. Run: dotnet restore tests/Mka1.Module.Tests"
    }
    $manifest
}

# Has several processes run the files, and gives a report of each file as soon as it was run. A process tells the name of
# a file, what its tests show, and its totals.
function Invoke-Process([string[]] $File) {
    $folder = (New-Item -ItemType Directory (Join-Path ([System.IO.Path]::GetTempPath()) "Mka1-$([guid]::NewGuid())")).FullName
    $File | Set-Content (Join-Path $folder files.txt)
    $module = (Get-Module Engine).Path
    $suite = $PSCommandPath
    $arguments = '-ModuleRoot', $ModuleRoot, '-Configuration', $Configuration, '-Verbosity', $Verbosity, '-Pester', $Pester, '-Queue', $folder
    # One more than processors, because tests wait half of their time.
    $count = [Math]::Min($File.Count, [Environment]::ProcessorCount + 1)
    try {
        1..$count | ForEach-Object -ThrottleLimit $count -Parallel {
            Import-Module $using:module
            $arguments, $names = $using:arguments, $using:File
            $lines = [System.Collections.Generic.List[string]]::new()
            Invoke-Engine -File $using:suite -ArgumentList $arguments 2>&1 | ForEach-Object {
                if ("$_" -match '^Pester: (\d+) passed, (\d+) failed, (\d+) skipped$') {
                    $total = @{ Passed = [int] $Matches[1]; Failed = [int] $Matches[2]; Skipped = [int] $Matches[3] }
                    [pscustomobject] (@{ File = $lines | Where-Object { $_ -in $names }; Lines = $lines.ToArray() } + $total)
                    $lines.Clear()
                }
                else {
                    $lines.Add("$_")
                }
            }
            if ($LASTEXITCODE -ne 0) {
                $lines.Add("A process of the suite ended with exit code $LASTEXITCODE.")
                [pscustomobject]@{ File = ''; Lines = $lines.ToArray(); Passed = 0; Failed = 1; Skipped = 0 }
            }
        }
    }
    finally {
        Remove-Item $folder -Recurse
    }
}

# Shows of a report what the reader wants to see: where nothing failed, the line with name and time.
function Show-Report($Report) {
    $Report.Lines | Where-Object { $Verbosity -ne 'Normal' -or $Report.Failed -gt 0 -or $_ -like '`[+`]*' -or $_ -like 'Skipped: *' } | Write-Host
}

# Runs files in this process, and gives the totals.
function Invoke-Test([string[]] $File) {
    $run = New-PesterConfiguration
    $run.Run.Path = $File
    $run.Run.PassThru = $true
    $run.Run.FailOnNullOrEmptyForEach = -not $env:TEST_CMDLETS
    $run.Output.Verbosity = $Verbosity
    $run.Output.CIFormat = 'None'
    $result = Invoke-Pester -Configuration $run
    foreach ($test in $result.Skipped) {
        Write-Host "Skipped: $($test.ExpandedPath): $($test.ErrorRecord)"
    }
    $failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
    if ($failed -eq 0 -and $result.Result -ne 'Passed') {
        $failed = 1
    }
    [pscustomobject]@{ Passed = $result.PassedCount; Failed = $failed; Skipped = $result.SkippedCount + $result.InconclusiveCount + $result.NotRunCount }
}

function Write-Total($Total) {
    Write-Host "Pester: $($Total.Passed) passed, $($Total.Failed) failed, $($Total.Skipped) skipped"
}

function Exit-Suite($Total) {
    Write-Total $Total
    exit [int] ($Total.Failed -gt 0 -or $Total.Passed -eq 0)
}

if (-not $Pester) {
    $Pester = Get-PesterManifest
}
$files = @(Get-Item $Path | ForEach-Object { if ($_.PSIsContainer) { Get-ChildItem $_ -Recurse -Filter *.Tests.ps1 } else { $_ } })
if (-not $Queue -and $PSEdition -eq 'Core' -and $files.Count -gt 1) {
    # Those of the whole module are long whatever their size.
    $names = ($files | Sort-Object { $_.Directory.Name -ne 'Module' }, @{ Expression = 'Length'; Descending = $true }).FullName
    $reports = @(Invoke-Process $names | ForEach-Object { Show-Report $_; $_ })
    $unfinished = @($names | Where-Object { $_ -notin $reports.File })
    $unfinished | ForEach-Object { Write-Host "Not run to its end: $_" }
    Exit-Suite ([pscustomobject]@{
            Passed  = ($reports | Measure-Object Passed -Sum).Sum
            Failed  = ($reports | Measure-Object Failed -Sum).Sum + $unfinished.Count
            Skipped = ($reports | Measure-Object Skipped -Sum).Sum
        })
}

# What the person or the runner has set must not reach the tests, nor the tests a proxy.
Get-ChildItem Env: | Where-Object Name -Match '^MKA1_|^(https?|all)_proxy$' | ForEach-Object { Remove-Item "Env:$($_.Name)" }
$env:NO_PROXY = '127.0.0.1,localhost'
# The tests expect English messages, also of the processes that they start. Other systems than Windows read the language there.
[cultureinfo]::CurrentUICulture = [cultureinfo]::DefaultThreadCurrentUICulture = [cultureinfo]::InvariantCulture
$env:LC_ALL = 'C.UTF-8'
# Contexts that the person has saved must not reach them either. Nothing is written there but by tests of saved contexts.
$env:MKA1_CONFIG_DIR = Join-Path ([System.IO.Path]::GetTempPath()) "mka1-test-$([guid]::NewGuid())"
$env:MKA1_TEST_EMULATOR = Join-Path $PSScriptRoot "../../artifacts/bin/Mka1.Emulator/$($Configuration.ToLowerInvariant())/Mka1.Emulator.dll"
$env:PSModulePath = (Resolve-Path $ModuleRoot).Path + [System.IO.Path]::PathSeparator + $env:PSModulePath

Import-Module $Pester
Import-Module Mka1
$base = (Get-Module Mka1).ModuleBase
if (-not $base.StartsWith((Resolve-Path $ModuleRoot).Path)) {
    throw "The module under test should come from $ModuleRoot, but came from $base."
}
Import-Module "$PSScriptRoot/Emulator.psm1" -DisableNameChecking

if (-not $Queue) {
    $total = Invoke-Test $files.FullName
    Stop-SharedEmulator
    Exit-Suite $total
}

# Whoever can make the ticket of a file takes the file.
$names = Get-Content (Join-Path $Queue files.txt)
for ($number = 0; $number -lt $names.Count; $number++) {
    if (New-Item (Join-Path $Queue $number) -ErrorAction Ignore) {
        Write-Host $names[$number]
        Write-Total (Invoke-Test $names[$number])
    }
}
Stop-SharedEmulator
