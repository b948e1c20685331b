# Samples of schedules of agents for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1AgentSchedule'; Id = 'sched_1'; With = { @{ AgentId = 'agt_1' } } }
        @{ Name = 'New-Mka1AgentSchedule'; Id = 'agt_1'; With = { @{ Input = 'a'; IntervalSeconds = 86400 } }; Creates = $true; Below = 'Agent' }
        @{ Name = 'Remove-Mka1AgentSchedule'; Id = 'sched_1'; With = { @{ AgentId = 'agt_1'; PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Resume-Mka1AgentSchedule'; Id = 'sched_1'; With = { @{ AgentId = 'agt_1' } } }
        @{
            Name = 'Set-Mka1AgentSchedule'; Id = 'sched_1'; With = { @{ AgentId = 'agt_1'; Name = 'b' } }
            Values = @{ RunAt = '2030-01-07T00:00:00Z'; Schedule = '{"type":"interval"}'; PreviousResponse = 'resp_1' }; Shares = 'IntervalSeconds', 'RunAt', 'Schedule'
        }
        @{ Name = 'Suspend-Mka1AgentSchedule'; Id = 'sched_1'; With = { @{ AgentId = 'agt_1' } } }
    )
    Answers = @(
        @{
            Path = '/api/v1/agents/*/schedules/*'
            Ids  = 'sched_'
            Body = '{"id":"{id}","object":"agent.schedule","agent_id":"agt_1","name":"n","status":"active","schedule":{"type":"once","run_at":"2025-06-15T15:06:40.000Z","interval_seconds":60,"cron":"0 3 * * *","timezone":"UTC"},' +
            '"input":"i","conversation":"conv_1","previous_response_id":"resp_1","metadata":{"team":"a"},"temporal_schedule_id":"t","last_run_at":"2025-06-15T15:06:41.000Z","last_run_id":"run_1","run_count":5,' +
            '"created_at":"2025-06-15T15:06:40.000Z","updated_at":"2025-06-15T15:06:41.000Z","deleted_at":"2025-06-15T15:06:42.000Z","never_heard_of":{"a":[1,null]}}'
        }
        @{ Path = '/api/v1/agents/*/schedules/*/pause'; Body = '{"id":"{id}","object":"agent.schedule","agent_id":"agt_1","status":"paused","never_heard_of":1}' }
        @{ Path = '/api/v1/agents/*/schedules/*/resume'; Body = '{"id":"{id}","object":"agent.schedule","agent_id":"agt_1","status":"active","never_heard_of":1}' }
    )
    Views   = @{
        'Mka1.AgentSchedules.AgentSchedule' =
        '{"id":"asched_0123456789abcdef0123456789abcdef","object":"agent.schedule","agent_id":"agt_1","name":"news","status":"active","run_count":7,"schedule":{"type":"interval","interval_seconds":86400,"timezone":"UTC"},"last_run_at":"2026-09-21T14:13:20.000Z"}',
        '{"id":"asched_fedcba9876543210fedcba9876543210","object":"agent.schedule","agent_id":"agt_1","name":"reminder of the meeting","status":"completed","run_count":12345,"schedule":{"type":"once","run_at":"2026-09-21T14:13:20.000Z","timezone":"UTC"}}'
        'Mka1.Schedules.ScheduleRule'       =
        '{"type":"once","run_at":"2026-09-21T14:13:20.000Z","timezone":"UTC"}', '{"type":"interval","interval_seconds":2147483647,"timezone":"UTC"}', '{"cron":"0 3 * * *","timezone":"US/Pacific"}'
    }
}
