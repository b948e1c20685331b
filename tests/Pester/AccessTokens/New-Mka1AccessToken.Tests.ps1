BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1AccessToken' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'exchanges the key for a token of each end user' {
        $tokens = @(New-Mka1AccessToken alice, bob -Audience https://app.example.com -Lifetime 00:10:00 -Permission agent:read, read:evals)
        $tokens.ExternalUserId | Should -Be alice, bob
        $tokens[0].Audience | Should -Be 'https://app.example.com'
        ($tokens[0].ExpiresAt - $tokens[0].IssuedAt).TotalMinutes | Should -Be 10
        $tokens[0].Claims['permissions'] | Should -Be agent:read, read:evals
        $tokens[0].Token | Should -BeOfType securestring
        (Get-EmulatorRequest)[0].body | Should -Be '{"audience":"https://app.example.com","externalUserId":"alice","expiresIn":600,"permissions":["agent:read","read:evals"]}'
    }

    It 'takes <Given> as a lifetime of ten minutes' -ForEach @{ Given = 600 }, @{ Given = '600' }, @{ Given = 600.0 }, @{ Given = '00:10' }, @{ Given = [timespan]::FromMinutes(10) } {
        $token = New-Mka1AccessToken alice -Lifetime $Given
        ($token.ExpiresAt - $token.IssuedAt).TotalSeconds | Should -Be 600
    }

    It 'leaves lifetime and permissions to the server, and names the server as audience' {
        $token = New-Mka1AccessToken alice
        ($token.ExpiresAt - $token.IssuedAt).TotalSeconds | Should -Be 3600
        $token.Audience | Should -Be "$((Get-SharedEmulator).Uri)".TrimEnd('/')
        (Get-EmulatorRequest).body | Should -Not -Match 'expiresIn|permissions'
    }

    It 'takes end users from rows and permissions' {
        $rows = @([pscustomobject]@{ ExternalUserId = 'alice' }, [pscustomobject]@{ UserId = 'bob' })
        ($rows | New-Mka1AccessToken).ExternalUserId | Should -Be alice, bob
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'everyone'; With = @{ ExternalUserId = '*' }; Message = '*needs the id of an end user*' }
        @{ What = 'a long id'; With = @{ ExternalUserId = 'x' * 151 }; Message = '*1 to 150*' }
        @{ What = 'an audience that is no URI'; With = @{ ExternalUserId = 'alice'; Audience = 'app' }; Message = '*absolute URI*' }
        @{ What = 'a short lifetime'; With = @{ ExternalUserId = 'alice'; Lifetime = 299 }; Message = '*300 to 2592000*' }
        @{ What = 'a long lifetime'; With = @{ ExternalUserId = 'alice'; Lifetime = '31.00:00:00' }; Message = '*300 to 2592000*' }
        @{ What = 'a blank permission'; With = @{ ExternalUserId = 'alice'; Permission = ' ' }; Message = '*permission*empty*' }
    ) {
        New-Mka1AccessToken @With -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Message
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'goes on after an end user that it refuses' {
        (New-Mka1AccessToken alice, *, bob -ErrorVariable problems -ErrorAction SilentlyContinue).ExternalUserId | Should -Be alice, bob
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target *
    }

    It 'sends nothing with -WhatIf' {
        New-Mka1AccessToken alice -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'keeps the token out of files, JSON and copies' {
        $token = New-Mka1AccessToken alice
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($token, 5))
        "$($copy.ExternalUserId) $($copy.ExpiresAt)" | Should -Be "alice $($token.ExpiresAt)"
        $copy.Server | Should -Be "$((Get-SharedEmulator).Uri)"
        $copy.PSObject.Properties.Name | Should -Not -Contain Token
    }

    It 'sends the exchange without an identity' {
        $null = New-Mka1AccessToken alice -OnBehalfOf bob
        (Get-EmulatorRequest).headers.'X-On-Behalf-Of' | Should -BeNullOrEmpty
    }
}

Describe 'The end user of a connection with tokens' {
    BeforeEach {
        Clear-EmulatorRequest
        $server = @{ Uri = (Get-SharedEmulator).Uri; Scope = 'Runspace' }
    }

    It 'is shown by the context and by its objects: <What>' -ForEach @(
        @{ What = 'a token'; Connect = { New-Mka1AccessToken alice | Connect-Mka1 -Name as-alice -Scope Runspace } }
        @{ What = 'an exchange'; Connect = { Connect-Mka1 -Name as-alice -ExternalUserId alice -Token (ConvertTo-Token (New-TestKey)) @server } }
    ) {
        $before = Get-Mka1Context -Name default
        $context = & $Connect
        try {
            $context.ExternalUserId | Should -Be alice
            $context | Format-List | Out-String | Should -Match 'ExternalUserId\s+: alice'
            $context | Format-Table | Out-String -Width 120 | Should -Match 'alice.*\.\.\.'
            "$context" | Should -BeLike '*on behalf of alice'
            $response = New-Mka1Response Hello -Context $context
            $response.OnBehalfOf | Should -Be alice
            # The token says it already.
            ($response | Get-Mka1Response).Id | Should -Be $response.Id
            (Get-EmulatorRequest).headers | Where-Object { $_.'X-On-Behalf-Of' } | Should -BeNullOrEmpty
        }
        finally {
            Disconnect-Mka1 as-alice
            Set-Mka1Context $before.Name
        }
    }

    It 'must not be another than -OnBehalfOf: <What>' -ForEach @(
        @{ What = 'an exchange'; Connect = { Connect-Mka1 -Name x -ExternalUserId alice -OnBehalfOf bob -Token (ConvertTo-Token (New-TestKey)) @server } }
        @{ What = 'a token'; Connect = { $token | Connect-Mka1 -Name x -OnBehalfOf bob -Scope Runspace } }
    ) {
        $token = New-Mka1AccessToken alice
        Clear-EmulatorRequest
        { & $Connect } | Should -Throw "*for 'alice'*-OnBehalfOf is 'bob'*"
        Get-EmulatorRequest | Should -BeNullOrEmpty
        (Get-Mka1Context).Name | Should -Not -Contain x
    }
}
