# Samples of eval runs for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1EvalRun'; Id = 'eval_run_1' }
        @{ Name = 'Start-Mka1EvalRun'; Id = 'eval_suite_1'; With = { @{ Model = 'auto' } }; Creates = $true; SendsId = $true }
        @{ Name = 'Wait-Mka1EvalRun'; Id = 'eval_run_1' }
        @{ Name = 'Stop-Mka1EvalRun'; Id = 'eval_run_1' }
        @{ Name = 'Restart-Mka1EvalRun'; Id = 'eval_run_1'; Creates = $true }
        @{ Name = 'Remove-Mka1EvalRun'; Id = 'eval_run_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
    )
    Answers = @(
        @{
            Path = '/evals/runs/*'
            Ids  = 'eval_run_'
            Body = '{"id":"{id}","object":"eval.run","suite_id":"eval_suite_1","suite_version":2,"suite_version_id":"eval_sver_1","status":"completed","models":["auto"],"task_ids":["capitals"],"judge_model":"j",' +
            '"embedding_model":"e","generation":{"temperature":0},"request_counts":{"total":3,"completed":2,"failed":1},"metrics":{"auto":{"capitals":{"score":0.5}}},"error":{"code":"c","message":"m"},' +
            '"artifact_file_ids":["file-1"],"metadata":{"team":"a"},"created_at":1750000000,"started_at":1750000001,"completed_at":1750000002,"cancelled_at":1750000003,"failed_at":1750000004,' +
            '"never_heard_of":{"a":[1,null]}}'
        }
        @{ Path = '/evals/runs/*/cancel'; Body = '{"id":"{id}","object":"eval.run","status":"cancelling","never_heard_of":1}' }
        @{ Path = '/evals/runs/*/rerun-failed'; Body = '{"id":"{id}","object":"eval.run","status":"queued","never_heard_of":1}' }
        @{ Path = '/evals/runs/*/retry'; Body = '{"id":"{id}","object":"eval.run","status":"queued","never_heard_of":1}' }
    )
    Views   = @{
        'Mka1.EvalRuns.EvalRun'       =
        '{"id":"eval_run_0123456789abcdef0123456789abcdef","object":"eval.run","suite_id":"eval_suite_0123456789abcdef0123456789abcdef","suite_version":1,"status":"completed","models":["auto"],"request_counts":{"total":50,"completed":48,"failed":2},"created_at":1790000000}',
        '{"id":"eval_run_fedcba9876543210fedcba9876543210","object":"eval.run","suite_id":"eval_suite_0123456789abcdef0123456789abcdef","suite_version":120,"status":"in_progress","models":["auto","meetkai:functionary-urdu-mini-pak"],"request_counts":{"total":50000,"completed":12345,"failed":12},"created_at":1790000000}'
        'Mka1.EvalRuns.EvalRunCounts' = '{"total":50,"completed":48,"failed":2}'
    }
}
