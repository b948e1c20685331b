# Samples of agents for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1Agent'; Id = 'agt_1' }
        @{ Name = 'New-Mka1Agent'; With = { @{ Name = 'a' } }; Creates = $true }
        @{ Name = 'Remove-Mka1Agent'; Id = 'agt_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Set-Mka1Agent'; Id = 'agt_1'; With = { @{ Name = 'b' } }; Values = @{ Tool = 'web_search'; ToolChoice = 'required'; ParallelToolCalls = $true; Text = '{"verbosity":"low"}'; Reasoning = '{"effort":"low"}' } }
    )
    Answers = @(
        @{
            Path = '/api/v1/agents/*'
            Ids  = 'agt_'
            Body = '{"id":"{id}","object":"agent","name":"n","description":"d","model":"m","instructions":"i","tools":[{"type":"web_search"}],"tool_choice":"auto","parallel_tool_calls":true,' +
            '"max_tool_calls":5,"text":{"format":{"type":"text"},"verbosity":"low"},"reasoning":{"effort":"low","summary":"auto"},"metadata":{"team":"a"},' +
            '"created_at":"2025-06-15T15:06:40.000Z","updated_at":"2025-06-15T15:06:41.000Z","deleted_at":"2025-06-15T15:06:42.000Z","never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.Agents.Agent' =
        '{"id":"agt_0123456789abcdef0123456789abcdef","object":"agent","name":"researcher","model":"auto","description":"Answers with a source.","updated_at":"2026-09-21T14:13:20.000Z"}',
        '{"id":"agt_fedcba9876543210fedcba9876543210","object":"agent","name":"answers of the support to customers","model":"meetkai:functionary-urdu-mini-pak","description":"Writes the first answer to a ticket.","updated_at":"2026-09-21T14:13:20.000Z"}'
    }
}
