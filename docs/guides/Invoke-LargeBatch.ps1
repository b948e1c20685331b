<#
.SYNOPSIS
    Answers every row of a CSV file by batches, however many rows there are.
.DESCRIPTION
    Can be run again at any time, also after it was killed: what the platform has acknowledged is not sent again.
    The rows need the columns id and text. docs/guides/large-batches.md tells how it works.
.EXAMPLE
    ./Invoke-LargeBatch.ps1 -Path rows.csv -Group translate-2026-11 -OutputPath answers.jsonl
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    # Names the whole. The same name and rows continue; other rows need another name.
    [Parameter(Mandatory)] [string] $Group,
    [Parameter(Mandatory)] [string] $OutputPath,
    [string] $System = 'Translate into French.',
    [string] $Model = 'auto',
    [int] $MaxRequests = 50000,
    # How often what failed is sent again.
    [int] $Rounds = 10,
    [hashtable] $Polling = @{}
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# 1. Everything is checked before anything is sent. Parts that are there already are not sent again.
$batches = Import-Csv $Path |
    New-Mka1BatchRequest -CustomId { $_.id } -System $System -Prompt { $_.text } -Model $Model |
    New-Mka1Batch -Group $Group -MaxRequests $MaxRequests

if (-not $batches) {
    throw "There are no rows in '$Path'."
}

# 2. The end of all parts, and of restarts that an earlier run began.
$batches | Wait-Mka1Batch @Polling | ForEach-Object { Write-Verbose "$($_.Id) $($_.Status): $($_.RequestCounts)" }

# 3. What failed, or was never answered, again, until nothing is left.
for ($round = 1; $round -le $Rounds; $round++) {
    $again = @(Restart-Mka1Batch -Group $Group)
    if (-not $again) { break }
    $again | Wait-Mka1Batch @Polling | ForEach-Object { Write-Verbose "Round ${round}: $($_.Id) $($_.Status): $($_.RequestCounts)" }
}

# 4. All answers, each once, beside the target first: it is either old or whole.
$partial = "$OutputPath.part"
Receive-Mka1BatchResult -Group $Group -IncludeMissing -ErrorAction Continue |
    ForEach-Object { [ordered]@{ id = $_.CustomId; ok = $_.Succeeded; text = $_.Text; error = "$($_.Error)" } | ConvertTo-Json -Compress } |
    Set-Content $partial -Encoding utf8
Move-Item $partial $OutputPath -Force

Measure-Mka1Batch -Group $Group
