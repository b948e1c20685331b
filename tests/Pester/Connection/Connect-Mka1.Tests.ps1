BeforeAll {
    $uri = (Get-SharedEmulator).Uri
    function Remove-Setting {
        Get-ChildItem Env: | Where-Object Name -Match '^MKA1_(?!TEST|CONFIG)' | ForEach-Object { Remove-Item "Env:$($_.Name)" }
    }
    # The name of the tenant shows the key and identity of a call.
    function Get-LastAuthorization {
        (Get-EmulatorRequest)[-1].headers.Authorization
    }
}

Describe 'Connect-Mka1' {
    BeforeEach {
        Remove-Setting
        Disconnect-All
        Clear-EmulatorFault
        Clear-EmulatorRequest
        $key = New-TestKey
        $token = ConvertTo-Token $key
    }
    AfterAll {
        Remove-Setting
        Disconnect-All
    }

    It 'gives a context, makes it the current one and sends nothing' {
        $context = Connect-Mka1 -Token $token -Uri $uri
        $context | Should -BeOfType ([Mka1.PowerShell.Connection.Mka1Context])
        $context.Name | Should -Be 'default'
        $context.Server | Should -Be $uri
        $context.OnBehalfOf | Should -BeNullOrEmpty
        $context.Key | Should -Be "...$($key.Substring($key.Length - 4))"
        $context.Key | Should -Not -BeLike "*$key*"
        $context.ToString() | Should -Be "default: $("$uri".TrimEnd('/'))"
        Get-Mka1Context | Should -Be $context
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'takes the key by position and as ApiKey' {
        (Connect-Mka1 $token -Uri $uri).Key | Should -Be "...$($key.Substring($key.Length - 4))"
        (Connect-Mka1 -ApiKey $token -Server $uri).Key | Should -Be "...$($key.Substring($key.Length - 4))"
    }

    It 'takes the key from a credential' {
        $credential = [pscredential]::new('who', $token)
        $null = Connect-Mka1 -Credential $credential -Uri $uri
        Test-Mka1Connection | Should -BeTrue
        Get-LastAuthorization | Should -BeLike "Bearer *$($key.Substring($key.Length - 4))"
    }

    It 'shows nothing of a short key' {
        (Connect-Mka1 -Token (ConvertTo-Token 'abc12345') -Uri $uri).Key | Should -Be '****'
    }

    It 'sends one Bearer for a key given as "<_>"' -ForEach 'Bearer ', 'bearer ', 'BEARER   ', '  ', '' {
        $null = Connect-Mka1 -Token (ConvertTo-Token "$_$key ") -Uri $uri
        $made = New-Mka1Response 'one'
        $null = Connect-Mka1 -Token $token -Uri $uri
        (Get-Mka1Response $made.Id).Id | Should -Be $made.Id
        Get-LastAuthorization | Should -BeLike "Bearer *"
        Get-LastAuthorization | Should -Not -BeLike "*Bearer*Bearer*"
    }

    Context 'with SecretManagement' {
        BeforeEach {
            $vaulted = $token
        }
        AfterEach {
            Remove-Item Function:global:Get-Secret -ErrorAction Ignore
        }

        It 'reports the missing module' {
            Skip-Test -If ([bool](Get-Command Get-Secret -ErrorAction Ignore)) -Because 'SecretManagement is installed here'
            $problem = { Connect-Mka1 -SecretName mka1 -Uri $uri } | Should -Throw -PassThru
            Assert-ErrorRecord $problem Mka1.InvalidInput InvalidArgument default '*Microsoft.PowerShell.SecretManagement*'
        }

        It 'asks the vault for the secret and takes a <Kind>' -ForEach @(
            @{ Kind = 'SecureString'; Make = { param($secret) $secret } }
            @{ Kind = 'PSCredential'; Make = { param($secret) [pscredential]::new('who', $secret) } }
        ) {
            $secret = & $Make $vaulted
            $asked = [System.Collections.Generic.List[string]]::new()
            Set-Item Function:global:Get-Secret {
                param($Name, $Vault)
                $asked.Add("$Name/$Vault")
                $secret
            }.GetNewClosure()
            $null = Connect-Mka1 -SecretName mka1 -Vault here -Uri $uri
            Test-Mka1Connection | Should -BeTrue
            Get-LastAuthorization | Should -BeLike "Bearer *$($key.Substring($key.Length - 4))"
            $null = Connect-Mka1 -SecretName other -Uri $uri
            $asked | Should -Be 'mka1/here', 'other/'
        }

        It 'refuses a secret that is <What> and does not tell it' -ForEach @(
            @{ What = 'plain text'; Value = 'tell-nobody-this' }
            @{ What = 'not there'; Value = $null }
        ) {
            Set-Item Function:global:Get-Secret { $Value }.GetNewClosure()
            $problem = { Connect-Mka1 -SecretName mka1 -Uri $uri } | Should -Throw -PassThru
            Assert-ErrorRecord $problem Mka1.InvalidInput InvalidArgument default "The secret 'mka1'*"
            "$problem" | Should -Not -BeLike '*tell-nobody-this*'
        }
    }

    Context 'and the environment' {
        It 'takes the key of MKA1_API_KEY, then that of MKA1_BEARER_AUTH' {
            $env:MKA1_SERVER_URL = $uri
            $env:MKA1_BEARER_AUTH = 'Bearer mk-test-key-of-bearer-bbbb'
            (Connect-Mka1).Key | Should -Be '...bbbb'
            $env:MKA1_API_KEY = 'mk-test-key-of-api-aaaa'
            (Connect-Mka1).Key | Should -Be '...aaaa'
            (Connect-Mka1 -Token $token).Key | Should -Be "...$($key.Substring($key.Length - 4))"
        }

        It 'takes the server of -Uri, then that of MKA1_SERVER_URL, then the public one' {
            (Connect-Mka1 -Token $token).Server | Should -Be 'https://apigw.mka1.com/'
            $env:MKA1_SERVER_URL = 'https://one.example.com/'
            (Connect-Mka1 -Token $token).Server | Should -Be 'https://one.example.com/'
            (Connect-Mka1 -Token $token -Uri 'https://two.example.com/').Server | Should -Be 'https://two.example.com/'
        }

        It 'takes the identity of -OnBehalfOf, then that of MKA1_ON_BEHALF_OF' {
            $env:MKA1_ON_BEHALF_OF = 'user-1'
            (Connect-Mka1 -Token $token).OnBehalfOf | Should -Be 'user-1'
            (Connect-Mka1 -Token $token -OnBehalfOf 'user-2').OnBehalfOf | Should -Be 'user-2'
        }

        It 'ignores a variable of spaces' {
            $env:MKA1_API_KEY = '   '
            { Connect-Mka1 -Uri $uri } | Should -Throw -ErrorId 'Mka1.NotConnected,Mka1.PowerShell.Connection.ConnectCommand'
        }

        It 'reports an invalid MKA1_SERVER_URL' {
            $env:MKA1_SERVER_URL = 'no address'
            $problem = { Connect-Mka1 -Token $token } | Should -Throw -PassThru
            Assert-ErrorRecord $problem Mka1.InvalidInput InvalidArgument default '*MKA1_SERVER_URL*'
        }

        It 'stops without any key' {
            $problem = { Connect-Mka1 -Uri $uri } | Should -Throw -PassThru
            Assert-ErrorRecord $problem Mka1.NotConnected AuthenticationError $null '*MKA1_API_KEY*'
            Get-Mka1Context | Should -BeNullOrEmpty
        }
    }

    Context 'refuses' {
        It 'a key in plain text, in words that do not repeat it' {
            $plain = 'mk-test-plain-text-key'
            $problem = { Connect-Mka1 -Token $plain -Uri $uri } | Should -Throw -PassThru
            "$problem" | Should -BeLike '*SecureString*'
            ($problem | Format-List * -Force | Out-String) | Should -Not -BeLike "*$plain*"
            ($problem.Exception | Format-List * -Force | Out-String) | Should -Not -BeLike "*$plain*"
            Get-Mka1Context | Should -BeNullOrEmpty
        }

        It 'the key "<Text>"' -ForEach @(
            @{ Text = '' }, @{ Text = '   ' }, @{ Text = 'Bearer' }, @{ Text = 'Bearer  ' }
            @{ Text = 'mk-one two' }, @{ Text = "mk-one`ntwo" }, @{ Text = "mk-schl$([char] 0xFC)ssel" }
        ) {
            $problem = { Connect-Mka1 -Token (ConvertTo-Token $Text) -Uri $uri } | Should -Throw -PassThru
            Assert-ErrorRecord $problem Mka1.InvalidInput InvalidArgument default '*key*'
            if ($Text.Trim().Length -gt 6) {
                "$problem" | Should -Not -BeLike "*$Text*"
            }
        }

        It 'the address <Address>' -ForEach @(
            @{ Address = 'http://example.com'; Says = '*not encrypted*' }
            @{ Address = 'http://10.0.0.1:8080/'; Says = '*not encrypted*' }
            @{ Address = 'http://localhost.example.com'; Says = '*not encrypted*' }
            @{ Address = 'apigw.mka1.com'; Says = '*https://*' }
            @{ Address = 'ftp://example.com'; Says = '*https://*' }
            @{ Address = ''; Says = '*https://*' }
            @{ Address = 'https://who:swordfish@example.com'; Says = '*user name or password*' }
            @{ Address = 'https://example.com/?key=1'; Says = '*query*' }
        ) {
            $problem = { Connect-Mka1 -Token $token -Uri $Address } | Should -Throw -PassThru
            Assert-ErrorRecord $problem Mka1.InvalidInput InvalidArgument default $Says
            "$problem" | Should -Not -BeLike '*swordfish*'
            Get-Mka1Context | Should -BeNullOrEmpty
        }

        It 'the identity <Text>' -ForEach @(
            @{ Text = '*' }, @{ Text = ' user' }, @{ Text = 'user ' }, @{ Text = "us`ner" }, @{ Text = "us$([char] 0xE9)r" }, @{ Text = 'u' * 151 }
        ) {
            $problem = { Connect-Mka1 -Token $token -Uri $uri -OnBehalfOf $Text } | Should -Throw -PassThru
            Assert-ErrorRecord $problem Mka1.InvalidInput InvalidArgument default '*identity*'
        }

        It 'the proxy <Address>' -ForEach @(
            @{ Address = 'proxy' }, @{ Address = 'proxy:8080' }, @{ Address = 'ftp://proxy' }, @{ Address = 'http://who:swordfish@proxy:8080' }
        ) {
            $problem = { Connect-Mka1 -Token $token -Uri $uri -Proxy $Address } | Should -Throw -PassThru
            Assert-ErrorRecord $problem Mka1.InvalidInput InvalidArgument default '*proxy address*'
            "$problem" | Should -Not -BeLike '*swordfish*'
        }

        It '-Proxy together with -NoProxy' {
            { Connect-Mka1 -Token $token -Uri $uri -Proxy http://127.0.0.1:1 -NoProxy } |
                Should -Throw -ErrorId 'Mka1.InvalidInput,Mka1.PowerShell.Connection.ConnectCommand'
        }

        It '<Name> of <Value>' -ForEach @(
            @{ Name = 'ConnectionTimeoutSeconds'; Value = 0 }, @{ Name = 'ConnectionTimeoutSeconds'; Value = 3601 }
            @{ Name = 'OperationTimeoutSeconds'; Value = 0 }, @{ Name = 'OperationTimeoutSeconds'; Value = 86401 }
            @{ Name = 'MaximumRetryCount'; Value = -1 }, @{ Name = 'MaximumRetryCount'; Value = 101 }
            @{ Name = 'OnBehalfOf'; Value = '' }, @{ Name = 'Name'; Value = '' }, @{ Name = 'Uri'; Value = $null }
        ) {
            $setting = @{ $Name = $Value }
            { Connect-Mka1 -Token $token @setting } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        }

        It 'two sources of a key at once' {
            { Connect-Mka1 -Token $token -SecretName x } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
        }
    }

    It 'allows plain http to this machine by each of its names: <_>' -ForEach 'http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1' {
        (Connect-Mka1 -Token $token -Uri $_).Server | Should -Be ([uri] $_)
    }

    It 'keeps the path of the address' {
        $server = Start-RawServer -Body '{"object":"list","data":[],"has_more":false}'
        try {
            $null = Connect-Mka1 -Token $token -Uri "$($server.Uri)behind/a/prefix/"
            Get-Mka1Response | Should -BeNullOrEmpty
            @($server.Requests)[0] | Should -BeLike 'GET /behind/a/prefix/api/v1/llm/responses?limit=100 HTTP/1.1*'
        }
        finally {
            $server.Dispose()
        }
    }

    It 'keeps the network settings' {
        $context = Connect-Mka1 -Token $token -Uri $uri -ConnectionTimeoutSeconds 7 -OperationTimeoutSeconds 8 -MaximumRetryCount 9 -Proxy http://127.0.0.1:9
        $context.ConnectionTimeoutSeconds | Should -Be 7
        $context.OperationTimeoutSeconds | Should -Be 8
        $context.MaximumRetryCount | Should -Be 9
        $context.Proxy | Should -Be ([uri] 'http://127.0.0.1:9')
        (Connect-Mka1 -Token $token -Uri $uri -NoProxy).NoProxy | Should -BeTrue
    }

    It 'uses the given proxy and its credential' {
        # The host name does not exist, so only the proxy can have received the request.
        $proxy = Start-RawServer -Answer "HTTP/1.1 407 Proxy Authentication Required`r`nProxy-Authenticate: Basic realm=`"x`"`r`nConnection: close`r`nContent-Length: 0`r`n`r`n"
        try {
            $credential = [pscredential]::new('who', (ConvertTo-Token 'proxy-password'))
            $null = Connect-Mka1 -Token $token -Uri https://mka1.invalid -Proxy $proxy.Uri -ProxyCredential $credential -MaximumRetryCount 0
            $null = Test-Mka1Connection -WarningAction SilentlyContinue
            $proxy.Requests | Should -Not -BeNullOrEmpty
            $proxy.Requests | ForEach-Object { $_ | Should -BeLike 'CONNECT mka1.invalid:443*' }
            "$($proxy.Requests)" | Should -BeLike "*Proxy-Authorization: Basic $([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('who:proxy-password')))*"
            "$($proxy.Requests)" | Should -Not -BeLike "*$key*"
        }
        finally {
            $proxy.Dispose()
        }
    }

    It 'replaces a context of the same name and keeps those of others' {
        $null = Connect-Mka1 -Token $token -Uri $uri -Name prod
        $null = Connect-Mka1 -Token $token -Uri $uri -Name staging
        $null = Connect-Mka1 -Token $token -Uri $uri -Name PROD -OnBehalfOf me
        (Get-Mka1Context).Name | Should -Be 'PROD'
        (Get-Mka1Context *).Name | Should -Be 'PROD', 'staging'
        (Get-Mka1Context prod).OnBehalfOf | Should -Be 'me'
    }

    It 'has no -WhatIf, because nothing is changed beyond this process' {
        (Get-Command Connect-Mka1).Parameters.Keys | Should -Not -Contain 'WhatIf'
    }
}
