if ($PSEdition -eq 'Core') {
    Import-Module -Name "$PSScriptRoot/net8.0/Mka1.PowerShell.dll"
}
else {
    # .NET Framework must be told where the helper assemblies lie before the engine looks at the types that need them.
    $path = "$PSScriptRoot/netstandard2.0/Mka1.PowerShell.dll"
    [System.Reflection.Assembly]::LoadFrom($path).GetType('Mka1.PowerShell.DesktopAssemblies').GetMethod('Register').Invoke($null, $null)
    # By path: of an assembly that was imported before, Import-Module -Assembly gives no cmdlet.
    Import-Module -Name $path
}
