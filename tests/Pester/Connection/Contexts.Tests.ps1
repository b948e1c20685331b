# Which connection a cmdlet uses: its own -Context, that of the runspace, that of the process, the environment.

BeforeAll {
    $uri = (Get-SharedEmulator).Uri
    $module = (Get-Module Mka1).Path -replace 'psm1$', 'psd1'
    function Connect-Other([string] $Name, [hashtable] $Parameter = @{}) {
        Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri $uri -Name $Name @Parameter
    }
    function Get-SentIdentity {
        @(Get-EmulatorRequest) | ForEach-Object {
            if ($_.headers.PSObject.Properties.Name -contains 'X-On-Behalf-Of') { $_.headers.'X-On-Behalf-Of' } else { 'nobody' }
        }
    }
}

AfterAll {
    Disconnect-All
}

Describe 'A connection' {
    BeforeEach {
        $default = Connect-TestEmulator
    }
    AfterEach {
        Get-ChildItem Env: | Where-Object Name -Match '^MKA1_(?!TEST|CONFIG)' | ForEach-Object { Remove-Item "Env:$($_.Name)" }
    }

    It 'of the process is seen by ForEach-Object -Parallel' {
        Skip-Test -If ($PSEdition -eq 'Desktop') -Because 'Windows PowerShell has no parallel loop and no thread jobs'
        $made = New-Mka1Response 'x'
        $found = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            (Get-Mka1Response ($using:made).Id).Id
        }
        $found | Should -Be (@($made.Id) * 8)
    }

    It 'of the process is seen by thread jobs' {
        Skip-Test -If ($PSEdition -eq 'Desktop') -Because 'Windows PowerShell has no parallel loop and no thread jobs'
        $made = New-Mka1Response 'x'
        $job = Start-ThreadJob { param($module, $id) Import-Module $module; (Get-Mka1Response $id).Id } -ArgumentList $module, $made.Id
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be $made.Id
    }

    It 'of the runspace hides that of the process, and nobody else sees it' {
        $mine = Connect-Other mine @{ Scope = 'Runspace'; OnBehalfOf = 'me' }
        Get-Mka1Context | Should -Be $mine
        $null = Get-Mka1File
        Get-SentIdentity | Should -Be 'me'
        $run = Start-Script { (Get-Mka1Context).Name; (Get-Mka1Context *).Name }
        Wait-Script $run
        $run.Output | Should -Be 'default', 'default'
        Disconnect-Mka1
        Get-Mka1Context | Should -Be $default
    }

    It 'of the runspace hides one of the process with the same name' {
        $mine = Connect-Other default @{ Scope = 'Runspace' }
        Get-Mka1Context default | Should -Be $mine
        @(Get-Mka1Context *) | Should -HaveCount 1
    }

    It 'made in another runspace is seen here, unless it is that runspace''s own' {
        $run = Start-Script {
            param($uri, $token)
            $null = Connect-Mka1 -Token $token -Uri $uri -Name theirs
            $null = Connect-Mka1 -Token $token -Uri $uri -Name secret -Scope Runspace
            (Get-Mka1Context).Name
        } $uri, (ConvertTo-Token (New-TestKey))
        Wait-Script $run
        $run.Output | Should -Be 'secret'
        (Get-Mka1Context *).Name | Should -Be 'default', 'theirs'
        (Get-Mka1Context).Name | Should -Be 'theirs'
    }

    It 'given as -Context takes precedence, as object and by name' {
        $other = Connect-Other other @{ OnBehalfOf = 'other' }
        Set-Mka1Context default
        $null = Get-Mka1File
        $null = Get-Mka1File -Context $other
        $null = Get-Mka1File -Context other
        $null = Get-Mka1File -Context OTHER -OnBehalfOf 'third'
        $null = Get-Mka1File -OnBehalfOf 'fourth'
        $null = Get-Mka1File
        Get-SentIdentity | Should -Be 'nobody', 'other', 'other', 'third', 'fourth', 'nobody'
        Get-Mka1Context | Should -Be $default
        $other.OnBehalfOf | Should -Be 'other'
    }

    It 'refuses a -Context that is none: <What>' -ForEach @(
        @{ What = 'a name that is not there'; Value = 'nobody' }, @{ What = 'null'; Value = $null }, @{ What = 'a number'; Value = 5 }
    ) {
        { Get-Mka1File -Context $Value } | Should -Throw -ErrorId '*Argument*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'keeps hundreds of calls in parallel with different identities apart' {
        Skip-Test -If ($PSEdition -eq 'Desktop') -Because 'Windows PowerShell has no parallel loop and no thread jobs'
        $contexts = 1..4 | ForEach-Object { Connect-Other "c$_" @{ OnBehalfOf = "user-$_" } }
        Set-Mka1Context default
        $results = 1..40 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            $context = ($using:contexts)[$_ % 4]
            foreach ($turn in 1..3) {
                $made = New-Mka1Response "number $_ turn $turn" -Context $context
                $byName = Get-Mka1Response $made.Id -Context $context.Name
                $others = Get-Mka1Response $made.Id -Context (($using:contexts)[($_ + 1) % 4]) -ErrorAction SilentlyContinue
                [pscustomobject]@{ Expected = "You said: number $_ turn $turn"; Text = $byName.OutputText; Other = $others }
            }
        }
        $results | Should -HaveCount 120
        $results | ForEach-Object { $_.Text | Should -Be $_.Expected; $_.Other | Should -BeNullOrEmpty }
        Get-EmulatorRequest | Should -HaveCount 360
        $identities = Get-SentIdentity | Group-Object
        $identities.Name | Sort-Object | Should -Be 'user-1', 'user-2', 'user-3', 'user-4'
        $identities | ForEach-Object Count | Should -Be 90, 90, 90, 90
    }

    It 'ended in one runspace stays for the calls of others' {
        Skip-Test -If ($PSEdition -eq 'Desktop') -Because 'Windows PowerShell has no parallel loop and no thread jobs'
        $made = New-Mka1Response 'x'
        $results = 1..20 | ForEach-Object -ThrottleLimit 5 -Parallel {
            Import-Module $using:module
            if ($_ % 2) {
                Disconnect-Mka1
                "left: $(Get-Mka1Context)"
            }
            else {
                (Get-Mka1Response ($using:made).Id -Context $using:default).Id
            }
        }
        $results | Where-Object { $_ -eq 'left: ' } | Should -HaveCount 10
        $results | Where-Object { $_ -eq $made.Id } | Should -HaveCount 10
        (Get-Mka1Response $made.Id).Id | Should -Be $made.Id
    }
}

Describe 'The environment' {
    BeforeEach {
        $null = Connect-TestEmulator
        Disconnect-All
    }
    AfterEach {
        Get-ChildItem Env: | Where-Object Name -Match '^MKA1_(?!TEST|CONFIG)' | ForEach-Object { Remove-Item "Env:$($_.Name)" }
    }

    It 'connects without Connect-Mka1' {
        $env:MKA1_API_KEY = New-TestKey
        $env:MKA1_SERVER_URL = $uri
        $env:MKA1_ON_BEHALF_OF = 'user-env'
        (New-Mka1Response 'x').Status | Should -Be 'completed'
        Get-SentIdentity | Should -Be 'user-env'
        $context = Get-Mka1Context
        $context.Name, $context.OnBehalfOf, $context.Server | Should -Be 'environment', 'user-env', $uri
    }

    It 'connects with MKA1_BEARER_AUTH, too' {
        $env:MKA1_BEARER_AUTH = "Bearer $(New-TestKey)"
        $env:MKA1_SERVER_URL = $uri
        Test-Mka1Connection | Should -BeTrue
    }

    It 'is not used if there is a connection' {
        $env:MKA1_API_KEY = New-TestKey
        $env:MKA1_SERVER_URL = 'http://127.0.0.1:1'
        $context = Connect-Other explicit
        Test-Mka1Connection | Should -BeTrue
        Get-Mka1Context | Should -Be $context
    }

    It 'connects only this runspace after it disconnected from the process' {
        $null = Connect-Other theirs
        Disconnect-Mka1
        $env:MKA1_API_KEY = New-TestKey
        $env:MKA1_SERVER_URL = $uri
        Test-Mka1Connection | Should -BeTrue
        (Get-Mka1Context).Name | Should -Be 'environment'
        $run = Start-Script { (Get-Mka1Context).Name }
        Wait-Script $run
        $run.Output | Should -Be 'theirs'
    }

    It 'and no connection: every cmdlet stops with Mka1.NotConnected, and says what to do: <Name>' -ForEach @(
        @{ Name = 'Test-Mka1Connection'; Run = { Test-Mka1Connection } }
        @{ Name = 'Get-Mka1Response'; Run = { Get-Mka1Response } }
        @{ Name = 'New-Mka1Response'; Run = { New-Mka1Response x } }
        @{ Name = 'Set-Mka1ResponseMetadata'; Run = { Set-Mka1ResponseMetadata resp_1 @{} } }
        @{ Name = 'Wait-Mka1Response'; Run = { Wait-Mka1Response resp_1 } }
        @{ Name = 'Send-Mka1File'; Run = { Send-Mka1File x batch } }
        @{ Name = 'Get-Mka1File'; Run = { Get-Mka1File } }
        @{ Name = 'Save-Mka1File'; Run = { Save-Mka1File file-1 } }
        @{ Name = 'New-Mka1Batch'; Run = { New-Mka1Batch file-1 } }
        @{ Name = 'Get-Mka1Batch'; Run = { Get-Mka1Batch } }
        @{ Name = 'Wait-Mka1Batch'; Run = { Wait-Mka1Batch batch_1 } }
        @{ Name = 'Receive-Mka1BatchResult'; Run = { Receive-Mka1BatchResult batch_1 } }
    ) {
        $problem = $Run | Should -Throw -PassThru
        Assert-ErrorRecord $problem Mka1.NotConnected AuthenticationError $null '*Connect-Mka1*MKA1_API_KEY*'
    }

    It 'with a wrong <Name> stops with Mka1.InvalidInput' -ForEach @(
        @{ Name = 'MKA1_SERVER_URL'; Value = 'http://example.com' }, @{ Name = 'MKA1_SERVER_URL'; Value = 'nonsense' }, @{ Name = 'MKA1_ON_BEHALF_OF'; Value = '*' }
    ) {
        $env:MKA1_API_KEY = New-TestKey
        $env:MKA1_SERVER_URL = $uri
        Set-Item "Env:$Name" $Value
        $problem = { Get-Mka1Response } | Should -Throw -PassThru
        Assert-ErrorRecord $problem Mka1.InvalidInput InvalidArgument
        Get-Mka1Context | Should -BeNullOrEmpty
    }
}

Describe 'The connection made last' {
    AfterEach {
        Get-ChildItem Env: | Where-Object Name -Match '^MKA1_(?!TEST|CONFIG)' | ForEach-Object { Remove-Item "Env:$($_.Name)" }
    }

    It 'is the current one, also after one of the runspace, by <Way>' -ForEach @(
        @{ Way = 'Connect-Mka1'; Run = { Connect-Other theirs @{ OnBehalfOf = 'alice' } } }
        @{ Way = 'Set-Mka1Context'; Run = { $null = Connect-Other theirs @{ OnBehalfOf = 'alice' }; $null = Connect-Other mine @{ Scope = 'Runspace' }; Set-Mka1Context theirs } }
    ) {
        $null = Connect-Other mine @{ Scope = 'Runspace'; OnBehalfOf = 'bob' }
        $null = & $Run
        (Get-Mka1Context).Name | Should -Be 'theirs'
        Clear-EmulatorRequest
        $null = New-Mka1Response 'x'
        Get-SentIdentity | Should -Be 'alice'
        (Get-Mka1Context mine).Name | Should -Be 'mine'
    }

    It 'is the current one after a connection from the environment' {
        $null = Connect-TestEmulator
        Disconnect-Mka1
        $env:MKA1_API_KEY = New-TestKey
        $env:MKA1_SERVER_URL = $uri
        $null = Get-Mka1Response -First 1
        (Get-Mka1Context).Name | Should -Be 'environment'
        $null = Connect-Other prod @{ OnBehalfOf = 'alice' }
        (Get-Mka1Context).Name | Should -Be 'prod'
    }
}
