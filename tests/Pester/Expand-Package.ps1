# Unpacks the package of the module into a folder for PSModulePath, on any engine: Windows PowerShell has no PSResourceGet.
[CmdletBinding()]
param(
    # The folder of the packages.
    [Parameter(Mandatory)]
    [string] $Package,

    # The folder for the module.
    [Parameter(Mandatory)]
    [string] $Path
)

$ErrorActionPreference = 'Stop'
$version = (Import-PowerShellDataFile "$PSScriptRoot/../../Mka1.psd1").ModuleVersion
$source = (Resolve-Path "$Package/Mka1.$version.nupkg").Path
$target = (New-Item -ItemType Directory "$Path/Mka1/$version" -Force).FullName
Add-Type -AssemblyName System.IO.Compression.FileSystem
[System.IO.Compression.ZipFile]::ExtractToDirectory($source, $target)
