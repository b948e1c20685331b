# Publishing, against a repository in a folder. Windows PowerShell has no PSResourceGet, and that of PowerShell 7.4 may be too old.

BeforeDiscovery {
    $publish = Get-Command Publish-PSResource -ErrorAction Ignore
    $canPublish = $publish -and $publish.Parameters.ContainsKey('NupkgPath') -and (Get-Command git -CommandType Application -ErrorAction Ignore)
}

Describe 'Publishing' -Skip:(-not $canPublish) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../../build/Publish.psm1"
        $gallery = (New-Item -ItemType Directory (Join-Path $TestDrive gallery)).FullName
        $project = 'https://example.com/mka1'
        $name = "Gallery-$([guid]::NewGuid())"
        Register-PSResourceRepository -Name $name -Uri $gallery -Trusted

        # Makes a package of a module in the gallery.
        function Publish-Version([string] $Version) {
            $module = (New-Item -ItemType Directory (Join-Path $TestDrive "$([guid]::NewGuid())/Mka1")).FullName
            New-ModuleManifest -Path "$module/Mka1.psd1" -ModuleVersion $Version -Author Tests -Description 'A module for tests.'
            Publish-PSResource -Path $module -Repository $name
        }

        # Makes a repository of git with a version and a changelog, and returns its folder.
        function New-Source([string] $Version, [string] $Changelog) {
            $root = (New-Item -ItemType Directory (Join-Path $TestDrive "a source $([guid]::NewGuid())")).FullName
            Set-Content -LiteralPath "$root/Mka1.psd1" "@{ ModuleVersion = '$Version' }"
            Set-Content -LiteralPath "$root/CHANGELOG.md" $Changelog
            $null = & git -C $root init --quiet
            $null = & git -C $root add --all
            $null = & git -C $root -c user.name=Tests -c user.email=tests@localhost -c commit.gpgsign=false commit --quiet --message Begin
            $LASTEXITCODE | Should -Be 0
            $root
        }
    }

    AfterAll {
        Unregister-PSResourceRepository -Name $name
    }

    It 'accepts a commit whose version is new and described' {
        $source = New-Source 1.2.0 "# Changelog`n`n## 1.2.0 - 2026-11-28`n`n- Changes.`n`n## 1.1.0`n`n- Begins."
        { Assert-Publishable -Root $source -Repository $name -NuGetSource $gallery -ProjectUri $project } | Should -Not -Throw
    }

    It 'refuses <Fault>' -ForEach @(
        @{ Fault = 'a version without a section'; Changelog = "# Changelog`n`n## Unreleased`n`n- Changes."; Reason = "*no section '## 1.2.0'*" }
        @{ Fault = 'a version that only begins like a section'; Changelog = "# Changelog`n`n## 1.2.0.1`n`n- Changes."; Reason = "*no section '## 1.2.0'*" }
        @{ Fault = 'a section without text'; Changelog = "# Changelog`n`n## 1.2.0`n`n## 1.1.0`n`n- Begins."; Reason = "*'## 1.2.0' of CHANGELOG.md is empty*" }
    ) {
        $source = New-Source 1.2.0 $Changelog
        { Assert-Publishable -Root $source -Repository $name -NuGetSource $gallery -ProjectUri $project } | Should -Throw $Reason
    }

    It 'refuses sources that are not committed, and names one' {
        $source = New-Source 1.2.0 "## 1.2.0`n`n- Changes."
        Set-Content -LiteralPath "$source/new.txt" new
        { Assert-Publishable -Root $source -Repository $name -NuGetSource $gallery -ProjectUri $project } | Should -Throw '*1 uncommitted changes, such as new.txt*'
    }

    It 'refuses a version that is published, with all other reasons' {
        Publish-Version 1.3.0
        $source = New-Source 1.3.0 '# Changelog'
        { Assert-Publishable -Root $source -Repository $name -NuGetSource $gallery -ProjectUri $project } | Should -Throw "*no section '## 1.3.0'*Version 1.3.0 is already in $name*"
    }

    It 'does not take a repository that cannot be read for an empty one' {
        $source = New-Source 1.2.0 "## 1.2.0`n`n- Changes."
        { Assert-Publishable -Root $source -Repository nowhere -NuGetSource $gallery -ProjectUri $project } | Should -Throw '*Whether version 1.2.0 is already in nowhere is unknown: *'
    }

    It 'refuses the project address "<Address>"' -ForEach @(@{ Address = '' }, @{ Address = 'mka1' }, @{ Address = 'http://example.com' }) {
        $source = New-Source 1.2.0 "## 1.2.0`n`n- Changes."
        { Assert-Publishable -Root $source -Repository $name -NuGetSource $gallery -ProjectUri $Address } | Should -Throw '*address of the project is missing*'
    }

    It 'refuses to begin without the keys' {
        $source = New-Source 1.2.0 "## 1.2.0`n`n- Changes."
        $keys = $env:GALLERY_API_KEY, $env:NUGET_API_KEY
        $env:GALLERY_API_KEY = $env:NUGET_API_KEY = $null
        try {
            { Assert-Publishable -Root $source -Repository nowhere -NuGetSource nuget.org -ProjectUri $project } | Should -Throw '*Set GALLERY_API_KEY.*Set NUGET_API_KEY.*'
        }
        finally {
            $env:GALLERY_API_KEY, $env:NUGET_API_KEY = $keys
        }
    }

    It 'publishes both packages' {
        $root = (Resolve-Path "$PSScriptRoot/../../..").Path
        $version = (Import-PowerShellDataFile "$root/Mka1.psd1").ModuleVersion
        if (-not (Test-Path "$root/out/packages/Mka1.Emulator.$version.nupkg")) {
            Set-ItResult -Skipped -Because 'the packages are not made; ./build.ps1 pack makes them'
        }
        $nuget = (New-Item -ItemType Directory (Join-Path $TestDrive nuget)).FullName
        Publish-Package -Packages "$root/out/packages" -Version $version -Repository $name -NuGetSource $nuget
        (Find-PSResource -Name Mka1 -Version $version -Repository $name).Version.ToString() | Should -BeExactly $version
        Get-ChildItem $nuget -Recurse -Filter "Mka1.Emulator.$version.nupkg" | Should -HaveCount 1
    }
}
