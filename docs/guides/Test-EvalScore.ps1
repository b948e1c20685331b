<#
.SYNOPSIS
    Runs an eval suite, appends its score to a CSV file, and fails if the score is lower than the last one.
.DESCRIPTION
    docs/guides/nightly-evals.md describes how it works.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File Test-EvalScore.ps1 -Suite eval_suite_... -Model auto -HistoryPath scores.csv
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Suite,
    [Parameter(Mandatory)] [string] $Model,
    # The scores so far. Those of other suites, versions and models are not compared.
    [Parameter(Mandatory)] [string] $HistoryPath,
    # The name of the metric of the grader.
    [string] $Metric = 'score',
    # How much lower a score may be.
    [double] $Tolerance = 0
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# The prompts of a script are answered in advance, so that a careful context does not ask.
$run = Start-Mka1EvalRun $Suite -Model $Model -Wait -Confirm:$false
if ($run.Status -ne 'completed') {
    throw "$($run.Id) is $($run.Status): $($run.Error)"
}
$scores = @($run | Get-Mka1EvalSample -Status completed | ForEach-Object { $_.Scores[$Metric] } | Where-Object { $null -ne $_ })
if ($scores.Count -eq 0) {
    throw "$($run.Id) has no scores named '$Metric'."
}
$score = ($scores | Measure-Object -Average).Average

$last = if (Test-Path $HistoryPath) {
    Import-Csv $HistoryPath | Where-Object { $_.Suite -eq $Suite -and $_.Version -eq "$($run.SuiteVersion)" -and $_.Model -eq $Model } | Select-Object -Last 1
}
[pscustomobject]@{
    Time      = (Get-Date).ToUniversalTime().ToString('s')
    Suite     = $Suite
    Version   = $run.SuiteVersion
    Model     = $Model
    RunId     = $run.Id
    Status    = $run.Status
    Completed = $run.RequestCounts.Completed
    Failed    = $run.RequestCounts.Failed
    # A number with a point, whatever the language of the machine.
    Score     = $score.ToString([cultureinfo]::InvariantCulture)
} | Export-Csv $HistoryPath -NoTypeInformation -Append

if ($last -and $score -lt [double]::Parse($last.Score, [cultureinfo]::InvariantCulture) - $Tolerance) {
    throw "The score of $Model fell from $($last.Score) to $score; see $($run.Id)."
}
