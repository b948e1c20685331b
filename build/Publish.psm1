# Verifies that a state of the sources can be published, and publishes the packages.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Import-Module "$PSScriptRoot/Manifest.psm1"

# Fails, with all reasons, unless the sources are those of a commit, describe their version and were not published before.
function Assert-Publishable {
    [CmdletBinding()]
    param(
        # The folder of the sources.
        [Parameter(Mandatory)]
        [string] $Root,

        # The name of the registered repository of modules.
        [Parameter(Mandatory)]
        [string] $Repository,

        # The NuGet source or folder for the emulator.
        [Parameter(Mandatory)]
        [string] $NuGetSource,

        # The address of the project.
        [string] $ProjectUri
    )

    $version = (Import-PowerShellDataFile (Join-Path $Root Mka1.psd1)).ModuleVersion
    $reasons = @(
        if (-not (Get-Command Publish-PSResource).Parameters.ContainsKey('NupkgPath')) {
            'Publish-PSResource cannot publish a package that was tested. Update Microsoft.PowerShell.PSResourceGet to 1.1, or use PowerShell 7.5 or later.'
        }
        if ($ProjectUri -notmatch '^https://\S+$') {
            "The address of the project is missing. Give the address of its repository, which begins with https://, as -ProjectUri or in MKA1_PROJECT_URI."
        }
        if (-not $env:GALLERY_API_KEY -and -not (Get-PSResourceRepository -Name $Repository -ErrorAction Ignore | Where-Object { $_.Uri.IsFile })) {
            "The key of $Repository is missing. Set GALLERY_API_KEY."
        }
        if (-not $env:NUGET_API_KEY -and -not (Test-Path -LiteralPath $NuGetSource)) {
            "The key of $NuGetSource is missing. Set NUGET_API_KEY."
        }
        $changes = @(& git -C $Root status --porcelain)
        if ($LASTEXITCODE -ne 0) {
            "$Root is not a working copy of git, so nobody could tell what was published. Clone the repository."
        }
        if ($changes) {
            "The working copy has $($changes.Count) uncommitted changes, such as $($changes[0].Substring(3)). Commit or remove them."
        }
        $notes = Get-ReleaseNote -Path (Join-Path $Root CHANGELOG.md) -Version $version
        if ($null -eq $notes) {
            "CHANGELOG.md has no section '## $version'. Rename the section Unreleased to the version."
        }
        elseif (-not $notes) {
            "The section '## $version' of CHANGELOG.md is empty. Describe the changes."
        }
        try {
            $null = Find-PSResource -Name Mka1 -Version $version -Prerelease -Repository $Repository
            "Version $version is already in $Repository, which keeps every version forever. Set a higher ModuleVersion in Mka1.psd1."
        }
        catch {
            # Only this error means that the version is free.
            if ($_.FullyQualifiedErrorId -notlike 'PackageNotFound,*') {
                "Whether version $version is already in $Repository is unknown: $_"
            }
        }
    )
    if ($reasons) {
        throw $reasons -join [Environment]::NewLine
    }
}

# Publishes the package of the emulator, and then that of the module, which is for ever: a second attempt skips the first.
function Publish-Package {
    [CmdletBinding()]
    param(
        # The folder of the packages.
        [Parameter(Mandatory)]
        [string] $Packages,

        [Parameter(Mandatory)]
        [string] $Version,

        # The name of the registered repository of modules. Its key is in GALLERY_API_KEY.
        [Parameter(Mandatory)]
        [string] $Repository,

        # The NuGet source or folder for the emulator. Its key is in NUGET_API_KEY.
        [Parameter(Mandatory)]
        [string] $NuGetSource
    )

    $push = 'nuget', 'push', (Join-Path $Packages "Mka1.Emulator.$Version.nupkg"), '--source', $NuGetSource, '--skip-duplicate'
    if ($env:NUGET_API_KEY) {
        $push += '--api-key', $env:NUGET_API_KEY
    }
    & dotnet @push | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "The emulator was not published, and so neither was the module: dotnet nuget push ended with exit code $LASTEXITCODE."
    }
    $module = @{ NupkgPath = Join-Path $Packages "Mka1.$Version.nupkg"; Repository = $Repository }
    if ($env:GALLERY_API_KEY) {
        $module.ApiKey = $env:GALLERY_API_KEY
    }
    Publish-PSResource @module
}

Export-ModuleMember -Function Assert-Publishable, Publish-Package
