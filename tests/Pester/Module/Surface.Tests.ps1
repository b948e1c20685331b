# All that a script or a program can name is in docs/surface.txt, so that a review sees each change of it.
# To write it, run this file with WRITE_SURFACE=1.

BeforeAll {
    $page = Join-Path $PSScriptRoot ../../../docs/surface.txt

    function Format-Cmdlet($Cmdlet) {
        ''
        $Cmdlet.Name
        foreach ($set in $Cmdlet.ParameterSets | Sort-Object Name) {
            "  $(if ($set.IsDefault -and $Cmdlet.ParameterSets.Count -gt 1) { '* ' })$set"
        }
        foreach ($parameter in $Cmdlet.Parameters.Values | Where-Object Name -NotIn $common | Sort-Object Name) {
            $piped = @(
                if ($parameter.Attributes.ValueFromPipeline -contains $true) { 'value from pipeline' }
                if ($parameter.Attributes.ValueFromPipelineByPropertyName -contains $true) { 'property from pipeline' }
            )
            $notes = @($(if ($parameter.Aliases) { "alias $(($parameter.Aliases | Sort-Object) -join ', ')" }); $piped) | Where-Object { $_ }
            if ($notes) {
                "    -$($parameter.Name): $($notes -join '; ')"
            }
        }
        foreach ($type in $Cmdlet.OutputType.Name | Sort-Object -Unique) {
            "    -> $type"
        }
    }

    function Format-Type([type] $Type) {
        ''
        $bases = @($Type.BaseType | Where-Object { $_ -and $_ -notin [object], [System.ValueType] }) -join ''
        "$($Type.FullName)$(if ($bases) { " : $bases" })"
        $declared = [System.Reflection.BindingFlags] 'Public, Instance, Static, DeclaredOnly'
        $members = foreach ($member in $Type.GetMembers($declared)) {
            switch ($member.MemberType) {
                # Methods that the compiler makes for properties, and those that each record and enumeration has, say nothing.
                Method { if (-not $member.IsSpecialName -and $member.GetBaseDefinition().DeclaringType -eq $Type -and $member.Name -notlike '<*') { $member } }
                Property { "$member {$(if ($member.GetMethod.IsPublic) { ' get;' })$(if ($member.SetMethod.IsPublic) { ' set;' }) }" }
                Field { if (-not $member.IsSpecialName) { $member } }
                { $_ -in 'Constructor', 'Event' } { $member }
            }
        }
        $members | ForEach-Object { "  $_" } | Sort-Object -Culture ''
    }

    function Format-Surface {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        'The public surface of Mka1: cmdlets with parameter sets (* is the default), aliases and outputs, then types with members.'
        'tests/Pester/Module/Surface.Tests.ps1 writes this file.'
        Get-Command -Module Mka1 | Sort-Object Name | ForEach-Object { Format-Cmdlet $_ }
        $assemblies = [Mka1.Mka1Client].Assembly, (Get-Command Connect-Mka1).ImplementingType.Assembly
        $assemblies | ForEach-Object { $_.GetExportedTypes() } |
            Where-Object { -not [System.Management.Automation.Cmdlet].IsAssignableFrom($_) } | Sort-Object FullName -Culture '' | ForEach-Object { Format-Type $_ }
    }
}

Describe 'The public surface' -Skip:($PSEdition -eq 'Desktop') {
    It 'is what docs/surface.txt shows' {
        $text = (Format-Surface) -join "`n"
        if ($env:WRITE_SURFACE -eq '1') {
            Set-Content -LiteralPath $page $text
        }
        (Get-Content -LiteralPath $page -Raw).TrimEnd() -replace "`r" | Should -BeExactly $text
    }
}
