<#
.SYNOPSIS
    An unattended job: reports the responses that failed since the last run, and removes old files.
.DESCRIPTION
    Connects with a saved context, and ends with an exit code. docs/guides/unattended.md describes how it works.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Invoke-NightlyJob.ps1 -Name nightly -ReportPath failed.csv
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Name,
    [Parameter(Mandatory)] [string] $ReportPath,
    [datetime] $Since = (Get-Date).AddDays(-1),
    [timespan] $KeepFiles = '30.00:00:00'
)

# Every error that is not collected ends the script with exit code 1.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$null = Connect-Mka1 -Name $Name
try {
    # The connection fails now, and not in the middle of the job.
    $null = Get-Mka1Response -First 1

    $problems = @()
    Get-Mka1Response -Status failed -CreatedAfter $Since -ErrorAction SilentlyContinue -ErrorVariable +problems |
        Select-Object Id, OnBehalfOf, CreatedAt, Model, @{ Name = 'Code'; Expression = { $_.Error.Code } }, @{ Name = 'Message'; Expression = { $_.Error.Message } } |
        Export-Csv $ReportPath -NoTypeInformation

    Get-Mka1File -CreatedBefore (Get-Date).Subtract($KeepFiles) -ErrorAction SilentlyContinue -ErrorVariable +problems |
        Remove-Mka1File -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable +problems

    foreach ($problem in $problems) {
        [Console]::Error.WriteLine("$($problem.FullyQualifiedErrorId) $($problem.TargetObject): $problem")
    }
}
finally {
    Disconnect-Mka1 -Scope Process
}
# 0: all done. 2: some objects failed, and the others are done.
exit $(if ($problems.Count -gt 0) { 2 } else { 0 })
