# From the two packages alone: what a user has who never saw the repository.

BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $version = (Import-PowerShellDataFile "$root/Mka1.psd1").ModuleVersion
    $missing = @('Mka1', 'Mka1.Emulator' | Where-Object { -not (Test-Path "$root/out/packages/$_.$version.nupkg") })
    # On Windows the modules of a user are in the documents, which no variable moves; Windows PowerShell has no PSResourceGet.
    $canInstall = $PSEdition -eq 'Core' -and -not $IsWindows -and -not $missing
}

Describe 'The two packages' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../../build/Engine.psm1"
        $root = (Resolve-Path "$PSScriptRoot/../../..").Path
        $version = (Import-PowerShellDataFile "$root/Mka1.psd1").ModuleVersion
    }

    It 'are enough to install, run a batch, read help and uninstall in a session of <Culture>' -Skip:(-not $canInstall) -ForEach @(
        @{ Culture = 'en-US'; Help = 'Creates batches from requests*'; Topic = '*Uses the MKA1 AI platform*' }
        @{ Culture = 'es-ES'; Help = 'Crea lotes a partir de solicitudes*'; Topic = '*Usa la plataforma de IA MKA1*' }
        @{ Culture = 'es-MX'; Help = 'Crea lotes a partir de solicitudes*'; Topic = '*Usa la plataforma de IA MKA1*' }
    ) {
        # Out of $TestDrive, since a user's folder has a short path without tests in it.
        $user = (New-Item -ItemType Directory (Join-Path ([System.IO.Path]::GetTempPath()) "a user $([guid]::NewGuid())")).FullName
        $saved = @{}
        $changed = @{
            HOME = $user; DOTNET_CLI_HOME = $user; NUGET_PACKAGES = "$user/nuget"; PSModulePath = $null
            XDG_DATA_HOME = $null; XDG_CONFIG_HOME = $null; XDG_CACHE_HOME = $null; MKA1_CONFIG_DIR = $null
        }
        $errorFile = Join-Path $user errors.txt
        foreach ($name in $changed.Keys) {
            $saved[$name] = [Environment]::GetEnvironmentVariable($name)
            [Environment]::SetEnvironmentVariable($name, $changed[$name])
        }
        try {
            $text = Invoke-Engine -File "$PSScriptRoot/Packages.ps1" -ArgumentList '-Packages', "$root/out/packages", '-Version', $version, '-UICulture', $Culture 2> $errorFile
            $LASTEXITCODE | Should -Be 0 -Because (@($text) + (Get-Content $errorFile) -join [Environment]::NewLine)
            $seen = $text -join [Environment]::NewLine | ConvertFrom-Json
            $seen.Installed | Should -BeExactly $version
            $seen.Module | Should -BeLike "$user*"
            $seen.Status | Should -BeExactly completed
            $seen.Answers | Should -BeExactly 'You said: One', 'You said: Two'
            $seen.Help | Should -BeLike $Help
            $seen.Examples | Should -BeGreaterOrEqual 2
            $seen.Topic | Should -BeLike $Topic
            $seen.Left | Should -Be 0
        }
        finally {
            foreach ($name in $saved.Keys) {
                [Environment]::SetEnvironmentVariable($name, $saved[$name])
            }
            Remove-Item $user -Recurse -Force
        }
    }

    It 'are under 2 MB each' -Skip:([bool] $missing) {
        foreach ($name in 'Mka1', 'Mka1.Emulator') {
            (Get-Item "$root/out/packages/$name.$version.nupkg").Length | Should -BeLessThan 2MB -Because $name
        }
    }
}
