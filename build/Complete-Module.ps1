# Completes a built module: adds the cmdlets to its manifest, and the help of each language from its pages.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module
)

$ErrorActionPreference = 'Stop'
$assembly = Import-Module "$Module/net8.0/Mka1.PowerShell.dll" -PassThru
$names = @($assembly.ExportedCmdlets.Keys | Sort-Object)
Remove-Module $assembly
$manifest = [System.IO.File]::ReadAllText("$Module/Mka1.psd1")
$list = "@(`n        '$($names -join "'`n        '")'`n    )"
[System.IO.File]::WriteAllText("$Module/Mka1.psd1", ($manifest -replace '(?<=(?m)^ *CmdletsToExport *= )@\(\)', $list))

Import-Module "$Module/Mka1.psd1", "$PSScriptRoot/Help.psm1"
$commands = Get-Command -Module Mka1
foreach ($language in (Get-HelpSource "$PSScriptRoot/../docs").GetEnumerator()) {
    $target = New-Item -ItemType Directory "$Module/$($language.Key)" -Force
    $pages = Get-CommandPage $commands $language.Value
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
    foreach ($topic in Get-ChildItem -LiteralPath "$($language.Value)/about" -Filter *.help.txt) {
        $text = [System.IO.File]::ReadAllText($topic) -replace '(?m)^ *\{cmdlets\}\r?\n', "$($list -join "`n")".Replace('$', '$$')
        # Windows PowerShell reads a topic without a byte order mark in the code page of the system.
        [System.IO.File]::WriteAllText("$target/$($topic.Name)", $text, [System.Text.UTF8Encoding]::new($text -match '[^\x00-\x7F]'))
    }
}
