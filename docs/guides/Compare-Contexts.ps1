<#
.SYNOPSIS
    Sends the same prompts with two contexts and returns the answers side by side.
.EXAMPLE
    ./Compare-Contexts.ps1 -Prompt 'Say yes' -Left test -Right prod
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string[]] $Prompt,
    [Parameter(Mandatory)] [string] $Left,
    [Parameter(Mandatory)] [string] $Right,
    [string] $Model = 'auto'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# The prompts of a script are answered in advance, so that a careful context does not ask for each.
$answers = foreach ($name in $Left, $Right) {
    , @($Prompt | New-Mka1Response -Context $name -Model $Model -ThrottleLimit 4 -Confirm:$false)
}
for ($number = 0; $number -lt $Prompt.Count; $number++) {
    [pscustomobject]@{
        Prompt = $Prompt[$number]
        $Left  = $answers[0][$number].OutputText
        $Right = $answers[1][$number].OutputText
        Same   = $answers[0][$number].OutputText -eq $answers[1][$number].OutputText
    }
}
