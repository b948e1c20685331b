#!/usr/bin/env pwsh
#requires -Version 7.4
<#
.SYNOPSIS
    Builds, tests, demonstrates and packs the Mka1 module.
.DESCRIPTION
    build    builds the module, ready to import, in out/Mka1 (the default)
    demo     runs the whole job against the emulator on this machine
    test     runs xUnit, and Pester against the packed module
    runtimes tests the client on the older .NET runtimes of PowerShell, from NuGet, and on .NET Framework or Mono, if there is one
    docs     creates full help pages, with syntax and parameter tables, in out/docs (needs PlatyPS)
    picture  runs a short demo against the emulator, and draws docs/demo.svg of what it printed
    bench    benchmarks against other implementations
    fuzz     feeds malformed input to each reader for a minute
    soak     runs mixed work for ten minutes with one call in twenty failing
    pack     creates the packages of the module and of the emulator in out/packages
    publish  tests, packs and publishes both packages (with the keys in GALLERY_API_KEY and NUGET_API_KEY)
    clean    removes the build output
.PARAMETER Repository
    The registered repository of modules to publish to.
.PARAMETER NuGetSource
    The name of the NuGet source, or a folder, where the package of the emulator is published.
.PARAMETER ProjectUri
    The address of the project's repository, for the manifest of the module and the package of the emulator; publish needs it.
.PARAMETER HelpInfoUri
    The address of the folder where Update-Help finds newer help, if there is one. Each package contains its own help.
.EXAMPLE
    ./build.ps1 test
.EXAMPLE
    dotnet tool exec -y powershell build.ps1 test

    The same on a machine without PowerShell.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'demo', 'test', 'runtimes', 'docs', 'picture', 'bench', 'fuzz', 'soak', 'pack', 'publish', 'clean')]
    [string[]] $Task = 'build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [ValidateNotNullOrEmpty()]
    [string] $Repository = 'PSGallery',

    [ValidateNotNullOrEmpty()]
    [string] $NuGetSource = 'nuget.org',

    [string] $ProjectUri = $env:MKA1_PROJECT_URI,

    [string] $HelpInfoUri = $env:MKA1_HELP_INFO_URI
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

Import-Module "$PSScriptRoot/build/Engine.psm1", "$PSScriptRoot/build/Views.psm1", "$PSScriptRoot/build/Publish.psm1", "$PSScriptRoot/build/Runtimes.psm1", "$PSScriptRoot/build/Signing.psm1" -Force

$root = $PSScriptRoot
$module = Join-Path $root 'out/Mka1'
$packages = Join-Path $root 'out/packages'
$version = (Import-PowerShellDataFile (Join-Path $root 'Mka1.psd1')).ModuleVersion
$done = [System.Collections.Generic.HashSet[string]]::new()

function Invoke-Dotnet([string[]] $Arguments) {
    & dotnet @Arguments
    Assert-ExitCode "dotnet $Arguments"
}

function Assert-ExitCode([string] $What) {
    if ($LASTEXITCODE -ne 0) {
        throw "$What ended with exit code $LASTEXITCODE."
    }
}

function Confirm-Sdk {
    $isInstalled = (Get-Command dotnet -ErrorAction Ignore) -and (& dotnet --list-sdks | Where-Object { [int] $_.Split('.')[0] -ge 10 })
    if (-not $isInstalled) {
        throw 'The .NET SDK 10 is missing. Install it from https://dotnet.microsoft.com/download, then run this script again.'
    }
}

function Invoke-Build {
    Confirm-Sdk
    if (Test-Path $module) {
        Remove-Item $module -Recurse -Force
    }
    foreach ($framework in 'net8.0', 'netstandard2.0') {
        Invoke-Dotnet @(
            'publish', "$root/src/Mka1.PowerShell", '--configuration', $Configuration, '--framework', $framework,
            '--output', "$module/$framework", '--nologo', '--verbosity', 'quiet')
        # The engine resolves assemblies by its own rules; XML documentation and symbols are for developers of the client, who have artifacts/.
        Get-ChildItem "$module/$framework/*" -Include *.deps.json, *.xml, *.pdb | Remove-Item
    }
    # DesktopAssemblies finds those of net8.0.
    Remove-Item -LiteralPath "$module/netstandard2.0/es" -Recurse
    $dependencies = New-Item -ItemType Directory "$module/netstandard2.0/dependencies"
    Get-ChildItem "$module/netstandard2.0/*.dll" -Exclude 'Mka1.*' | Move-Item -Destination $dependencies
    Copy-Item "$root/Mka1.psd1", "$root/src/Mka1.PowerShell/Mka1.psm1", "$root/LICENSE" $module
    Export-View -Source "$root/src/Mka1.PowerShell" -Path "$module/Mka1.format.ps1xml"
    Complete-Module
    Write-Host "Built $module, version $version."
}

# Runs in a separate process, which loads the module: the files of a loaded module cannot be replaced on Windows.
function Complete-Module {
    Invoke-Engine -File "$root/build/Complete-Module.ps1" -ArgumentList '-Module', $module, '-ProjectUri', $ProjectUri, '-HelpInfoUri', $HelpInfoUri | Out-Host
    Assert-ExitCode 'Completing the module'
}

function Invoke-Pack {
    Invoke-Task build
    if ($env:MKA1_AUTHENTICODE_CERTIFICATE) {
        Protect-Module -Path $module -Certificate $env:MKA1_AUTHENTICODE_CERTIFICATE -Password $env:MKA1_AUTHENTICODE_PASSWORD -TimestampServer $env:MKA1_TIMESTAMP_SERVER
    }
    else {
        Write-Host 'The files of the module are not signed: MKA1_AUTHENTICODE_CERTIFICATE is not set.'
    }
    New-Item -ItemType Directory $packages -Force | Out-Null
    Get-ChildItem $packages -Filter 'Mka1.*.nupkg' | Remove-Item
    Invoke-Dotnet @('pack', "$root/src/Mka1.Emulator", '--configuration', $Configuration, '--output', $packages, "-p:PackageProjectUrl=$ProjectUri", '--nologo', '--verbosity', 'quiet')
    $repository = "Mka1-$([guid]::NewGuid())"
    Register-PSResourceRepository -Name $repository -Uri $packages -Trusted
    try {
        Publish-PSResource -Path $module -Repository $repository
    }
    finally {
        Unregister-PSResourceRepository -Name $repository
    }
    Compress-Package "$packages/Mka1.$version.nupkg"
    if ($env:MKA1_PACKAGE_CERTIFICATE) {
        $made = 'Mka1', 'Mka1.Emulator' | ForEach-Object { "$packages/$_.$version.nupkg" }
        Protect-Package -Path $made -Certificate $env:MKA1_PACKAGE_CERTIFICATE -Password $env:MKA1_PACKAGE_PASSWORD -TimestampServer $env:MKA1_TIMESTAMP_SERVER
    }
    else {
        Write-Host 'The packages are not signed: MKA1_PACKAGE_CERTIFICATE is not set.'
    }
    Write-Host "Packed $packages/Mka1.$version.nupkg and Mka1.Emulator.$version.nupkg."
}

# Compresses a package again: with the level of Publish-PSResource, the help takes a fifth more.
function Compress-Package([string] $Path) {
    $folder, $smaller = "$Path.files", "$Path.smaller"
    try {
        [System.IO.Compression.ZipFile]::ExtractToDirectory($Path, $folder)
        [System.IO.Compression.ZipFile]::CreateFromDirectory($folder, $smaller, 'SmallestSize', $false)
        Move-Item -LiteralPath $smaller $Path -Force
    }
    finally {
        Remove-Item $folder, $smaller -Recurse -Force -ErrorAction Ignore
    }
}

function Invoke-Test {
    Invoke-Task pack
    Invoke-Dotnet @('build', "$root/Mka1.sln", '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet')
    # Tests the package as users install it: in a separate folder, in a new process.
    $folder = Join-Path ([IO.Path]::GetTempPath()) "Mka1-$([guid]::NewGuid())"
    try {
        $total = @(
            Invoke-Xunit "$folder/results" "$root/Mka1.sln", '--configuration', $Configuration, '--no-build'
            Expand-Package "$folder/modules"
            Invoke-Pester "$folder/modules"
        ) | Measure-Object Passed, Failed, Skipped -Sum
    }
    finally {
        Remove-Item $folder -Recurse -Force -ErrorAction Ignore
    }
    Complete-Test $total
}

function Complete-Test($Total) {
    Write-Host ('{0} passed, {1} failed, {2} skipped' -f $Total.Sum)
    if ($Total[1].Sum -gt 0) {
        throw "$($Total[1].Sum) tests failed."
    }
}

# Runs xUnit tests, shows failed and skipped tests with the reasons, and returns the totals.
function Invoke-Xunit([string] $Results, [string[]] $Arguments) {
    & dotnet test --nologo --logger trx --results-directory $Results @Arguments | Out-Host
    $ended = $LASTEXITCODE
    $runs = @(Get-ChildItem $Results -Filter *.trx -ErrorAction Ignore | ForEach-Object { ([xml] (Get-Content -LiteralPath $_ -Raw)).TestRun })
    $tests = @($runs.Results.UnitTestResult)
    $skipped = @($tests | Where-Object outcome -EQ NotExecuted)
    $passed = @($tests | Where-Object outcome -EQ Passed)
    $failed = $tests.Count - $passed.Count - $skipped.Count
    foreach ($test in $skipped) {
        Write-Host "Skipped: $($test.testName): $($test.Output.ErrorInfo.Message)"
    }
    # A project that stopped before its first test is also a failure.
    if ($failed -eq 0 -and ($ended -ne 0 -or $tests.Count -eq 0)) {
        Write-Host "dotnet test ended with exit code $ended after $($tests.Count) tests, none of which failed."
        $failed = 1
    }
    [pscustomobject]@{ Passed = $passed.Count; Failed = $failed; Skipped = $skipped.Count }
}

# Runs the Pester suite against the module in a folder, and returns the totals.
function Invoke-Pester([string] $Modules) {
    $total = [pscustomobject]@{ Passed = 0; Failed = 0; Skipped = 0 }
    Invoke-Engine -File "$root/tests/Pester/Invoke-Suite.ps1" -ArgumentList '-ModuleRoot', $Modules, '-Configuration', $Configuration | ForEach-Object {
        Write-Host $_
        if ($_ -match '^Pester: (\d+) passed, (\d+) failed, (\d+) skipped$') {
            $total.Passed, $total.Failed, $total.Skipped = [int[]] $Matches[1..3]
        }
    }
    if ($LASTEXITCODE -ne 0 -and $total.Failed -eq 0) {
        Write-Host "The Pester suite ended with exit code $LASTEXITCODE."
        $total.Failed = 1
    }
    $total
}

# Installs the package with Save-PSResource into a folder for PSModulePath.
function Expand-Package([string] $Folder) {
    New-Item -ItemType Directory $Folder -Force | Out-Null
    $repository = "Mka1-$([guid]::NewGuid())"
    Register-PSResourceRepository -Name $repository -Uri $packages -Trusted
    try {
        Save-PSResource -Name Mka1 -Repository $repository -Path $Folder -TrustRepository
    }
    finally {
        Unregister-PSResourceRepository -Name $repository
    }
}

# PowerShell 7.4 runs on .NET 8, and 7.5 on .NET 9. The tests of the emulator itself are left out.
function Invoke-Runtimes {
    Invoke-Task build
    Build-Emulator
    $results = Join-Path ([IO.Path]::GetTempPath()) "Mka1-$([guid]::NewGuid())"
    $variables = @{ MKA1_TEST_EMULATOR = Get-EmulatorPath; MKA1_TEST_DOTNET = (Get-Command dotnet -CommandType Application)[0].Source }
    $variables.GetEnumerator() | ForEach-Object { Set-Item "Env:$($_.Key)" $_.Value }
    try {
        $total = @(
            foreach ($framework in 'net8.0', 'net9.0') {
                $path = "$root/artifacts/runtimes/$framework"
                $dotnet = Get-Runtime -Framework $framework -Path $path
                Write-Host "The tests of the client on $(& $dotnet --list-runtimes)"
                $project = "$root/tests/Mka1.Client.Tests"
                Invoke-Dotnet @(
                    'build', $project, '--configuration', $Configuration, "-p:TestFramework=$framework", '--artifacts-path', "$path/tests",
                    '--nologo', '--verbosity', 'quiet') | Out-Host
                Invoke-Xunit "$results/$framework" @(
                    "$path/tests/bin/Mka1.Client.Tests/$($Configuration.ToLowerInvariant())/Mka1.Client.Tests.dll",
                    '--filter', 'FullyQualifiedName!~The_emulator', '--', "RunConfiguration.DotNetHostPath=$dotnet")
            }
            Invoke-DesktopCheck
        ) | Measure-Object Passed, Failed, Skipped -Sum
    }
    finally {
        $variables.Keys | ForEach-Object { Remove-Item "Env:$_" }
        Remove-Item $results -Recurse -Force -ErrorAction Ignore
    }
    Complete-Test $total
}

# Uses the assemblies for Windows PowerShell on .NET Framework, or on Mono, and returns the totals.
function Invoke-DesktopCheck {
    $total = [pscustomobject]@{ Passed = 0; Failed = 0; Skipped = 0 }
    if (-not $IsWindows -and -not (Get-Command mono -CommandType Application -ErrorAction Ignore)) {
        Write-Host 'Skipped: the client of Windows PowerShell: neither .NET Framework nor Mono is installed'
        $total.Skipped = 1
        return $total
    }
    Invoke-Dotnet @('build', "$root/tests/Mka1.Client.Desktop", '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet') | Out-Host
    $check = "$root/artifacts/bin/Mka1.Client.Desktop/$($Configuration.ToLowerInvariant())/Mka1.Client.Desktop.exe"
    $command = if ($IsWindows) { @($check) } else { 'mono', $check }
    $program, $arguments = $command + "$module/netstandard2.0" + (Get-EmulatorPath)
    & $program @arguments | ForEach-Object {
        Write-Host $_
        if ($_ -match '^Client: (\d+) passed, (\d+) failed, 0 skipped$') {
            $total.Passed, $total.Failed = [int[]] $Matches[1..2]
        }
    }
    if ($LASTEXITCODE -ne 0 -and $total.Failed -eq 0) {
        Write-Host "$command ended with exit code $LASTEXITCODE."
        $total.Failed = 1
    }
    $total
}

function Invoke-Demo {
    Invoke-Task build
    Build-Emulator
    Invoke-Engine -File "$root/docs/demo.ps1" -ArgumentList '-Module', $module, '-Emulator', (Get-EmulatorPath)
    Assert-ExitCode 'The demo'
}

function Build-Emulator {
    Invoke-Dotnet @('build', "$root/src/Mka1.Emulator", '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet')
}

function Get-EmulatorPath {
    "$root/artifacts/bin/Mka1.Emulator/$($Configuration.ToLowerInvariant())/Mka1.Emulator.dll"
}

# Installs PlatyPS from the Gallery if it is missing.
function Confirm-PlatyPS {
    $name, $minimum, $below = 'Microsoft.PowerShell.PlatyPS', '1.0.0', '2.0.0'
    $isInstalled = {
        Get-Module -ListAvailable -Name $name | Where-Object { $_.Version -ge [version] $minimum -and $_.Version -lt [version] $below }
    }
    if (& $isInstalled) {
        return
    }
    Write-Host "$name $minimum is not installed; installing it from the PowerShell Gallery."
    try {
        Install-PSResource -Name $name -Version "[$minimum,$below)" -Repository PSGallery -TrustRepository -Quiet -ErrorAction Stop
    }
    catch {
        throw "The help pages need PlatyPS, and installing it from the Gallery failed: $($_.Exception.Message) To install it manually: Install-PSResource $name -Version '[$minimum,$below)'"
    }
    if (-not (& $isInstalled)) {
        throw "The help pages need PlatyPS. It was installed, but is not in a folder of PSModulePath."
    }
}

function Invoke-Docs {
    Invoke-Task build
    Confirm-PlatyPS
    # Runs in a separate process, because the assemblies of PlatyPS conflict with those of the module.
    Invoke-Engine -File "$root/build/Export-Page.ps1" -ArgumentList $module, "$root/out/docs"
    Assert-ExitCode 'Making the pages'
    Write-Host "The pages are in $root/out/docs."
}

function Invoke-Picture {
    Invoke-Task build
    Build-Emulator
    Invoke-Engine -File "$root/build/Export-Picture.ps1" -ArgumentList '-Module', $module, '-Emulator', (Get-EmulatorPath), '-Target', "$root/docs/demo.svg"
    Assert-ExitCode 'Drawing the picture'
    Write-Host "The picture is $root/docs/demo.svg."
}

function Invoke-Bench {
    Invoke-Task build
    Invoke-Dotnet @('build', "$root/tests/Bench/Mka1.Bench", '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet')
    $bench = "$root/artifacts/bin/Mka1.Bench/$($Configuration.ToLowerInvariant())/Mka1.Bench.dll"
    Invoke-Engine -File "$root/tests/Bench/Invoke-Bench.ps1" -ArgumentList '-Module', $module, '-Bench', $bench
    Assert-ExitCode 'The bench'
}

function Invoke-Fuzz {
    Confirm-Sdk
    # CsCheck runs each property for this many seconds, instead of the number of cases in the tests.
    $env:CsCheck_Time = 60
    try {
        Invoke-Dotnet @('test', "$root/tests/Mka1.Client.Tests", '--configuration', $Configuration, '--nologo', '--filter', 'Category=Fuzz', '--logger', 'console;verbosity=detailed')
    }
    finally {
        $env:CsCheck_Time = $null
    }
}

function Invoke-Soak {
    Invoke-Task build
    Build-Emulator
    Invoke-Engine -File "$root/tests/Soak/Invoke-Soak.ps1" -ArgumentList '-Module', $module, '-Emulator', (Get-EmulatorPath)
    Assert-ExitCode 'The soak'
}

# Tests what is published: the packages that the test task made.
function Invoke-Publish {
    Assert-Publishable -Root $root -Repository $Repository -NuGetSource $NuGetSource -ProjectUri $ProjectUri
    Invoke-Task test
    Publish-Package -Packages $packages -Version $version -Repository $Repository -NuGetSource $NuGetSource
    Write-Host "Published version $version of Mka1 to $Repository, and of Mka1.Emulator to $NuGetSource."
}

function Invoke-Clean {
    'out', 'artifacts' | ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ } | Remove-Item -Recurse -Force
}

# Each task runs once, even if several tasks need it.
function Invoke-Task([string] $Name) {
    if ($done.Add($Name)) {
        & "Invoke-$Name"
    }
}

try {
    $Task | ForEach-Object { Invoke-Task $_ }
}
catch {
    Write-Host "build.ps1 $($Task -join ', ') failed: $($_.Exception.Message)" -ForegroundColor Red
    Write-Verbose $_.ScriptStackTrace
    exit 1
}
exit 0
