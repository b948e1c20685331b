# Prints the table of each sample that is JSON. Samples that a script makes differ from run to run.
param([string] $Module, [int] $Width)

$ErrorActionPreference = 'Stop'
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = [cultureinfo]::InvariantCulture
Import-Module $Module, "$PSScriptRoot/../../CallRows.psm1" -DisableNameChecking

# The constructors of the client's types are its own.
function ConvertTo-Kind([string] $Type, [string] $Json) {
    $kind = [Mka1.Json.Mka1Object].Assembly.GetType($Type, $true)
    $element = [System.Text.Json.JsonDocument]::Parse($Json).RootElement
    if ($kind.IsAbstract) {
        $maker = $kind.GetMethod('From', [System.Reflection.BindingFlags] 'Static,NonPublic')
        return $maker.Invoke($null, @($element, '')[0..($maker.GetParameters().Count - 1)])
    }
    $kind.GetConstructors([System.Reflection.BindingFlags] 'Instance,NonPublic,Public').
    Where({ $_.GetParameters().Count -eq 1 -and $_.GetParameters()[0].ParameterType -eq [System.Text.Json.JsonElement] })[0].Invoke(@($element))
}

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
