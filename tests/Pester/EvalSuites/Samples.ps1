# Samples of eval suites for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1EvalSuite'; Id = 'eval_suite_1' }
        @{ Name = 'New-Mka1EvalSuite'; With = { @{ Name = 'a'; Manifest = @{ schema_version = '2026-05-27'; tasks = @(@{ id = 'b'; type = 'qa'; dataset = @{ source = 'huggingface'; path = 'p'; split = 'test' }; prompt_template = 'p'; grader = @{ type = 'python'; source = 's' } }) } } }; Creates = $true }
        @{ Name = 'Remove-Mka1EvalSuite'; Id = 'eval_suite_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
    )
    Answers = @(
        @{
            Path = '/evals/suites/*'
            Ids  = 'eval_suite_'
            Body = '{"id":"{id}","object":"eval.suite","name":"n","description":"d","active_version":2,"latest_version":3,"metadata":{"team":"a"},' +
            '"created_at":1750000000,"updated_at":1750000001,"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.EvalSuites.EvalSuite' =
        '{"id":"eval_suite_0123456789abcdef0123456789abcdef","object":"eval.suite","name":"capitals","description":"Capitals of all countries.","active_version":1,"latest_version":1,"updated_at":1790000000}',
        '{"id":"eval_suite_fedcba9876543210fedcba9876543210","object":"eval.suite","name":"answers of the support to customers","description":"Compares answers with those that the support gave in the last year.","active_version":118,"latest_version":120,"updated_at":1790000000}'
    }
}
