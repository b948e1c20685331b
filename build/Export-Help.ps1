# Makes the help file of a built module and of the pages in docs/Mka1.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Target
)

$ErrorActionPreference = 'Stop'
Import-Module "$Module/Mka1.psd1", "$PSScriptRoot/Help.psm1"
$docs = "$PSScriptRoot/../docs"
$pages = Get-CommandPage (Get-Command -Module Mka1) "$docs/Mka1" "$docs/shared-help.md"
[System.IO.File]::WriteAllText("$Target/Mka1.PowerShell.dll-Help.xml", (ConvertTo-Maml $pages))
