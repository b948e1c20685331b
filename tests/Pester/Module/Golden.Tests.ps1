# The tables of the samples as they are printed at 80, 120 and 200 columns. The expected tables are in Golden: to write them, run
# this file with WRITE_GOLDEN=1.
BeforeAll {
    # The output of another process, which has a time zone and a culture of its own.
    function Get-Printed([int] $Width) {
        $env:TZ, $env:NO_COLOR, $before = 'Etc/UTC', '1', $env:TZ
        try {
            Import-Module "$PSScriptRoot/../../../build/Engine.psm1"
            (Invoke-Engine -File "$PSScriptRoot/Golden/Show-Sample.ps1" -ArgumentList '-Module', "$((Get-Module Mka1).ModuleBase)/Mka1.psd1", '-Width', $Width) -join "`n"
        }
        finally {
            $env:TZ, $env:NO_COLOR = $before, $null
        }
    }
}

Describe 'The tables at <_> columns' -ForEach 80, 120, 200 -Skip:($PSEdition -ne 'Core') {
    It 'are those in Golden' {
        $path = "$PSScriptRoot/Golden/tables-$_.txt"
        $printed = Get-Printed $_
        $LASTEXITCODE | Should -Be 0
        $printed | Should -Not -BeNullOrEmpty
        if ($env:WRITE_GOLDEN -eq '1') {
            Set-Content -LiteralPath $path $printed
        }
        $printed.TrimEnd() | Should -BeExactly ((Get-Content -LiteralPath $path -Raw) -replace "`r").TrimEnd()
        ($printed -split "`n" | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
    }
}
