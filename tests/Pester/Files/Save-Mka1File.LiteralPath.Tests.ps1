Describe 'Save-Mka1File -LiteralPath' {
    It 'takes a path as it is' {
        $null = Connect-TestEmulator
        $source = Join-Path $TestDrive a.txt
        Set-Content $source Hello
        $target = Join-Path $TestDrive '[a].txt'
        $file = Send-Mka1File $source -Purpose user_data
        ($file | Save-Mka1File -LiteralPath $target -PassThru).FullName | Should -Be $target
        Get-Content -LiteralPath $target | Should -Be Hello
        $file | Save-Mka1File -LiteralPath $target -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target $file.Id
    }
}
