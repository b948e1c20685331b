Describe 'Disconnect-Mka1' {
    BeforeEach {
        $default = Connect-TestEmulator
    }
    AfterAll {
        Disconnect-All
    }

    It 'ends the current connection and gives nothing' {
        Disconnect-Mka1 | Should -BeNullOrEmpty
        Get-Mka1Context | Should -BeNullOrEmpty
        Get-Mka1Context * | Should -BeNullOrEmpty
        $problem = { Get-Mka1Response } | Should -Throw -PassThru
        Assert-ErrorRecord $problem Mka1.NotConnected AuthenticationError $null '*Connect-Mka1*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'does nothing where there is no connection' {
        Disconnect-All
        { Disconnect-Mka1 -ErrorAction Stop } | Should -Not -Throw
    }

    It 'leaves a context object that somebody holds usable' {
        Disconnect-Mka1 -Scope Process
        Test-Mka1Connection -Context $default | Should -BeTrue
    }

    It 'takes a name, and contexts from the pipeline' {
        $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name other
        Disconnect-Mka1 default
        (Get-Mka1Context *).Name | Should -Be 'other'
        (Get-Mka1Context).Name | Should -Be 'other'
        Get-Mka1Context * | Disconnect-Mka1
        Get-Mka1Context * | Should -BeNullOrEmpty
    }

    It 'ends only the piped contexts, as objects or by name' {
        foreach ($name in 'one', 'two [2]', 'three') {
            $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name $name
        }
        Get-Mka1Context -Name 'two [2]' | Disconnect-Mka1
        (Get-Mka1Context *).Name | Should -Be 'default', 'one', 'three'
        (Get-Mka1Context).Name | Should -Be 'three'
        'one', 'default' | Disconnect-Mka1
        (Get-Mka1Context *).Name | Should -Be 'three'
        Get-Mka1Context -Name nothing* | Disconnect-Mka1
        (Get-Mka1Context).Name | Should -Be 'three'
    }

    It 'says so where no context has the name, and goes on' {
        $names = 'nobody', 'default' | ForEach-Object { [pscustomobject]@{ Name = $_ } }
        $names | Disconnect-Mka1 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.NotFound ObjectNotFound nobody "*'nobody'*"
        Get-Mka1Context | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        Disconnect-Mka1 -WhatIf
        Disconnect-Mka1 default -Scope Process -WhatIf
        Get-Mka1Context | Should -Be $default
    }

    It 'in one runspace leaves the others connected, unless told -Scope Process' {
        $run = Start-Script { Disconnect-Mka1; "$(Get-Mka1Context)"; Get-Mka1Context * | ForEach-Object Name }
        Wait-Script $run
        $run.Output | Should -Be ''
        Get-Mka1Context | Should -Be $default

        Wait-Script (Start-Script { Disconnect-Mka1 -Scope Process })
        Get-Mka1Context | Should -BeNullOrEmpty
    }

    It 'finds with -Scope Process what this runspace has left already' {
        Disconnect-Mka1
        Disconnect-Mka1 -Scope Process
        $run = Start-Script { Get-Mka1Context * }
        Wait-Script $run
        $run.Output | Should -BeNullOrEmpty
        { Disconnect-Mka1 default -Scope Process -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound*'
    }

    It 'disconnects only this runspace without -Scope' {
        Disconnect-Mka1
        $run = Start-Script { (Get-Mka1Context).Name }
        Wait-Script $run
        $run.Output | Should -Be 'default'
    }

    It 'can be undone by connecting again' {
        Disconnect-Mka1
        $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri
        Test-Mka1Connection | Should -BeTrue
    }

    It 'shows the connection of the process again that one of the runspace hid' {
        $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name mine -Scope Runspace
        (Get-Mka1Context).Name | Should -Be 'mine'
        Disconnect-Mka1
        Get-Mka1Context | Should -Be $default
    }

    It 'completes names' {
        $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name 'der andere'
        $line = 'Disconnect-Mka1 -Name d'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText |
            Should -Be 'default', "'der andere'"
    }
}
