# Makes the help file of a built module and of the pages in docs/Mka1.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Target
)

$ErrorActionPreference = 'Stop'
Import-Module "$Module/Mka1.psd1", "$PSScriptRoot/Help.psm1"
$docs = "$PSScriptRoot/../docs"
$commands = Get-Command -Module Mka1
$pages = Get-CommandPage $commands "$docs/Mka1" "$docs/shared-help.md"
[System.IO.File]::WriteAllText("$Target/Mka1.PowerShell.dll-Help.xml", (ConvertTo-Maml $pages))

# The overview lists the cmdlets by the folder of their resource.
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
    [System.IO.File]::WriteAllText("$Target/$($topic.Name)", $text)
}
