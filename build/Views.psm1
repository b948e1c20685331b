# Joins the views of the resources into the one file that ships, because the engine imports one file faster than many.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

function Join-View {
    [CmdletBinding()]
    param(
        # The folder that holds them, at any depth.
        [Parameter(Mandatory)] [string] $Source,

        # The file to write.
        [Parameter(Mandatory)] [string] $Path
    )

    $files = (Get-ChildItem -LiteralPath $Source -Recurse -Filter *.format.ps1xml).FullName | Sort-Object
    $views = (Select-Xml -LiteralPath $files -XPath /Configuration/ViewDefinitions/View).Node.OuterXml -join "`n"
    Set-Content -LiteralPath $Path -Encoding utf8 "<Configuration><ViewDefinitions>`n$views`n</ViewDefinitions></Configuration>"
}
