# Completes a built module: its manifest, and the help of each language from its pages.
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
$notes = $version, 'Unreleased' | ForEach-Object { Get-ReleaseNote -Path "$PSScriptRoot/../CHANGELOG.md" -Version $_ } | Select-Object -First 1
$manifest = Get-CompleteManifest -Path "$Module/Mka1.psd1" -Cmdlet $names -ReleaseNote $notes -ProjectUri $ProjectUri -HelpInfoUri $HelpInfoUri
# Windows PowerShell reads a file as UTF-8 only if it begins with a mark.
[System.IO.File]::WriteAllText("$Module/Mka1.psd1", $manifest, [System.Text.UTF8Encoding]::new($true))

Import-Module "$Module/Mka1.psd1", "$PSScriptRoot/Help.psm1"
$commands = Get-Command -Module Mka1
foreach ($language in (Get-HelpSource "$PSScriptRoot/../docs").GetEnumerator()) {
    $target = New-Item -ItemType Directory "$Module/$($language.Key)" -Force
    $pages = Get-CommandPage $commands $language.Value
    [System.IO.File]::WriteAllText("$target/Mka1.PowerShell.dll-Help.xml", (ConvertTo-Maml $pages))

    # The overview lists the cmdlets by resource.
    $list = foreach ($resource in $pages | Group-Object { $_.Resource } | Sort-Object Name) {
        "        $($resource.Name)"
        foreach ($page in $resource.Group) {
            "            $($page.Name)"
            [regex]::Matches($page.Synopsis, '(.{1,64})( |$)').ForEach{ "                $($_.Groups[1])" }
        }
        ''
    }
    foreach ($topic in Get-ChildItem -LiteralPath "$($language.Value)/about" -Filter *.help.txt) {
        $text = [System.IO.File]::ReadAllText($topic) -replace '(?m)^ *\{cmdlets\}\r?\n', "$($list -join "`n")".Replace('$', '$$')
        # Windows PowerShell reads a topic without a byte order mark in the code page of the system.
        [System.IO.File]::WriteAllText("$target/$($topic.Name)", $text, [System.Text.UTF8Encoding]::new($text -match '[^\x00-\x7F]'))
    }
}
