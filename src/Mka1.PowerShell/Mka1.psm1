if ($PSEdition -eq 'Core') {
    Import-Module -Name "$PSScriptRoot/net8.0/Mka1.PowerShell.dll"
}
else {
    # .NET Framework must be told where the helper assemblies lie before the engine looks at the types that need them.
    $assembly = [System.Reflection.Assembly]::LoadFrom("$PSScriptRoot\netstandard2.0\Mka1.PowerShell.dll")
    $assembly.GetType('Mka1.PowerShell.DesktopAssemblies').GetMethod('Register').Invoke($null, $null)
    Import-Module -Assembly $assembly
}
