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

# A hidden property can be read, but exports and Select-Object * leave it out. Not in a types file, because the engine refuses the
# same member from the file of another version of the module.
Import-Module -Name Microsoft.PowerShell.Utility -Cmdlet Update-TypeData
$member = [System.Management.Automation.Runspaces.ScriptPropertyData]::new('AdditionalProperties', { $this.GetAdditionalProperties() })
$member.IsHidden = $true
$type = [System.Management.Automation.Runspaces.TypeData]::new('Mka1.Json.Mka1Object')
$type.Members.Add($member.Name, $member)
Update-TypeData -TypeData $type -Force
