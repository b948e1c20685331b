# Connections with access tokens: given ones, and those that the key is exchanged for. In the shared emulator 300 seconds last three.

BeforeAll {
    $old = $env:MKA1_CONFIG_DIR
    $uri = (Get-SharedEmulator).Uri

    # A JWT that expires in so many minutes of an hour.
    function New-Jwt([double] $Minutes) {
        $now = [DateTimeOffset]::UtcNow
        $claims = @{ sub = 'alice'; iat = $now.AddMinutes($Minutes - 60).ToUnixTimeSeconds(); exp = $now.AddMinutes($Minutes).ToUnixTimeSeconds() } | ConvertTo-Json
        ConvertTo-Token ('eyJhbGciOiJub25lIn0.{0}.{1}' -f [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_'), [guid]::NewGuid().ToString('N'))
    }

    function Get-Exchange {
        @(Get-EmulatorRequest | Where-Object path -Like '*/exchange-token')
    }
}

AfterAll {
    $env:MKA1_CONFIG_DIR = $old
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'A connection with an access token' {
    BeforeEach {
        $null = Connect-TestEmulator
    }

    It 'is made by piping the token, to the server that issued it' {
        $null = New-Mka1Response 'Hi' -OnBehalfOf alice
        $env:MKA1_SERVER_URL, $env:MKA1_ON_BEHALF_OF = 'http://127.0.0.1:1', 'bob'
        try {
            $token = New-Mka1AccessToken alice
            $context = $token | Connect-Mka1 -Name alice
        }
        finally {
            Remove-Item Env:MKA1_SERVER_URL, Env:MKA1_ON_BEHALF_OF
        }
        $context.Server, $context.OnBehalfOf, $context.ExpiresAt | Should -Be $uri, $null, $token.ExpiresAt
        @(Get-Mka1Response) | Should -HaveCount 1
        { Get-Mka1Response -OnBehalfOf bob -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.Forbidden,*'
        (Connect-Mka1 -Token $token.Token -Uri $uri).ExpiresAt | Should -Be $token.ExpiresAt
        (Get-Mka1Response).Count | Should -Be 1
    }

    It 'is not made with another key where there is no token' {
        $env:MKA1_API_KEY = New-TestKey
        try {
            New-Mka1AccessToken * -ErrorAction SilentlyContinue | Connect-Mka1 -Name none | Should -BeNullOrEmpty
        }
        finally {
            Remove-Item Env:MKA1_API_KEY
        }
        Get-Mka1Context -Name none* | Should -BeNullOrEmpty
    }

    It 'is not made with the key of the environment for <What>, which has a server and no token' -ForEach @(
        @{ What = 'a copy of a token'; Make = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((New-Mka1AccessToken alice))) } }
        @{ What = 'the columns of a token'; Make = { New-Mka1AccessToken alice | Select-Object * } }
        @{ What = 'a context'; Make = { Get-Mka1Context } }
        @{ What = 'an object of the server'; Make = { New-Mka1Response 'Hi' } }
    ) {
        $object = & $Make
        "$($object.Server)" | Should -Be "$uri"
        $env:MKA1_API_KEY = New-TestKey
        try {
            $problem = { $object | Connect-Mka1 -Name none } | Should -Throw -PassThru
        }
        finally {
            Remove-Item Env:MKA1_API_KEY
        }
        Assert-ErrorRecord $problem -Id Mka1.InvalidInput -Message '*from the pipeline has no token*'
        Get-Mka1Context -Name none* | Should -BeNullOrEmpty
    }

    It 'does not take the identity of the environment, however the token is given (<How>)' -ForEach @(
        @{ How = '-Token'; Connect = { Connect-Mka1 -Token $token.Token -Uri $uri } }
        @{ How = 'a variable'; Connect = { Connect-Mka1 -Uri $uri } }
        @{ How = 'no Connect-Mka1'; Connect = { Disconnect-All; $null = Get-Mka1File; Get-Mka1Context } }
    ) {
        $token = New-Mka1AccessToken alice
        $env:MKA1_ON_BEHALF_OF, $env:MKA1_SERVER_URL, $env:MKA1_BEARER_AUTH = 'bob', $uri, [System.Net.NetworkCredential]::new('', $token.Token).Password
        try {
            $context = & $Connect
        }
        finally {
            Remove-Item Env:MKA1_ON_BEHALF_OF, Env:MKA1_SERVER_URL, Env:MKA1_BEARER_AUTH
        }
        $context.OnBehalfOf | Should -BeNullOrEmpty
        $context.ExpiresAt | Should -Be $token.ExpiresAt
        $null = Get-Mka1File -ErrorAction Stop
    }

    It 'takes an identity that is given' {
        (Connect-Mka1 -Token (New-Jwt 10) -Uri $uri -OnBehalfOf alice).OnBehalfOf | Should -Be alice
    }

    It 'that the server refuses needs a new token' {
        $null = Connect-Mka1 -Token (New-Jwt 10) -Uri $uri -Name app -WarningAction SilentlyContinue
        Add-EmulatorFault @{ path = '/responses'; status = 401; times = 1; body = '{}' }
        $problem = { Get-Mka1Response resp_1 -ErrorAction Stop -WarningAction SilentlyContinue } | Should -Throw -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike "Connect again with a new token, or with the key and -ExternalUserId*: Connect-Mka1 -Name app -Uri $uri -Token*"
    }

    It 'warns once, a quarter of the lifetime before it expires' {
        $null = Connect-Mka1 -Token (New-Jwt 16) -Uri $uri -Name late
        $null = Get-Mka1File -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
        $null = Connect-Mka1 -Token (New-Jwt 14) -Uri $uri -Name late
        $null = Get-Mka1File -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike "The token of the context 'late' expires in 14 minutes, at *-ExternalUserId*"
        $null = Get-Mka1File -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
    }

    It 'says that it has expired' {
        $null = Connect-Mka1 -Token (New-Jwt -1) -Uri $uri -Name late
        $null = Get-Mka1File -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike "The token of the context 'late' has expired, at *"
    }

    It 'does not warn for a key' {
        $null = Get-Mka1File -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
        (Get-Mka1Context).ExpiresAt | Should -BeNullOrEmpty
    }
}

Describe 'A connection that exchanges its key' {
    BeforeEach {
        $env:MKA1_CONFIG_DIR = "$TestDrive/$([guid]::NewGuid())/mka1"
        $key = New-TestKey
        $null = Connect-TestEmulator -Key $key
    }

    It 'sends tokens for the end user, and not the key' {
        $null = New-Mka1Response 'Hi' -OnBehalfOf alice
        Clear-EmulatorRequest
        $context = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $uri -ExternalUserId alice -Audience urn:app -Lifetime 600 -Permission agent:read
        $context.ExternalUserId, $context.Audience, $context.Lifetime, $context.Permission, $context.ExpiresAt | Should -Be alice, urn:app, ([timespan]::FromMinutes(10)), agent:read, $null
        $context.Key | Should -Be "...$($key.Substring($key.Length - 4))"
        Get-EmulatorRequest | Should -BeNullOrEmpty
        @(Get-Mka1Response) | Should -HaveCount 1
        $null = Get-Mka1Response
        (Get-Exchange).body | Should -Be '{"audience":"urn:app","externalUserId":"alice","expiresIn":600,"permissions":["agent:read"]}'
        $sent = @(Get-EmulatorRequest)
        $sent | Should -HaveCount 3
        $sent[0].headers.Authorization | Should -BeLike "*$($key.Substring($key.Length - 4))"
        $sent[1].headers.Authorization | Should -Not -BeLike "*$($key.Substring($key.Length - 4))"
        { New-Mka1Agent a -Model auto -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.Forbidden,*'
    }

    It 'renews a token that expires while a pipeline runs' {
        $null = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $uri -ExternalUserId alice -Lifetime 300
        $end = [datetime]::UtcNow.AddMinutes(2)
        $made = & {
            # Until the third token: longer than a token lasts.
            for ($number = 1; (Get-Exchange).Count -lt 3; $number++) {
                if ([datetime]::UtcNow -gt $end) { throw 'No token was renewed.' }
                "Prompt $number"
            }
        } | New-Mka1Response -ThrottleLimit 4 -WarningVariable warnings -ErrorAction Stop
        $warnings | Should -BeNullOrEmpty
        @($made.Status | Sort-Object -Unique) | Should -Be completed
        $made.Count | Should -Be @(Get-Mka1Response).Count
    }

    It 'says what failed if the key cannot be exchanged, and sends nothing else' {
        $null = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $uri -ExternalUserId alice
        Add-EmulatorFault @{ path = '/api/v1/authentication'; status = 401; body = '{"error":"There is no such key."}' }
        Get-Mka1Response resp_1 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Unauthorized -Target resp_1 -Message "The key cannot be exchanged for an access token for the end user 'alice'. The server answered 401*There is no such key*"
        $problems[0].ErrorDetails.RecommendedAction | Should -Be "Connect again with a valid key: Connect-Mka1 -Name default -Uri $uri -ExternalUserId alice -Token (Read-Host -AsSecureString)."
        @(Get-EmulatorRequest) | Should -HaveCount 1
    }

    It 'recommends to connect again for the same end user, with no more permissions' {
        $null = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $uri -Name app -OnBehalfOf alice -ExternalUserId alice -Audience urn:app -Lifetime 600 -Permission agent:read, read:evals
        Add-EmulatorFault @{ path = '/responses'; status = 401; times = 1; body = '{}' }
        $problem = { Get-Mka1Response resp_1 -ErrorAction Stop } | Should -Throw -PassThru
        $problem.ErrorDetails.RecommendedAction | Should -BeLike "*Connect-Mka1 -Name app -Uri $uri -OnBehalfOf alice -ExternalUserId alice -Audience 'urn:app' -Lifetime '00:10:00' -Permission 'agent:read', 'read:evals' -Token*"
    }

    It 'does not take a failed exchange for that of the call (<Id>)' -ForEach @(
        @{ Id = 'Mka1.Protocol'; Fault = @{ status = 404; body = 'no such page' }; Action = 'Check that the address*' }
        @{ Id = 'Mka1.ConnectionFailed'; Fault = @{ refuseBeforeProcessing = $true; times = 9 }; Action = 'Check the address*' }
    ) {
        $null = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $uri -ExternalUserId alice -MaximumRetryCount 0
        Add-EmulatorFault (@{ path = '/api/v1/authentication' } + $Fault)
        $problem = { New-Mka1Response 'Hi' -ErrorAction Stop } | Should -Throw -PassThru
        Clear-EmulatorFault
        Assert-ErrorRecord $problem -Id $Id -Message 'The key cannot be exchanged*'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike $Action
    }

    It 'is in the request log and the audit log with its end user' {
        $log = "$TestDrive/$([guid]::NewGuid()).jsonl"
        $null = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $uri -ExternalUserId alice -LogPath $log
        $null = Get-Mka1File
        # The exchange sends the key itself.
        (Get-Mka1RequestLog -Last 2).ExternalUserId | Should -Be $null, alice
        (Get-Content $log | ConvertFrom-Json).externalUserId | Should -Be $null, alice
    }

    It 'does not take the identity of the environment' {
        $env:MKA1_ON_BEHALF_OF = 'bob'
        try {
            (Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $uri -ExternalUserId alice).OnBehalfOf | Should -BeNullOrEmpty
        }
        finally {
            Remove-Item Env:MKA1_ON_BEHALF_OF
        }
        $null = Get-Mka1File -ErrorAction Stop
    }

    It 'keeps what the tokens are for, also when settings change' {
        $null = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $uri -ExternalUserId alice
        (Set-Mka1Context -MaximumRetryCount 1 -PassThru).ExternalUserId | Should -Be alice
        $null = Get-Mka1File
        Get-Exchange | Should -HaveCount 1
    }

    It 'is saved without key and tokens' {
        $null = Connect-Mka1 -Name app -Token (ConvertTo-Token $key) -Uri $uri -ExternalUserId alice -Audience urn:app -Lifetime 600 -Permission agent:read, read:evals -Save
        $null = Get-Mka1File
        $saved = Get-Mka1Context -Saved
        $saved.ExternalUserId, $saved.Audience, $saved.Lifetime | Should -Be alice, urn:app, ([timespan]::FromMinutes(10))
        $saved.Permission | Should -Be agent:read, read:evals
        Get-Content "$env:MKA1_CONFIG_DIR/contexts.json" -Raw | Should -Not -Match "$key|eyJ"
        Disconnect-All
        $again = Connect-Mka1 -Name app -Token (ConvertTo-Token $key) -ExternalUserId bob
        $again.ExternalUserId, $again.Audience, $again.Lifetime | Should -Be bob, urn:app, ([timespan]::FromMinutes(10))
        # An access token is used as it is.
        $token = New-Mka1AccessToken carol
        ($token | Connect-Mka1 -Name app) | ForEach-Object { $_.ExternalUserId, $_.Lifetime } | Should -Be carol, $null
        (Connect-Mka1 -Token $token.Token -Name app) | ForEach-Object { $_.ExternalUserId, $_.Lifetime } | Should -Be carol, $null
    }

    It 'does not take the identity of a saved context' {
        $null = Connect-Mka1 -Name prod -Token (ConvertTo-Token $key) -Uri $uri -OnBehalfOf bob -Save
        $token = New-Mka1AccessToken alice
        $token | Connect-Mka1 -Name prod | ForEach-Object OnBehalfOf | Should -BeNullOrEmpty
        (Connect-Mka1 -Name prod -Token (ConvertTo-Token $key) -ExternalUserId alice).OnBehalfOf | Should -BeNullOrEmpty
        (Connect-Mka1 -Name prod -Token (ConvertTo-Token $key)).OnBehalfOf | Should -Be bob
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'an audience without an end user'; With = @{ Audience = 'urn:app' }; Message = '*need -ExternalUserId*' }
        @{ What = 'a lifetime without an end user'; With = @{ Lifetime = 600 }; Message = '*need -ExternalUserId*' }
        @{ What = 'a short lifetime'; With = @{ ExternalUserId = 'alice'; Lifetime = 1 }; Message = '*300 to 2592000*' }
        @{ What = 'everyone'; With = @{ ExternalUserId = '*' }; Message = '*not allowed*' }
        @{ What = 'a JWT in place of the key'; With = @{ ExternalUserId = 'alice' }; Jwt = $true; Message = '*JWT, which cannot be exchanged*' }
    ) {
        $token = if ($_['Jwt']) { New-Jwt 10 } else { ConvertTo-Token $key }
        { Connect-Mka1 -Token $token -Uri $uri @With } | Should -Throw -ErrorId 'Mka1.InvalidInput*' -ExpectedMessage $Message
    }
}
