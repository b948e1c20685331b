# Samples of versions of eval suites for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1EvalSuiteVersion'; Id = '1'; With = { @{ SuiteId = 'eval_suite_1' } } }
        @{
            Name = 'New-Mka1EvalSuiteVersion'; Id = 'eval_suite_1'; Creates = $true
            With = { @{ Manifest = @{ schema_version = '2026-05-27'; tasks = @(@{ id = 'b' }) } } }
        }
    )
    Answers = @(
        @{
            Path = '/evals/suites/*/versions/*'
            Ids  = 'eval_sver_'
            Body = '{"id":"{id}","object":"eval.suite.version","suite_id":"eval_suite_1","version":4,"manifest":{"schema_version":"2026-05-27","tasks":[{"id":"capitals"}],"metadata":{}},' +
            '"dataset_file_ids":["file-1"],"metadata":{"team":"a"},"created_at":1750000000,"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.EvalSuiteVersions.EvalSuiteVersion' =
        '{"id":"eval_sver_0123456789abcdef0123456789abcdef","object":"eval.suite.version","suite_id":"eval_suite_0123456789abcdef0123456789abcdef","version":1,"manifest":{"tasks":[{"id":"capitals"}]},"created_at":1790000000}',
        '{"id":"eval_sver_fedcba9876543210fedcba9876543210","object":"eval.suite.version","suite_id":"eval_suite_0123456789abcdef0123456789abcdef","version":120,"manifest":{"tasks":[{"id":"capitals"},{"id":"rivers.of-the-world"},{"id":"mountains"}]},"created_at":1790000000}'
    }
}
