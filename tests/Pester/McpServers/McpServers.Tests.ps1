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

    It 'creates one with a name, a label and a URL' {
        $server = New-Mka1McpServer handbooks -ServerLabel docs -ServerUrl $url
        $server.Id | Should -BeLike 'mcp_srv_*'
        $server.Name, $server.ServerLabel, $server.ServerUrl | Should -Be handbooks, docs, $url
        (Get-EmulatorRequest -Method Post).body | Should -Be "{`"name`":`"handbooks`",`"server_label`":`"docs`",`"server_url`":`"$url`"}"
    }

    It 'creates one with all parameters' {
        $server = New-Mka1McpServer handbooks -ServerLabel docs -ServerUrl $url -ServerDescription 'What the staff may ask.' -AllowedTools search, fetch -RequireApproval never -Metadata @{ team = 'ops'; count = 2 }
        $server.ServerDescription, $server.RequireApproval, $server.Metadata['count'] | Should -Be 'What the staff may ask.', never, '2'
        $server.AllowedTools | Should -Be search, fetch
        $server.CreatedAt | Should -BeOfType ([DateTimeOffset])
        $server.UpdatedAt | Should -Be $server.CreatedAt
    }

    It 'sends a list of one tool' {
        (New-Mka1McpServer handbooks -ServerLabel docs -ServerUrl $url -AllowedTools search).AllowedTools | Should -Be search
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
        @{ What = 'no tools'; With = @{ AllowedTools = @() }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'an unknown approval'; With = @{ RequireApproval = 'sometimes' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'metadata without a value'; With = @{ Metadata = @{ a = $null } }; Id = 'Mka1.InvalidInput,*' }
    ) {
        $all = @{ Name = 'handbooks'; ServerLabel = 'docs'; ServerUrl = $url }
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        { New-Mka1McpServer @all -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-Mka1McpServer' {
    It 'lists the newest first, or the oldest first where asked' {
        Get-Mka1McpServer | Remove-Mka1McpServer -Confirm:$false
        $made = 1..3 | ForEach-Object { New-Mka1McpServer "Topic $_" -ServerLabel docs -ServerUrl $url }
        (Get-Mka1McpServer).Id | Should -Be $made[2, 1, 0].Id
        (Get-Mka1McpServer -Order Ascending).Id | Should -Be $made.Id
        (Get-Mka1McpServer -After $made[1].Id).Id | Should -Be $made[0].Id
    }
}

Describe 'Set-Mka1McpServer' {
    BeforeEach {
        $server = New-Mka1McpServer old -ServerLabel docs -ServerUrl $url -ServerDescription d -AllowedTools search -Metadata @{ team = 'ops' }
        Clear-EmulatorRequest
    }

    It 'changes what is given and keeps the rest' {
        ($server | Set-Mka1McpServer -Name new -ServerLabel docs.v2).Metadata['team'] | Should -Be ops
        (Set-Mka1McpServer $server.Id -ServerUrl "$url/v2" -RequireApproval never).RequireApproval | Should -Be never
        ($server.Id | Set-Mka1McpServer -Metadata @{ a = 1 } -AllowedTools fetch, search).Metadata.Keys | Should -Be a
        $now = Get-Mka1McpServer $server.Id
        $now.Name, $now.ServerLabel, $now.ServerUrl, $now.ServerDescription | Should -Be new, docs.v2, "$url/v2", d
        $now.AllowedTools | Should -Be fetch, search
    }

    It 'clears <What>' -ForEach @(
        @{ What = 'the description'; With = @{ ServerDescription = '' }; Body = '{"server_description":""}' }
        @{ What = 'the tools'; With = @{ AllowedTools = @() }; Body = '{"allowed_tools":[]}' }
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

Describe 'Remove-Mka1McpServer' {
    It 'deletes what is piped' {
        $made = New-Mka1McpServer handbooks -ServerLabel docs -ServerUrl $url
        $made | Remove-Mka1McpServer -Confirm:$false
        Get-Mka1McpServer | Where-Object Id -EQ $made.Id | Should -BeNullOrEmpty
    }
}
