Describe 'Mixed work with one call in twenty going wrong' {
    It 'gives no wrong result, and neither the heap nor the handles grow' {
        $soak = (Resolve-Path "$PSScriptRoot/../../Soak/Invoke-Soak.ps1").Path
        $told = Invoke-Engine -File $soak -ArgumentList '-Module', (Get-Module Mka1).ModuleBase, '-Emulator', $env:MKA1_TEST_EMULATOR, '-Seconds', '20'
        $LASTEXITCODE | Should -Be 0 -Because ($told -join "`n")
    }
}
