# Completes the manifest of a built module with what the sources say elsewhere.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# Gets the section of a version from a changelog: nothing if there is none, an empty text if it is empty.
function Get-ReleaseNote {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        # The file of the changelog.
        [Parameter(Mandatory)]
        [string] $Path,

        # The version, or Unreleased.
        [Parameter(Mandatory)]
        [string] $Version
    )

    $changelog = Get-Content -LiteralPath $Path -Raw
    $section = [regex]::Match($changelog, "(?ms)^## $([regex]::Escape($Version))(?![\w.])[^\n]*\n?(.*?)(?=^## |\z)")
    if ($section.Success) {
        $section.Groups[1].Value.Trim().Replace("`r`n", "`n")
    }
}

# Gets the text of a manifest with the cmdlets, the release notes, and the addresses of a published project.
function Get-CompleteManifest {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        # The file of the manifest.
        [Parameter(Mandatory)]
        [string] $Path,

        # The names of the cmdlets.
        [Parameter(Mandatory)]
        [string[]] $Cmdlet,

        # The text of the release notes.
        [AllowEmptyString()]
        [string] $ReleaseNote,

        # The address of the project, on a server that has the files of a tag below /raw/.
        [string] $ProjectUri,

        # The folder on a web server with the file for Update-Help.
        [string] $HelpInfoUri
    )

    $quote = { "'" + "$args".Replace("'", "''") + "'" }
    $text = [System.IO.File]::ReadAllText($Path)
    $version = (Import-PowerShellDataFile -LiteralPath $Path).ModuleVersion
    $lines = @(
        "ReleaseNotes = $(& $quote $ReleaseNote)"
        if ($ProjectUri) {
            $project = $ProjectUri.TrimEnd('/')
            "ProjectUri   = $(& $quote $project)"
            "IconUri      = $(& $quote "$project/raw/v$version/docs/icon.png")"
        }
    )
    $changes = @(
        @{ Before = '(?m)(?<=^ *CmdletsToExport *= )@\(\)'; After = "@(`n        '$($Cmdlet -join "'`n        '")'`n    )" }
        @{ Before = "(?m)(?<=^ *)ReleaseNotes *= *'[^']*'"; After = $lines -join "`n            " }
        if ($HelpInfoUri) {
            @{ Before = '(?m)^(?= *PrivateData *=)'; After = "    HelpInfoURI            = $(& $quote $HelpInfoUri)`n" }
        }
    )
    foreach ($change in $changes) {
        if ([regex]::Matches($text, $change.Before).Count -ne 1) {
            throw "$Path has no place for $($change.After)"
        }
        $text = [regex]::Replace($text, $change.Before, $change.After.Replace('$', '$$'))
    }
    $text
}

Export-ModuleMember -Function Get-ReleaseNote, Get-CompleteManifest
