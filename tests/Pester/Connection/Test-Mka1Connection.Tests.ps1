Describe 'Test-Mka1Connection' {
    BeforeEach {
        $null = Connect-TestEmulator -Parameter @{ MaximumRetryCount = 0; OnBehalfOf = 'user-1' }
    }
    AfterAll {
        Disconnect-All
    }

    It 'returns true after one call' {
        Test-Mka1Connection | Should -BeTrue
        $request = Get-EmulatorRequest
        $request | Should -HaveCount 1
        $request.method, $request.query | Should -Be 'GET', '?limit=1'
    }

    It 'gives false and a warning that says why: <Status>' -ForEach @(
        @{ Status = 401; Says = '*401*no such key*' }, @{ Status = 403; Says = '*403*no such key*' }, @{ Status = 500; Says = '*500*no such key*' }
    ) {
        Add-EmulatorFault @{ path = '/responses'; status = $Status; body = '{"error":{"message":"no such key"}}' }
        Test-Mka1Connection -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction Stop | Should -BeFalse
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike $Says
    }

    It 'returns false if the server does not listen' {
        $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri http://127.0.0.1:1 -MaximumRetryCount 0
        Test-Mka1Connection -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeFalse
        "$warnings" | Should -BeLike 'No connection to 127.0.0.1:1*'
    }

    It 'sends one request without retries: <What>' -ForEach @(
        @{ What = 'a dead port'; Uri = { 'http://127.0.0.1:1' } }
        @{ What = 'a limit'; Uri = { Add-EmulatorFault @{ path = '/responses'; status = 429; times = 9 }; (Get-SharedEmulator).Uri } }
        @{ What = 'a server that fails'; Uri = { Add-EmulatorFault @{ path = '/responses'; status = 503; times = 9 }; (Get-SharedEmulator).Uri } }
    ) {
        $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (& $Uri) -MaximumRetryCount 5
        Test-Mka1Connection -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeFalse
        $warnings | Should -HaveCount 1
        (Get-Mka1RequestLog -Last 1).Attempts | Should -Be 1
    }

    It 'tries contexts from the pipeline, as objects and by name, one by one and in order' {
        $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri http://127.0.0.1:1 -Name dead
        Get-Mka1Context -Name dead, default | Test-Mka1Connection -WarningAction SilentlyContinue | Should -Be $false, $true
        'default', 'dead' | Test-Mka1Connection -WarningAction SilentlyContinue | Should -Be $true, $false
        $found = Get-Mka1Context -Name * | Test-Mka1Connection -Detailed
        $found.Context | Should -Be 'dead', 'default'
        $found.Succeeded | Should -Be $false, $true
        $found[1].OnBehalfOf | Should -Be 'user-1'
        (Get-Mka1Context).Name | Should -Be 'dead'
    }

    It 'sends nothing for an empty pipeline' {
        Get-Mka1Context -Name nothing* | Test-Mka1Connection | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'says so for a name from the pipeline that no context has, and goes on' {
        'nobody', 'default' | Test-Mka1Connection -ErrorVariable problems -ErrorAction SilentlyContinue | Should -Be $true
        "$problems" | Should -BeLike "*There is no context 'nobody'*"
    }

    It 'writes the call with -Verbose, and calls for nobody with an empty identity' {
        $lines = @(Test-Mka1Connection -Verbose 4>&1)
        "$lines" | Should -BeLike 'GET http*/responses*: 200 in * True'
        (Test-Mka1Connection -OnBehalfOf $null -Detailed).OnBehalfOf | Should -BeNullOrEmpty
        (Get-EmulatorRequest)[-1].headers.'X-On-Behalf-Of' | Should -BeNullOrEmpty
    }

    It 'gives what it found with -Detailed' {
        $good = Test-Mka1Connection -Detailed
        $good | Should -BeOfType ([Mka1.PowerShell.Connection.ConnectionTestResult])
        $good.Succeeded, $good.Context, $good.Server, $good.OnBehalfOf, $good.StatusCode, $good.Error | Should -Be $true, 'default', (Get-SharedEmulator).Uri, 'user-1', $null, $null
        $good.Duration | Should -BeGreaterThan ([timespan]::Zero)

        Add-EmulatorFault @{ path = '/responses'; status = 401; body = '{"error":"who are you"}' }
        $bad = Test-Mka1Connection -Detailed -WarningVariable warnings
        $bad.Succeeded, $bad.StatusCode | Should -Be $false, 401
        $bad.Error | Should -BeLike '*who are you*'
        $bad.RequestId | Should -Be (Get-EmulatorRequest)[-1].request_id
        $warnings | Should -BeNullOrEmpty
    }

    It 'uses -OnBehalfOf and -Context' {
        $other = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri http://127.0.0.1:1 -Name other
        Test-Mka1Connection -Context default -OnBehalfOf user-2 | Should -BeTrue
        (Get-EmulatorRequest).headers.'X-On-Behalf-Of' | Should -Be 'user-2'
        $other | Should -Be (Get-Mka1Context)
    }

    It 'stops without a connection' {
        Disconnect-All
        { Test-Mka1Connection } | Should -Throw -ErrorId 'Mka1.NotConnected,Mka1.PowerShell.Connection.TestConnectionCommand'
    }
}
