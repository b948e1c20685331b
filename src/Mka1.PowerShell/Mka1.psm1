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
# In jobs and Clixml nested objects stay objects, which the default depth turns into text. A types file would be an error with
# two copies of the module. A session without module loading may lack the cmdlet.
if (Get-Command -Name Update-TypeData -CommandType Cmdlet -ErrorAction Ignore) {
    Update-TypeData -TypeName Mka1.Json.Mka1Object -SerializationDepth 3 -Force
}
