# Signs the module and the packages with certificates in PFX files. Whoever has none publishes unsigned files.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

# Signs the files of a built module that are its own with Authenticode, which only Windows has.
function Protect-Module {
    [CmdletBinding()]
    param(
        # The folder of the module.
        [Parameter(Mandatory)]
        [string] $Path,

        # The file of the certificate.
        [Parameter(Mandatory)]
        [string] $Certificate,

        [string] $Password,

        [string] $TimestampServer
    )

    if (-not (Get-Command Set-AuthenticodeSignature -ErrorAction Ignore)) {
        throw 'Signing with Authenticode needs Windows. Run this there, or clear MKA1_AUTHENTICODE_CERTIFICATE.'
    }
    $options = @{ Certificate = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($Certificate, $Password); HashAlgorithm = 'SHA256' }
    if ($TimestampServer) {
        $options.TimestampServer = $TimestampServer
    }
    foreach ($file in Get-ChildItem -LiteralPath $Path -Recurse -File -Include Mka1*.dll, *.psd1, *.psm1, *.ps1xml) {
        $signature = Set-AuthenticodeSignature -LiteralPath $file.FullName @options
        if (-not $signature.SignerCertificate) {
            throw "$($file.Name) was not signed: $($signature.StatusMessage)"
        }
    }
    Write-Host "Signed the files of $Path."
}

# Signs packages as their author.
function Protect-Package {
    [CmdletBinding()]
    param(
        # The files of the packages.
        [Parameter(Mandatory)]
        [string[]] $Path,

        # The file of the certificate.
        [Parameter(Mandatory)]
        [string] $Certificate,

        [string] $Password,

        [string] $TimestampServer
    )

    $sign = @('nuget', 'sign') + $Path + '--certificate-path', $Certificate, '--overwrite'
    if ($Password) {
        $sign += '--certificate-password', $Password
    }
    if ($TimestampServer) {
        $sign += '--timestamper', $TimestampServer
    }
    & dotnet @sign | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "The packages were not signed: dotnet nuget sign ended with exit code $LASTEXITCODE."
    }
}

Export-ModuleMember -Function Protect-Module, Protect-Package
