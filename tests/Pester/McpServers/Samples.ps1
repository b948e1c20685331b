# Samples of MCP servers for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1McpServer'; Id = 'mcp_srv_1' }
        @{ Name = 'New-Mka1McpServer'; With = { @{ Name = 'a'; ServerLabel = 'b'; ServerUrl = 'https://c.example.com/mcp' } }; Creates = $true }
        @{ Name = 'Remove-Mka1McpServer'; Id = 'mcp_srv_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Test-Mka1McpServer'; Id = 'mcp_srv_1' }
        @{ Name = 'Set-Mka1McpServer'; Id = 'mcp_srv_1'; With = { @{ ServerUrl = 'https://c.example.com/mcp' } } }
    )
    Answers = @(
        @{
            Path = '/mcp/servers/*'
            Ids  = 'mcp_srv_'
            Body = '{"id":"{id}","object":"mcp.server","name":"n","server_label":"l","server_url":"https://u.example.com/mcp","server_description":"d",' +
            '"allowed_tools":["s","f"],"require_approval":"never","metadata":{"team":"a"},"created_at":"2025-06-15T15:06:40.000Z",' +
            '"updated_at":"2025-06-15T15:06:41.000Z","never_heard_of":{"a":[1,null]}}'
        }
        @{ Path = '/mcp/servers/*/test'; Body = '{"object":"mcp.server.test","server_id":"{id}","connected":true,"tool_count":2,"tool_names":["s","f"],"never_heard_of":{"a":[1,null]}}' }
    )
    Views   = @{
        'Mka1.McpServers.McpServerTest' =
        '{"object":"mcp.server.test","server_id":"mcp_srv_0123456789abcdef0123456789abcdef","connected":true,"tool_count":3,"tool_names":["search","fetch","find_tickets_of_a_customer"]}',
        '{"object":"mcp.server.test","server_id":"mcp_srv_fedcba9876543210fedcba9876543210","connected":false,"tool_count":0,"tool_names":[]}'
        'Mka1.McpServers.McpServer' =
        '{"id":"mcp_srv_0123456789abcdef0123456789abcdef","object":"mcp.server","name":"handbooks","server_label":"docs","server_url":"https://docs.example.com/mcp","require_approval":"never"}',
        '{"id":"mcp_srv_fedcba9876543210fedcba9876543210","object":"mcp.server","name":"tickets of the whole support","server_label":"tickets-of-the-support","server_url":"https://tickets.example.com/behind/a/rather/long/prefix/mcp","require_approval":"always"}'
    }
}
