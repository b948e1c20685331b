# Signing, with a certificate that nobody trusts. Windows PowerShell does not build the packages.

Describe 'Signing' -Skip:($PSEdition -eq 'Desktop') {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../../build/Signing.psm1"
        $root = (Resolve-Path "$PSScriptRoot/../../..").Path
        $key = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
            'CN=Tests', $key, [System.Security.Cryptography.HashAlgorithmName]::SHA256, [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $usage = [System.Security.Cryptography.OidCollection]::new()
        $null = $usage.Add([System.Security.Cryptography.Oid]::new('1.3.6.1.5.5.7.3.3'))
        $request.CertificateExtensions.Add([System.Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]::new($usage, $false))
        $certificate = $request.CreateSelfSigned([DateTimeOffset]::UtcNow.AddDays(-1), [DateTimeOffset]::UtcNow.AddDays(1))
        $pfx = Join-Path $TestDrive tests.pfx
        [System.IO.File]::WriteAllBytes($pfx, $certificate.Export('Pfx', 'secret'))
    }

    It 'signs the own files of the module on Windows' -Skip:(-not $IsWindows) {
        $module = (New-Item -ItemType Directory (Join-Path $TestDrive Mka1)).FullName
        Set-Content "$module/Mka1.psm1" '# A module.'
        Set-Content "$module/other.txt" 'Not signed.'
        Protect-Module -Path $module -Certificate $pfx -Password secret
        (Get-AuthenticodeSignature "$module/Mka1.psm1").SignerCertificate.Thumbprint | Should -Be $certificate.Thumbprint
    }

    It 'says that Authenticode needs Windows elsewhere' -Skip:$IsWindows {
        { Protect-Module -Path $TestDrive -Certificate $pfx -Password secret } | Should -Throw '*needs Windows*'
    }

    It 'signs packages' {
        $version = (Import-PowerShellDataFile "$root/Mka1.psd1").ModuleVersion
        $source = "$root/out/packages/Mka1.Emulator.$version.nupkg"
        if (-not (Test-Path $source)) {
            Set-ItResult -Skipped -Because 'the packages are not made; ./build.ps1 pack makes them'
        }
        $package = Join-Path $TestDrive emulator.nupkg
        Copy-Item $source $package
        Protect-Package -Path $package -Certificate $pfx -Password secret
        $archive = [System.IO.Compression.ZipFile]::OpenRead($package)
        try {
            $archive.Entries.FullName | Should -Contain .signature.p7s
        }
        finally {
            $archive.Dispose()
        }
        { Protect-Package -Path $package -Certificate $pfx -Password wrong } | Should -Throw '*not signed*'
    }
}
