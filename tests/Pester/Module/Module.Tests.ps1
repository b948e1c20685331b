BeforeDiscovery {
    $commands = (Get-Command -Module Mka1).Name | ForEach-Object { @{ Name = $_ } }
}

BeforeAll {
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $base = (Get-Module Mka1).ModuleBase
    $manifest = Join-Path $base Mka1.psd1
}

Describe 'The module' {
    It 'has a manifest that is plain data and right' {
        $data = Import-PowerShellDataFile $manifest
        $tested = Test-ModuleManifest $manifest -ErrorAction Stop
        $tested.Version | Should -Be $data.ModuleVersion
        $tested.Version | Should -Be (Get-Module Mka1).Version
        foreach ($name in 'Description', 'Author', 'CompanyName', 'Copyright', 'GUID', 'PowerShellVersion', 'DotNetFrameworkVersion', 'CompatiblePSEditions') {
            $data[$name] | Should -Not -BeNullOrEmpty -Because $name
        }
        $data.PrivateData.PSData.Tags | ForEach-Object { $_ | Should -Not -Match '\s' }
    }

    It 'is the manifest of the source with the cmdlets' {
        $shipped, $source = $manifest, "$root/Mka1.psd1" | ForEach-Object { (Get-Content $_ -Raw) -replace '(?s)(CmdletsToExport +=) @\(.*?\)', '$1' -replace '(?s)(?<=ReleaseNotes = )''(''''|[^''])*''' }
        $shipped | Should -BeExactly $source
    }

    It 'exports what the manifest says, by name' {
        $data = Import-PowerShellDataFile $manifest
        $data.CmdletsToExport | Should -Be (Get-Command -Module Mka1 -CommandType Cmdlet | Sort-Object Name).Name
        $data.CmdletsToExport | Sort-Object | Should -Be ([Mka1.PowerShell.Connection.Mka1Command].Assembly.GetExportedTypes() | ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) } |
                ForEach-Object { "$($_.VerbName)-$($_.NounName)" } | Sort-Object)
        @(Get-Command -Module Mka1 -CommandType Function, Alias) | Should -BeNullOrEmpty
        , $data.FunctionsToExport | Should -BeOfType ([array])
        foreach ($name in 'FunctionsToExport', 'AliasesToExport', 'VariablesToExport') {
            $data[$name] | Should -HaveCount 0 -Because $name
        }
    }

    It 'has a file in it for all that the manifest names' {
        $data = Import-PowerShellDataFile $manifest
        @($data.RootModule) + $data.FormatsToProcess + 'LICENSE' | ForEach-Object { Join-Path $base $_ | Should -Exist }
    }

    It 'ships no assembly of others for PowerShell 7' {
        (Get-ChildItem (Join-Path $base net8.0) -Filter *.dll | Sort-Object Name).Name | Should -Be 'Mka1.Client.dll', 'Mka1.PowerShell.dll'
    }

    It 'keeps the helpers of Windows PowerShell in a folder of their own' {
        (Get-ChildItem (Join-Path $base netstandard2.0) -Filter *.dll | Sort-Object Name).Name | Should -Be 'Mka1.Client.dll', 'Mka1.PowerShell.dll'
        Join-Path $base netstandard2.0/dependencies/System.Text.Json.dll | Should -Exist
    }

    It 'brings types that scripts can name' {
        [Mka1.Responses.Response], [Mka1.Batches.Batch], [Mka1.Files.FileObject], [Mka1.PowerShell.Connection.Mka1Context] | Should -HaveCount 4
        [Mka1.Responses.Response]::FromJson('{"id":"resp_1","object":"response","status":"completed"}').Id | Should -Be 'resp_1'
    }

    It 'can be imported twice, by force, and removed' {
        # In a process of its own, for this one needs it.
        $script = {
            param($Manifest)
            $ErrorActionPreference = 'Stop'
            Import-Module $Manifest
            Import-Module $Manifest
            Import-Module $Manifest -Force
            $context = Connect-Mka1 -Token ([System.Net.NetworkCredential]::new('', 'mk-test-0123456789').SecurePassword) -Uri http://127.0.0.1:1
            Import-Module $Manifest -Force
            "$((Get-Mka1Context).Name) $($context.Name)"
            ($context | Out-String -Width 200).Contains('...6789')
            Remove-Module Mka1
            @(Get-Module Mka1).Count
            $PSModuleAutoLoadingPreference = 'None'
            @(Get-Command *-Mka1* -ListImported).Count -gt 0
            Import-Module $Manifest
            (Get-Mka1Context).Name
        }
        $output = Invoke-Engine -Script $script -ArgumentList $manifest
        $LASTEXITCODE | Should -Be 0
        $output | Should -Be 'default default', 'True', '0', 'False', 'default'
    }

    It 'does nothing at import: no call, no file, no context' {
        $script = {
            param($Manifest)
            Import-Module $Manifest
            Get-Mka1Context *
            Get-Mka1RequestLog
            $Error
        }
        Invoke-Engine -Script $script -ArgumentList $manifest | Should -BeNullOrEmpty
    }

    It 'keeps its cmdlets however often it is imported, in the branch of Windows PowerShell too' {
        # That branch as this engine can run it: the same lines and assemblies.
        $copy = Join-Path $TestDrive Mka1
        Copy-Item $base $copy -Recurse
        $loader = Get-Content "$copy/Mka1.psm1" -Raw
        $loader | Should -Match ([regex]::Escape("if (`$PSEdition -eq 'Core')"))
        Set-Content "$copy/Mka1.psm1" $loader.Replace("if (`$PSEdition -eq 'Core')", 'if ($false)')
        $script = {
            param($Manifest)
            $ErrorActionPreference = 'Stop'
            $PSModuleAutoLoadingPreference = 'None'
            Import-Module $Manifest
            @(Get-Command -Module Mka1).Count
            Import-Module $Manifest
            @(Get-Command -Module Mka1).Count
            Import-Module $Manifest -Force
            @(Get-Command -Module Mka1).Count
            Remove-Module Mka1
            @(Get-Command -Module Mka1).Count
            Import-Module $Manifest
            @(Get-Command -Module Mka1).Count
            ((Get-Command Get-Mka1Response).ImplementingType.Assembly.Location -split '[/\\]')[-2]
        }
        $count = (Import-PowerShellDataFile $manifest).CmdletsToExport.Count
        $output = Invoke-Engine -Script $script -ArgumentList (Join-Path $copy Mka1.psd1)
        $LASTEXITCODE | Should -Be 0
        $output | Should -Be $count, $count, $count, 0, $count, 'netstandard2.0'
    }

    It 'passes the analyzer with the settings of the Gallery' {
        Skip-Test -If (-not (Get-Module -ListAvailable PSScriptAnalyzer)) -Because 'PSScriptAnalyzer, which is in the Gallery only, is not installed'
        Import-Module PSScriptAnalyzer
        $files = Get-ChildItem $root -Recurse -Include *.ps1, *.psm1, *.psd1 -File |
            Where-Object FullName -NotMatch '[/\\](out|artifacts|bin|obj|\.git)[/\\]'
        $files.Count | Should -BeGreaterThan 5
        $findings = $files | ForEach-Object { Invoke-ScriptAnalyzer $_.FullName -Settings PSGallery -Severity Error, ParseError }
        $findings | ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName) $($_.Message)" } | Should -BeNullOrEmpty
    }
}

Describe '<Name>' -ForEach $commands {
    BeforeAll {
        $command = Get-Command $Name
    }

    It 'has parameters in Pascal case, singular, with types that are no third party''s' {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        $command.Parameters.Values | Where-Object Name -NotIn $common | ForEach-Object {
            $_.Name | Should -MatchExactly '^[A-Z][A-Za-z0-9]*$'
            $_.ParameterType.Assembly.GetName().Name | Should -Match '^(System|Mka1|mscorlib)'
        }
    }
}
