# Uses the two packages as somebody who never saw the repository: installs the module, starts the emulator, runs a batch,
# reads help and uninstalls. Returns what a reader would see, as JSON. HOME is a new folder.
param(
    [Parameter(Mandatory)]
    [string] $Packages,

    [Parameter(Mandatory)]
    [string] $Version,

    # The language of the session. The engine reads the help of a module once.
    [Parameter(Mandatory)]
    [cultureinfo] $UICulture
)

$ErrorActionPreference = 'Stop'
[cultureinfo]::CurrentUICulture = $UICulture
$seen = [ordered]@{}
$null = Register-PSResourceRepository -Name packages -Uri $Packages -Trusted
Install-PSResource -Name Mka1 -Repository packages
$seen.Installed = (Get-InstalledPSResource -Name Mka1).Version.ToString()
$seen.Module = (Get-Command New-Mka1Batch).Module.ModuleBase

$start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
$start.RedirectStandardOutput = $true
foreach ($argument in -split "tool exec -y Mka1.Emulator --version $Version --source" + $Packages + -split "-- --urls http://127.0.0.1:0 --speed 1000 --parent-pid $PID") {
    $start.ArgumentList.Add($argument)
}
$emulator = [System.Diagnostics.Process]::Start($start)
try {
    do {
        $line = $emulator.StandardOutput.ReadLine()
        if ($null -eq $line) {
            throw "The emulator ended with exit code $($emulator.ExitCode) before it listened."
        }
    } until ($line -match 'listening on (\S+)')
    $env:MKA1_SERVER_URL = $Matches[1]
    $env:MKA1_API_KEY = 'mk-any-key-will-do'

    $batch = 'One', 'Two' | New-Mka1BatchRequest -Prompt { $_ } | New-Mka1Batch | Wait-Mka1Batch
    $seen.Status = [string] $batch.Status
    $seen.Answers = @($batch | Receive-Mka1BatchResult | ForEach-Object Text | Sort-Object)
    $seen.Help = (Get-Help New-Mka1Batch).Synopsis
    $seen.Examples = @((Get-Help New-Mka1Batch -Examples).Examples.Example).Count
    $seen.Topic = (Get-Help about_Mka1 | Out-String)
}
finally {
    $emulator.Kill($true)
}
Remove-Module Mka1
Uninstall-PSResource -Name Mka1
$seen.Left = @(Get-Module -ListAvailable -Name Mka1).Count
$seen | ConvertTo-Json
