# Samples of schedules of eval suites for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1EvalSchedule'; Id = 'eval_sched_1' }
        @{ Name = 'New-Mka1EvalSchedule'; Id = 'eval_suite_1'; With = { @{ Name = 'a'; Model = 'auto'; IntervalSeconds = 86400 } }; Creates = $true; SendsId = $true; Below = 'EvalSuite' }
        @{ Name = 'Remove-Mka1EvalSchedule'; Id = 'eval_sched_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Resume-Mka1EvalSchedule'; Id = 'eval_sched_1' }
        @{
            Name = 'Set-Mka1EvalSchedule'; Id = 'eval_sched_1'; With = { @{ Name = 'b' } }
            Values = @{ Run = '{"judge_model":"m"}'; Cron = '0 3 * * *'; WebhookUrl = 'https://example.com/hook'; WebhookSecret = (ConvertTo-SecureString hook-secret -AsPlainText -Force) }
        }
        @{ Name = 'Suspend-Mka1EvalSchedule'; Id = 'eval_sched_1' }
    )
    Answers = @(
        @{
            Path = '/evals/schedules/*'
            Ids  = 'eval_sched_'
            Body = '{"id":"{id}","object":"eval.schedule","name":"n","description":"d","suite_id":"eval_suite_1","suite_version":2,"run":{"models":["auto"]},"cron":"0 3 * * *","interval_seconds":60,' +
            '"timezone":"US/Pacific","overlap_policy":"skip","enabled":true,"webhook_url":"https://example.com/hook","webhook_configured":true,"metadata":{"team":"a"},"last_run_id":"eval_run_1",' +
            '"last_run_at":1750000003,"last_run_status":"completed","next_run_at":1750000004,"created_at":1750000000,"updated_at":1750000001,"never_heard_of":{"a":[1,null]}}'
        }
        @{ Path = '/evals/schedules/*/pause'; Body = '{"id":"{id}","object":"eval.schedule","enabled":false,"never_heard_of":1}' }
    )
    Views   = @{
        'Mka1.EvalSchedules.EvalSchedule' =
        '{"id":"eval_sched_0123456789abcdef0123456789abcdef","object":"eval.schedule","name":"nightly","suite_id":"eval_suite_1","run":{"models":["auto"]},"cron":"0 3 * * *","timezone":"US/Pacific","enabled":true,"next_run_at":1790000000}',
        '{"id":"eval_sched_fedcba9876543210fedcba9876543210","object":"eval.schedule","name":"hourly","suite_id":"eval_suite_1","run":{"models":["auto"]},"interval_seconds":90000,"enabled":false}'
    }
}
