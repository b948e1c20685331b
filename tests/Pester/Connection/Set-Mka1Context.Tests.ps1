Describe 'Set-Mka1Context' {
    BeforeEach {
        $default = Connect-TestEmulator
        $other = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name other -OnBehalfOf user-1
    }
    AfterAll {
        Disconnect-All
    }

    It 'makes a context the current one, by name and from the pipeline' {
        Set-Mka1Context default | Should -BeNullOrEmpty
        Get-Mka1Context | Should -Be $default
        $other | Set-Mka1Context
        Get-Mka1Context | Should -Be $other
        'default' | Set-Mka1Context
        Get-Mka1Context | Should -Be $default
    }

    It 'changes the current one and leaves the old object as it was' {
        $new = Set-Mka1Context -OnBehalfOf user-2 -OperationTimeoutSeconds 11 -ConnectionTimeoutSeconds 12 -MaximumRetryCount 13 -PassThru
        $new.Name | Should -Be 'other'
        $new.OnBehalfOf, $new.OperationTimeoutSeconds, $new.ConnectionTimeoutSeconds, $new.MaximumRetryCount | Should -Be 'user-2', 11, 12, 13
        $new.Key | Should -Be $other.Key
        Get-Mka1Context | Should -Be $new
        $other.OnBehalfOf | Should -Be 'user-1'
        $other.MaximumRetryCount | Should -Be 3
    }

    It 'changes only the given settings' {
        $new = Set-Mka1Context -MaximumRetryCount 1 -PassThru
        $new.OnBehalfOf, $new.OperationTimeoutSeconds, $new.ConnectionTimeoutSeconds | Should -Be 'user-1', 300, 30
    }

    It 'takes the identity away with <Name>' -ForEach @{ Name = 'null'; Value = $null }, @{ Name = 'an empty text'; Value = '' } {
        (Set-Mka1Context -OnBehalfOf $Value -PassThru).OnBehalfOf | Should -BeNullOrEmpty
        $null = Get-Mka1Response
        (Get-EmulatorRequest).headers.PSObject.Properties.Name | Should -Not -Contain 'X-On-Behalf-Of'
    }

    It 'sends the new identity' {
        Set-Mka1Context -OnBehalfOf user-3
        $null = Get-Mka1Response
        (Get-EmulatorRequest).headers.'X-On-Behalf-Of' | Should -Be 'user-3'
    }

    It 'refuses a wrong identity and changes nothing' {
        $problem = { Set-Mka1Context -OnBehalfOf '*' } | Should -Throw -PassThru
        Assert-ErrorRecord $problem Mka1.InvalidInput InvalidArgument other
        Get-Mka1Context | Should -Be $other
    }

    It 'says so where no context has the name' {
        $problem = { Set-Mka1Context nobody } | Should -Throw -PassThru
        Assert-ErrorRecord $problem Mka1.NotFound ObjectNotFound nobody
        Get-Mka1Context | Should -Be $other
    }

    It 'says so where there is nothing to change' {
        Disconnect-All
        $problem = { Set-Mka1Context -MaximumRetryCount 1 } | Should -Throw -PassThru
        Assert-ErrorRecord $problem Mka1.NotConnected AuthenticationError $null
    }

    It 'changes nothing with -WhatIf' {
        Set-Mka1Context default -MaximumRetryCount 1 -WhatIf
        Get-Mka1Context | Should -Be $other
        (Get-Mka1Context default).MaximumRetryCount | Should -Be 3
    }

    It 'moves a context into this runspace with -Scope Runspace' {
        Set-Mka1Context default -Scope Runspace
        (Get-Mka1Context).Name | Should -Be 'default'
        $run = Start-Script { (Get-Mka1Context).Name }
        Wait-Script $run
        $run.Output | Should -Be 'other'
    }

    It 'keeps a context of the runspace in it' {
        $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name mine -Scope Runspace
        Set-Mka1Context mine -MaximumRetryCount 1
        $run = Start-Script { Get-Mka1Context * | ForEach-Object Name }
        Wait-Script $run
        $run.Output | Should -Be 'default', 'other'
        (Get-Mka1Context).MaximumRetryCount | Should -Be 1
    }
}
