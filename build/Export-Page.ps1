# Creates full pages from a built module and the pages of each language: PlatyPS adds the syntax and the parameter tables.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Target
)

$ErrorActionPreference = 'Stop'
Import-Module Microsoft.PowerShell.PlatyPS
Import-Module "$Module/Mka1.psd1", "$PSScriptRoot/Help.psm1"
$model = [Microsoft.PowerShell.PlatyPS.Model.CommandHelp].Namespace

# Replaces the objects of a list with PlatyPS objects, each created from two texts.
function Set-Pair($List, [string] $Type, [object[]] $Pair) {
    $List.Clear()
    foreach ($texts in $Pair) {
        $List.Add((New-Object "$model.$Type" $texts))
    }
}

foreach ($language in (Get-HelpSource "$PSScriptRoot/../docs").GetEnumerator()) {
    $folder = "$Target/$($language.Key)"
    foreach ($page in Get-CommandPage (Get-Command -Module Mka1) $language.Value) {
        $help = New-CommandHelp (Get-Command $page.Name)
        $help.Metadata['Locale'] = $language.Key
        $help.Metadata['HelpUri'] = $page.Uri
        $help.Synopsis = $page.Synopsis
        $help.Description = $page.Description
        $help.Notes = $page.Notes
        $help.Aliases = 'This cmdlet has no aliases.'
        $help.AliasHeaderFound = $true
        $help.HasCmdletBinding = $true
        $help.Syntax | ForEach-Object { $_.HasCmdletBinding = $true }
        Set-Pair $help.Examples Example @($page.Examples.GetEnumerator() | ForEach-Object { , @($_.Key, $_.Value) })
        Set-Pair $help.Inputs InputOutput @($page.Inputs.GetEnumerator() | ForEach-Object { , @($_.Key, $_.Value) })
        Set-Pair $help.Outputs InputOutput @($page.Outputs.GetEnumerator() | ForEach-Object { , @($_.Key, $_.Value) })
        Set-Pair $help.RelatedLinks Links @($page.Links | ForEach-Object { , @($_.Uri, $_.Text) })
        foreach ($parameter in $page.Parameters) {
            $parameterHelp = $help.Parameters | Where-Object Name -EQ $parameter.Name
            $parameterHelp.Description = $parameter.Text
            $parameterHelp.DefaultValue = $parameter.Default
            $parameterHelp.SupportsWildcards = $parameter.Wildcards
            $parameterHelp.AcceptedValues.Clear()
            $parameterHelp.AcceptedValues.AddRange([string[]] @($parameter.Values))
        }
        Export-MarkdownCommandHelp $help -OutputFolder $folder -Force | Out-Null
    }
    $topics = New-Item -ItemType Directory "$folder/about" -Force
    Get-ChildItem -LiteralPath "$Module/$($language.Key)" -Filter *.help.txt | Copy-Item -Destination $topics
    Get-ChildItem -LiteralPath "$folder/Mka1" -Filter *.md | Where-Object { -not (Test-MarkdownCommandHelp $_.FullName) } | ForEach-Object { throw "PlatyPS finds fault with $_." }
}
