<#
.SYNOPSIS
    Runs the Pester suite against an installed module.
.PARAMETER ModuleRoot
    The folder for PSModulePath that holds the module Mka1.
.PARAMETER Configuration
    Which build of the emulator to use.
.PARAMETER Path
    The test files or folders; without it all.
.PARAMETER Verbosity
    Normal shows failures, Detailed every test.
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
    [string] $Verbosity = 'Normal'
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# What the person or the runner has set must not reach the tests, nor the tests a proxy.
Get-ChildItem Env: | Where-Object Name -Match '^MKA1_|^(https?|all)_proxy$' | ForEach-Object { Remove-Item "Env:$($_.Name)" }
$env:NO_PROXY = '127.0.0.1,localhost'
$env:MKA1_TEST_EMULATOR = Join-Path $PSScriptRoot "../../artifacts/bin/Mka1.Emulator/$($Configuration.ToLowerInvariant())/Mka1.Emulator.dll"
$env:PSModulePath = (Resolve-Path $ModuleRoot).Path + [System.IO.Path]::PathSeparator + $env:PSModulePath

Import-Module Pester -MinimumVersion 5.5.0 -MaximumVersion 5.99.99
Import-Module Mka1
$base = (Get-Module Mka1).ModuleBase
if (-not $base.StartsWith((Resolve-Path $ModuleRoot).Path)) {
    throw "The module under test should come from $ModuleRoot, but came from $base."
}
Import-Module "$PSScriptRoot/Emulator.psm1" -DisableNameChecking

$pester = New-PesterConfiguration
$pester.Run.Path = $Path
$pester.Run.PassThru = $true
$pester.Output.Verbosity = $Verbosity
$pester.Output.CIFormat = 'None'
$result = Invoke-Pester -Configuration $pester
Stop-SharedEmulator

if (-not $result) {
    Write-Host 'Pester: 0 passed, 0 failed, 0 skipped'
    exit 1
}
$failed = $result.FailedCount + $result.FailedContainersCount + $result.FailedBlocksCount
Write-Host "Pester: $($result.PassedCount) passed, $failed failed, $($result.SkippedCount + $result.InconclusiveCount + $result.NotRunCount) skipped"
if ($result.Result -ne 'Passed' -or $failed -gt 0 -or $result.PassedCount -eq 0) {
    exit 1
}
exit 0
