Describe 'Remove-Mka1File' {
    BeforeEach {
        $null = Connect-TestEmulator
        $path = Join-Path $TestDrive 'note.txt'
        Set-Content $path 'Hello'
        $file = Send-Mka1File $path -Purpose user_data
    }

    It 'deletes by object and by id, and says so on request' {
        $file | Remove-Mka1File -Confirm:$false | Should -BeNullOrEmpty
        Get-Mka1File | Should -BeNullOrEmpty
        $other = Send-Mka1File $path -Purpose user_data
        $word = Remove-Mka1File $other.Id -PassThru -Confirm:$false
        $word.Deleted | Should -BeTrue
        $word.Id | Should -Be $other.Id
        ($word | Out-String) | Should -Match $other.Id
    }

    It 'asks first: nothing is deleted with -WhatIf' {
        $file | Remove-Mka1File -WhatIf
        @(Get-Mka1File).Count | Should -Be 1
        (Get-Command Remove-Mka1File).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be High
    }

    It 'goes on after an id that is not there' {
        'file-none', '', $file.Id | Remove-Mka1File -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems[0] -Id Mka1.NotFound -Target file-none
        Assert-ErrorRecord $problems[1] -Id Mka1.InvalidInput
        Get-Mka1File | Should -BeNullOrEmpty
    }
}
