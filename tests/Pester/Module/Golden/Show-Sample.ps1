# Prints the table of each sample that is JSON. Samples that a script makes differ from run to run.
param([string] $Module, [int] $Width)

$ErrorActionPreference = 'Stop'
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = [cultureinfo]::InvariantCulture
Import-Module $Module, "$PSScriptRoot/../../CallRows.psm1" -DisableNameChecking

foreach ($views in Get-Sample Views) {
    foreach ($type in $views.Keys | Sort-Object -Culture '') {
        $samples = @($views[$type] | Where-Object { $_ -is [string] } | ForEach-Object { ConvertTo-Kind $type $_ })
        if ($samples) {
            "== $type"
            @(($samples | Format-Table | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_.Trim() } | ForEach-Object TrimEnd)
            ''
        }
    }
}
