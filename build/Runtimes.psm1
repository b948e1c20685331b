# Runs the client on other runtimes than that of the SDK: older .NET from NuGet, .NET Framework, Mono.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# Restores the runtime of a framework from NuGet, and returns the dotnet program of a folder that contains nothing else.
function Get-Runtime {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        # The framework, such as net8.0.
        [Parameter(Mandatory)]
        [string] $Framework,

        # The folder for it.
        [Parameter(Mandatory)]
        [string] $Path
    )

    $project = Join-Path $PSScriptRoot 'Runtime/Runtime.csproj'
    $sdk = (& dotnet msbuild $project "-p:TestFramework=$Framework" '-getProperty:NetCoreRoot,NETCoreSdkRuntimeIdentifier' | Out-String | ConvertFrom-Json).Properties
    $published = Join-Path $Path published
    & dotnet publish $project "-p:TestFramework=$Framework" --runtime $sdk.NETCoreSdkRuntimeIdentifier --artifacts-path (Join-Path $Path build) --output $published --nologo --verbosity quiet | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "The runtime of $Framework could not be restored: dotnet publish ended with exit code $LASTEXITCODE."
    }
    $listed = Get-Content -LiteralPath (Join-Path $published Runtime.deps.json) -Raw | ConvertFrom-Json -AsHashtable
    $version = @($listed.libraries.Keys -match '^runtimepack\.Microsoft\.NETCore\.App\.')[0].Split('/')[1]

    # The layout of an installation: a host, and the shared framework with its list of files.
    $root = Join-Path $Path "dotnet-$version"
    $shared = New-Item -ItemType Directory (Join-Path $root "shared/Microsoft.NETCore.App/$version") -Force
    $resolver = New-Item -ItemType Directory (Join-Path $root "host/fxr/$version") -Force
    Copy-Item "$published/*" $shared -Force
    Copy-Item "$published/Runtime.deps.json" (Join-Path $shared Microsoft.NETCore.App.deps.json) -Force
    Copy-Item "$published/*hostfxr*" $resolver -Force
    $program = if ($IsWindows) { 'dotnet.exe' } else { 'dotnet' }
    Copy-Item (Join-Path $sdk.NetCoreRoot $program) $root -Force
    Join-Path $root $program
}

Export-ModuleMember -Function Get-Runtime
