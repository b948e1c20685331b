BeforeAll {
    $null = Connect-TestEmulator
    $server = New-Mka1McpServer handbooks -ServerLabel docs -ServerUrl https://docs.example.com/mcp
    $secret = 'secret-of-the-tools-1234567890'
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1McpCredential' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'creates one with all parameters' {
        $credential = $server | New-Mka1McpCredential -BearerToken (ConvertTo-Token $secret) -AuthType Bearer -Name a -ExpiresAt 2030-01-02T03:04:05Z
        $credential.ServerId, $credential.Name, $credential.AuthType | Should -Be $server.Id, a, bearer
        $credential.ExpiresAt | Should -Be ([DateTimeOffset] '2030-01-02T03:04:05Z')
        $credential.AuthorizationPreview | Should -Be '…7890'
    }

    It 'sends <What>' -ForEach @(
        @{ What = 'an authorization'; With = { @{ Authorization = [pscredential]::new('x', (ConvertTo-Token 'Basic abc')) } }; Type = 'authorization' }
        @{ What = 'headers'; With = { @{ Header = @{ 'X-Key' = ConvertTo-Token abc } } }; Type = 'headers' }
        @{ What = 'nothing'; With = { @{ AuthType = 'none' } }; Type = 'none' }
    ) {
        $given = & $With
        $credential = $server | New-Mka1McpCredential @given
        $credential.AuthType | Should -Be $Type
        $credential.HeaderNames | Should -Be $(if ($Type -eq 'headers') { 'X-Key' })
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'no secret'; With = { @{} }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'two secrets'; With = { @{ BearerToken = ConvertTo-Token a; Authorization = ConvertTo-Token b } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a type that does not fit'; With = { @{ BearerToken = ConvertTo-Token a; AuthType = 'none' } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a token that is too long'; With = { @{ BearerToken = ConvertTo-Token ('x' * 8193) } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'no headers'; With = { @{ Header = @{} } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a name that is too long'; With = { @{ BearerToken = ConvertTo-Token a; Name = 'x' * 256 } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an unknown type'; With = { @{ AuthType = 'magic' } }; Id = 'ParameterArgumentValidationError,*' }
    ) {
        $given = & $With
        { $server | New-Mka1McpCredential @given -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses a secret in plain text as <Name> without repeating it' -ForEach @(
        @{ Name = 'BearerToken'; Value = 'plain-secret' }
        @{ Name = 'Authorization'; Value = 'Basic plain-secret' }
        @{ Name = 'Header'; Value = @{ 'X-Key' = 'plain-secret' } }
    ) {
        $given = @{ $Name = $Value }
        $problem = { $server | New-Mka1McpCredential @given -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -PassThru
        "$($problem | Format-List * -Force | Out-String)" | Should -Not -Match plain-secret
    }

    It 'shows the secret nowhere, also if the server repeats it' {
        $raw = Start-RawServer -Answer "HTTP/1.1 400 Bad Request`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n{`"error`":{`"message`":`"no $secret`",`"code`":`"$secret`"}}"
        try {
            $context = Connect-Mka1 -Name raw -Token (ConvertTo-Token (New-TestKey)) -Uri $raw.Uri -MaximumRetryCount 0
            $token = ConvertTo-Token $secret
            $shown = @(
                foreach ($given in @{ BearerToken = $token }, @{ Authorization = ConvertTo-Token "Basic $secret" }, @{ Header = @{ a = $token } }, @{ BearerToken = $token; WhatIf = $true }) {
                    New-Mka1McpCredential mcp_srv_1 @given -Context $context -Verbose -Debug -ErrorAction Continue *>&1
                }
                Get-Mka1RequestLog -Last 9 | Where-Object Method -eq POST
            )
            @($shown | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) | Should -HaveCount 3
            $text = ($shown | Out-String -Width 4096) + ($shown | Format-List * -Force | Out-String -Width 4096) + ($shown.Exception | ForEach-Object { "$_"; $_ | Format-List * -Force | Out-String -Width 4096 })
            $text | Should -Match 'redacted'
            $text | Should -Not -Match $secret
        }
        finally {
            $raw.Dispose()
            Disconnect-Mka1 raw
            $null = Connect-TestEmulator
        }
    }
}

Describe 'Get-Mka1McpCredential' {
    It 'lists below servers, and finds one by id' {
        $own = New-Mka1McpServer tickets -ServerLabel tickets -ServerUrl https://tickets.example.com/mcp
        $made = 'a', 'b' | ForEach-Object { $own | New-Mka1McpCredential -BearerToken (ConvertTo-Token $secret) -Name $_ }
        (Get-Mka1McpServer $own | Get-Mka1McpCredential -Order Ascending).Name | Should -Be a, b
        (Get-Mka1McpCredential $own $made[0].Id).Name | Should -Be a
        ($made | Get-Mka1McpCredential).Name | Should -Be a, b
        $null = Get-Mka1McpCredential $own mcp_cred_none -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target mcp_cred_none
    }
}

Describe 'Remove-Mka1McpCredential' {
    It 'deletes the credentials of a server' {
        $own = New-Mka1McpServer tickets -ServerLabel tickets -ServerUrl https://tickets.example.com/mcp
        $null = 1..2 | ForEach-Object { $own | New-Mka1McpCredential -BearerToken (ConvertTo-Token $secret) }
        $own | Get-Mka1McpCredential | Remove-Mka1McpCredential -Confirm:$false
        $own | Get-Mka1McpCredential | Should -BeNullOrEmpty
    }
}
