# Samples of commands in sandbox sessions for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Invoke-Mka1SandboxCode'; Id = 'sbs_1'; With = { @{ Code = 'print(1)' } }; Creates = $true; Below = 'SandboxSession' }
        @{ Name = 'Invoke-Mka1SandboxCommand'; Id = 'sbs_1'; With = { @{ Command = 'echo' } }; Creates = $true; Below = 'SandboxSession' }
    )
    Answers = @(
        @{
            Path = '/api/v1/sandbox/sessions/*/commands'
            Body = '{"session_id":"{id}","command":"echo","args":["a"],"runtime":"python","cwd":"/workspace","exit_code":0,"stdout":"a","stderr":"b","files_changed":["a.txt"],"never_heard_of":{"a":[1,null]}}'
        }
        @{
            Path = '/api/v1/sandbox/sessions/*/code'
            Body = '{"session_id":"{id}","runtime":"python","cwd":"/workspace","exit_code":0,"stdout":"a","stderr":"b","files_changed":["a.txt"],"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.SandboxCommands.SandboxCommandResult' =
        '{"session_id":"tests-1","command":"pytest","args":["-q"],"cwd":"/workspace","exit_code":0,"stdout":"3 passed in 0.12s","stderr":"","files_changed":[".pytest_cache/README.md"]}',
        '{"session_id":"tests-1","command":"cat","args":["missing.txt"],"cwd":"/workspace","exit_code":1,"stdout":"","stderr":"cat: missing.txt: No such file or directory","files_changed":[]}'
    }
}
