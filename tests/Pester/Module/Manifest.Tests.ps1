# The manifest that the build completes.

Describe 'The manifest' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../../build/Manifest.psm1"
        $root = (Resolve-Path "$PSScriptRoot/../../..").Path

        # Completes the manifest of the sources, and reads the result.
        function Read-Complete([hashtable] $Parameter) {
            $file = Join-Path $TestDrive "$([guid]::NewGuid()).psd1"
            [System.IO.File]::WriteAllText($file, (Get-CompleteManifest -Path "$root/Mka1.psd1" @Parameter), [System.Text.UTF8Encoding]::new($true))
            Import-PowerShellDataFile -LiteralPath $file
        }
    }

    It 'has the section of its version as release notes' {
        $built = Import-PowerShellDataFile (Join-Path (Get-Module Mka1).ModuleBase Mka1.psd1)
        $notes = Get-ReleaseNote -Path "$root/CHANGELOG.md" -Version $built.ModuleVersion
        $built.PrivateData.PSData.ReleaseNotes.Replace("`r`n", "`n") | Should -BeExactly $notes
        $notes | Should -Not -BeNullOrEmpty
    }

    It 'has the addresses of the project if they are known' {
        $data = Read-Complete @{ Cmdlet = 'Get-A', 'Get-B'; ReleaseNote = "It's `$1,`nand more."; ProjectUri = 'https://example.com/mka1/'; HelpInfoUri = 'https://example.com/help/' }
        $data.CmdletsToExport | Should -BeExactly 'Get-A', 'Get-B'
        $data.HelpInfoURI | Should -BeExactly 'https://example.com/help/'
        $own = $data.PrivateData.PSData
        $own.ReleaseNotes.Replace("`r`n", "`n") | Should -BeExactly "It's `$1,`nand more."
        $own.ProjectUri | Should -BeExactly 'https://example.com/mka1'
        $own.IconUri | Should -BeExactly "https://example.com/mka1/raw/v$($data.ModuleVersion)/docs/icon.png"
        Join-Path $root docs/icon.png | Should -Exist
    }

    It 'has no addresses otherwise' {
        $data = Read-Complete @{ Cmdlet = 'Get-A'; ReleaseNote = '' }
        $data.ContainsKey('HelpInfoURI') | Should -BeFalse
        $data.PrivateData.PSData.Keys | Should -Not -Contain ProjectUri
        $data.PrivateData.PSData.Keys | Should -Not -Contain IconUri
    }

    It 'says the same of Windows PowerShell as the README and the overview' {
        $claim = 'a build for Windows PowerShell 5.1, which has not been tested yet'
        foreach ($file in 'Mka1.psd1', 'README.md', 'docs/compatibility.md', 'docs/about/about_Mka1.help.txt') {
            (Get-Content "$root/$file" -Raw) -replace '\s+', ' ' | Should -Match ([regex]::Escape($claim)) -Because $file
        }
    }
}
