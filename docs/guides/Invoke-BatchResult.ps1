<#
.SYNOPSIS
    Answers the rows of a CSV file by batches, and exports each row with its answer or the reason why it has none.
.DESCRIPTION
    Can be run again at any time, also after Ctrl+C: requests that the platform has acknowledged are not sent again.
    docs/guides/batch-results.md describes how it works.
.EXAMPLE
    ./Invoke-BatchResult.ps1 -Path tickets.csv -Key ticket -Column question -Group tickets-2026-11 -OutputPath answers.csv
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Path,
    # The column that identifies a row. It becomes the custom_id of the request.
    [Parameter(Mandatory)] [string] $Key,
    # The column with the text to answer.
    [Parameter(Mandatory)] [string] $Column,
    # The name of the group. The same name and rows continue; other rows need another name.
    [Parameter(Mandatory)] [string] $Group,
    [Parameter(Mandatory)] [string] $OutputPath,
    [string] $System = 'Answer in one sentence.',
    [string] $Model = 'auto',
    [int] $MaxRequests = 50000,
    # The errors to retry. Other errors, such as a refused prompt, would only fail again.
    [string[]] $Retry = @('rate_limit*', 'server_error', 'batch_expired', 'not_answered', '429', '5??'),
    [int] $Rounds = 3,
    [hashtable] $Polling = @{}
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# 1. A request for each row. Nothing is sent unless all rows are valid.
$rows = @(Import-Csv $Path)
if (-not $rows) {
    throw "There are no rows in '$Path'."
}
$null = $rows | New-Mka1BatchRequest -CustomId { $_.$Key } -System $System -Prompt { $_.$Column } -Model $Model |
    New-Mka1Batch -Group $Group -MaxRequests $MaxRequests

# 2. Wait for all parts, and for the restarts of an earlier run.
$null = Wait-Mka1Batch -Group $Group @Polling

# 3. Retry what may succeed.
for ($round = 1; $round -le $Rounds; $round++) {
    $again = @(Restart-Mka1Batch -Group $Group -Filter $Retry)
    if (-not $again) { break }
    $null = $again | Wait-Mka1Batch @Polling
}

# 4. Each row with its answer, in the order of the file. The target is replaced only when all rows are written.
$partial = "$OutputPath.part"
Receive-Mka1BatchResult -Group $Group -Row $rows -Key $Key | Export-Csv $partial -NoTypeInformation -Encoding utf8
Move-Item $partial $OutputPath -Force

# 5. The numbers, and a page with them beside the answers.
$null = Export-Mka1BatchReport -Group $Group -Path "$OutputPath.html" -Title $Group -Force
Get-Mka1BatchGroup $Group
