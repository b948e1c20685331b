# Samples of MCP credentials for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1McpCredential'; Id = 'mcp_cred_1'; With = { @{ McpServerId = 'mcp_srv_1' } }; Finds = $true }
        @{ Name = 'New-Mka1McpCredential'; Id = 'mcp_srv_1'; With = { @{ BearerToken = ConvertTo-Token 'secret-of-the-tools' } }; Creates = $true; Below = 'McpServer' }
        @{ Name = 'Remove-Mka1McpCredential'; Id = 'mcp_cred_1'; With = { @{ McpServerId = 'mcp_srv_1'; PassThru = $true } }; TakesSilence = $true }
    )
    Answers = @(
        @{
            Path = '/mcp/servers/*/credentials/*'
            Ids  = 'mcp_cred_'
            Body = '{"id":"{id}","object":"mcp.credential","server_id":"mcp_srv_1","name":"n","auth_type":"bearer","authorization_preview":"…abcd","header_names":["X-Key"],' +
            '"expires_at":"2025-06-15T15:06:40.000Z","last_used_at":"2025-06-15T15:06:41.000Z","created_at":"2025-06-15T15:06:42.000Z","updated_at":"2025-06-15T15:06:43.000Z",' +
            '"revoked_at":"2025-06-15T15:06:44.000Z","never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.McpCredentials.McpCredential' =
        '{"id":"mcp_cred_0123456789abcdef0123456789abcdef","object":"mcp.credential","server_id":"mcp_srv_1","name":"handbooks","auth_type":"bearer","authorization_preview":"…abcd","header_names":[],"expires_at":"2026-09-21T14:13:20.000Z"}',
        '{"id":"mcp_cred_fedcba9876543210fedcba9876543210","object":"mcp.credential","server_id":"mcp_srv_1","name":"tickets of the whole support","auth_type":"authorization","authorization_preview":"Basic …wxyz","header_names":["X-Key"],"last_used_at":"2026-09-21T14:13:20.000Z"}'
    }
}
