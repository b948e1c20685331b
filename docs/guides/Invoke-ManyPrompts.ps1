<#
.SYNOPSIS
    Answers every row of a CSV file, and writes a CSV file with the rows and their answers.
.DESCRIPTION
    Can be run again at any time, also after it was killed: a recorded answer is not requested again, and failed rows are.
    The rows need the columns id and text. docs/guides/many-prompts.md describes how it works.
.EXAMPLE
    ./Invoke-ManyPrompts.ps1 -Path rows.csv -OutputPath answers.csv
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $OutputPath,
    [string] $Instructions = 'Translate into French.',
    [string] $Model = 'auto',
    [int] $ThrottleLimit = 8,
    # The answers so far. The same rows, options and file continue.
    [string] $RecordPath = "$OutputPath.answers.jsonl"
)

Set-StrictMode -Version Latest
$ErrorActionPreference = if ($PSBoundParameters.ContainsKey('ErrorAction')) { $PSBoundParameters.ErrorAction } else { 'Continue' }

# 1. Each row becomes a prompt. Its answer is recorded when it arrives, and joined to the row.
$answers = @(Import-Csv -LiteralPath $Path -ErrorAction Stop |
        New-Mka1Response -Prompt { $_.text } -CustomId { $_.id } -Instructions $Instructions -Model $Model -ThrottleLimit $ThrottleLimit -ResumeFrom $RecordPath -IncludeRow)

# 2. The file is written beside the target first: the target is either old or complete.
$answers | Export-Csv -LiteralPath "$OutputPath.part" -NoTypeInformation -Encoding utf8
Move-Item -LiteralPath "$OutputPath.part" -Destination $OutputPath -Force

# 3. The record is needed as long as rows are left.
$left = @($answers | Where-Object Status -In 'error', 'failed', 'cancelled')
if ($left) {
    Write-Warning "$($left.Count) of $($answers.Count) rows have no answer. To send them again, run the same command again."
}
elseif ($answers) {
    Remove-Item -LiteralPath $RecordPath
}
$answers | Group-Object Status -NoElement
