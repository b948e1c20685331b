# Samples of runs of agents for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1AgentRun'; Id = 'run_1'; With = { @{ AgentId = 'agt_1' } } }
        @{ Name = 'Start-Mka1AgentRun'; Id = 'agt_1'; With = { @{ Input = 'a' } }; Creates = $true }
        @{ Name = 'Wait-Mka1AgentRun'; Id = 'run_1'; With = { @{ AgentId = 'agt_1' } } }
    )
    Answers = @(
        @{
            Path = '/api/v1/agents/*/runs/*'
            Ids  = 'run_'
            # A time of completion would end a wait whatever the status.
            Body = '{"id":"{id}","object":"agent.run","agent_id":"agt_1","status":"completed","input":"i","conversation":"conv_1","previous_response_id":"resp_2","metadata":{"team":"a"},' +
            '"gateway_response_id":"resp_1","gateway_response":{"id":"resp_1","object":"response","status":"completed"},"error":{"code":"c","message":"m"},' +
            '"created_at":"2025-06-15T15:06:40.000Z","completed_at":null,"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.AgentRuns.AgentRun' =
        '{"id":"arun_0123456789abcdef0123456789abcdef","object":"agent.run","agent_id":"agt_1","status":"completed","created_at":"2026-09-21T14:13:20.000Z","gateway_response_id":"resp_0123456789abcdef0123456789abcdef","gateway_response":{"id":"resp_1","output_text":"Paris is the capital of France."}}',
        '{"id":"arun_fedcba9876543210fedcba9876543210","object":"agent.run","agent_id":"agt_1","status":"queued","created_at":"2026-09-21T14:13:20.000Z","gateway_response_id":null}'
    }
}
