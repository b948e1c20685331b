<#
.SYNOPSIS
    Finds the responses of several tenants that failed, marks them, and writes them to a CSV file.
.DESCRIPTION
    Responses that have the metadata key triage are skipped, so a second run returns new failures only.
    docs/guides/tenants.md describes how it works.
.EXAMPLE
    ./Invoke-Triage.ps1 -Tenant acme, globex, initech -Path triage.csv
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string[]] $Tenant,
    [Parameter(Mandatory)] [string] $Path,
    [datetime] $Since = (Get-Date).AddDays(-1),
    [hashtable] $Connection = @{}
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# A tenant that cannot be read is an error of its own; the others are still read.
$failed = @(Get-Mka1Response @Connection -OnBehalfOf $Tenant -Status failed, incomplete -CreatedAfter $Since -ErrorAction Continue |
        Where-Object { -not $_.Metadata.ContainsKey('triage') })

# Each response is changed with the context and the identity with which it was read.
$marked = @($failed | Set-Mka1ResponseMetadata -Merge -Metadata @{ triage = 'open' })

$marked | Select-Object Id, Context, Server, OnBehalfOf, Status, Model, CreatedAt,
    @{ Name = 'Reason'; Expression = { if ($_.Error) { $_.Error.Code } else { $_.IncompleteDetails.Reason } } },
    @{ Name = 'Message'; Expression = { $_.Error.Message } } |
    Export-Csv $Path -NoTypeInformation

$marked | Group-Object OnBehalfOf | Select-Object @{ Name = 'Tenant'; Expression = { $_.Name } }, Count
