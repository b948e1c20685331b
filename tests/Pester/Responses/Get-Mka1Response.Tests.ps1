BeforeAll {
    $null = Connect-TestEmulator
}
Describe 'x' {
    It 'works' {
        $r = New-Mka1Response 'Hi there'
        $r.OutputText | Should -Be 'You said: Hi there'
        (Get-Mka1Response $r.Id).Id | Should -Be $r.Id
        Get-EmulatorRequest POST | Should -HaveCount 1
    }
}
