# Samples of samples of eval runs for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1EvalSample'; Id = 'eval_run_1' }
    )
    Answers = @(
        @{
            Path = '/evals/runs/*/samples/*'
            Ids  = 'eval_sample_'
            Body = '{"id":"{id}","object":"eval.sample","run_id":"eval_run_1","task_id":"capitals","model":"auto","sample_index":4,"status":"completed","dataset_row":{"country":"Portugal"},"prompt":"p","target":"t",' +
            '"response_id":"resp_1","output_text":"o","extracted_output":"x","scores":{"score":1},"judge":{"verdict":"v"},"error":{"code":"c","message":"m"},"created_at":1750000000,"started_at":1750000001,' +
            '"completed_at":1750000002,"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.EvalSamples.EvalSample' =
        '{"id":"s_1","object":"eval.sample","run_id":"eval_run_1","task_id":"capitals","model":"auto","sample_index":1,"status":"completed","scores":{"score":0.5},"output_text":"Lisbon is the capital of Portugal.","response_id":"resp_0123456789abcdef0123456789abcdef"}',
        '{"id":"s_2","object":"eval.sample","run_id":"eval_run_1","task_id":"rivers.of-the-world","model":"meetkai:functionary-urdu-mini-pak","sample_index":12345,"status":"ready_to_score"}'
    }
}
