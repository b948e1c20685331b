# The edition decides the assembly; all else stands in the manifest.
$assembly = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' }
Import-Module -Name "$PSScriptRoot/$assembly/Mka1.PowerShell.dll"
