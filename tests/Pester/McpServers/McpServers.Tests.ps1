BeforeAll {
    $null = Connect-TestEmulator
    $url = 'https://docs.example.com/mcp'
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1McpServer' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'creates one with all parameters' {
        $server = New-Mka1McpServer handbooks -ServerLabel docs -ServerUrl $url -ServerDescription 'What the staff may ask.' -AllowedTool search, fetch -RequireApproval never -Metadata @{ team = 'ops'; count = 2 }
        $server.ServerDescription, $server.RequireApproval, $server.Metadata['count'] | Should -Be 'What the staff may ask.', never, '2'
        $server.AllowedTools | Should -Be search, fetch
        $server.CreatedAt | Should -BeOfType ([DateTimeOffset])
        $server.UpdatedAt | Should -Be $server.CreatedAt
    }

    It 'sends a list of one tool' {
        (New-Mka1McpServer handbooks -ServerLabel docs -ServerUrl $url -AllowedTool search).AllowedTools | Should -Be search
        (Get-EmulatorRequest -Method Post).body | Should -BeLike '*"allowed_tools":`["search"`]*'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a name that is too long'; With = @{ Name = 'x' * 256 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty name'; With = @{ Name = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'a label with a blank'; With = @{ ServerLabel = 'a b' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty label'; With = @{ ServerLabel = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'a relative URL'; With = @{ ServerUrl = 'docs.example.com/mcp' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty URL'; With = @{ ServerUrl = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'an empty description'; With = @{ ServerDescription = '' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'no tools'; With = @{ AllowedTool = @() }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'an unknown approval'; With = @{ RequireApproval = 'sometimes' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'metadata without a value'; With = @{ Metadata = @{ a = $null } }; Id = 'Mka1.InvalidInput,*' }
    ) {
        $all = @{ Name = 'handbooks'; ServerLabel = 'docs'; ServerUrl = $url }
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        { New-Mka1McpServer @all -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Set-Mka1McpServer' {
    BeforeEach {
        $server = New-Mka1McpServer old -ServerLabel docs -ServerUrl $url -ServerDescription d -AllowedTool search -Metadata @{ team = 'ops' }
        Clear-EmulatorRequest
    }

    It 'changes all that is given' {
        $changed = $server | Set-Mka1McpServer -Name new -ServerLabel docs.v2 -ServerUrl "$url/v2" -RequireApproval never -AllowedTool fetch, search -Metadata @{ a = 1 }
        $changed.Name, $changed.ServerLabel, $changed.ServerUrl, $changed.RequireApproval | Should -Be new, docs.v2, "$url/v2", never
        $changed.AllowedTools | Should -Be fetch, search
        $changed.Metadata.Keys | Should -Be a
    }

    It 'clears <What>' -ForEach @(
        @{ What = 'the description'; With = @{ ServerDescription = '' }; Body = '{"server_description":""}' }
        @{ What = 'the tools'; With = @{ AllowedTool = @() }; Body = '{"allowed_tools":[]}' }
    ) {
        $server | Set-Mka1McpServer @With | Should -Not -BeNullOrEmpty
        (Get-EmulatorRequest -Method Post).body | Should -Be $Body
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a label that is too long'; With = @{ ServerLabel = 'x' * 256 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a relative URL'; With = @{ ServerUrl = '/mcp' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty name'; With = @{ Name = '' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'an unknown approval'; With = @{ RequireApproval = 'sometimes' }; Id = 'ParameterArgumentValidationError,*' }
    ) {
        { $server | Set-Mka1McpServer @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Test-Mka1McpServer' {
    It 'tells whether servers can be reached, in the order of the input' {
        $servers = @(
            New-Mka1McpServer a -ServerLabel a -ServerUrl $url -AllowedTool search, find
            New-Mka1McpServer b -ServerLabel b -ServerUrl https://b.invalid/mcp
        )
        $tests = $servers | Test-Mka1McpServer -ThrottleLimit 2
        $tests.ServerId | Should -Be $servers.Id
        $tests.Connected | Should -Be $true, $false
        $tests[0].ToolNames | Should -Be search, find
        ($tests | Where-Object -Not Connected | Get-Mka1McpServer).Name | Should -Be b
    }

    It 'uses the credential of the server' {
        $server = New-Mka1McpServer a -ServerLabel a -ServerUrl $url
        $credential = $server | New-Mka1McpCredential -BearerToken (ConvertTo-Token secret-of-the-tools)
        ($credential | Test-Mka1McpServer).Connected | Should -BeTrue
        ($credential | Get-Mka1McpCredential).LastUsedAt | Should -BeOfType ([DateTimeOffset])
    }
}
