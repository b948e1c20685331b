# Completes a built module: its manifest, and the help from the pages in docs/Mka1.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [string] $ProjectUri,
    [string] $HelpInfoUri
)

$ErrorActionPreference = 'Stop'
$assembly = Import-Module "$Module/net8.0/Mka1.PowerShell.dll" -PassThru
$names = @($assembly.ExportedCmdlets.Keys | Sort-Object)
Remove-Module $assembly
Import-Module "$PSScriptRoot/Manifest.psm1"
$version = (Import-PowerShellDataFile "$Module/Mka1.psd1").ModuleVersion
$notes = $version, 'Unreleased' | ForEach-Object { Get-ReleaseNote -Path "$Module/CHANGELOG.md" -Version $_ } | Select-Object -First 1
$manifest = Get-CompleteManifest -Path "$Module/Mka1.psd1" -Cmdlet $names -ReleaseNote $notes -ProjectUri $ProjectUri -HelpInfoUri $HelpInfoUri
# Windows PowerShell reads a file as UTF-8 only if it begins with a mark.
[System.IO.File]::WriteAllText("$Module/Mka1.psd1", $manifest, [System.Text.UTF8Encoding]::new($true))

Import-Module "$Module/Mka1.psd1", "$PSScriptRoot/Help.psm1"
$target = New-Item -ItemType Directory "$Module/en-US" -Force
$docs = "$PSScriptRoot/../docs"
$commands = Get-Command -Module Mka1
$pages = Get-CommandPage $commands "$docs/Mka1" "$docs/shared-help.md"
[System.IO.File]::WriteAllText("$target/Mka1.PowerShell.dll-Help.xml", (ConvertTo-Maml $pages))

# The overview lists the cmdlets by resource.
$list = foreach ($resource in $commands | Group-Object { $_.ImplementingType.Namespace.Split('.')[-1] } | Sort-Object Name) {
    "        $($resource.Name)"
    foreach ($page in $pages | Where-Object Name -In $resource.Group.Name) {
        "            $($page.Name)"
        [regex]::Matches($page.Synopsis, '(.{1,64})( |$)').ForEach{ "                $($_.Groups[1])" }
    }
    ''
}
foreach ($topic in Get-ChildItem -LiteralPath "$docs/about" -Filter *.help.txt) {
    $text = [System.IO.File]::ReadAllText($topic) -replace '(?m)^ *\{cmdlets\}\r?\n', "$($list -join "`n")".Replace('$', '$$')
    [System.IO.File]::WriteAllText("$target/$($topic.Name)", $text)
}
