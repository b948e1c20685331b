# Samples of files of sandbox sessions for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1SandboxFile'; Id = 'sbs_1' }
        @{ Name = 'Save-Mka1SandboxArchive'; Id = 'sbs_1'; With = { param($Folder) @{ Path = "$Folder/workspace.zip"; File = 'a.txt'; Force = $true; PassThru = $true } }; TakesBytes = $true }
        @{ Name = 'Save-Mka1SandboxFile'; Id = 'file_1'; TakesPath = $true; With = { param($Folder) @{ SessionId = 'sbs_1'; Path = "$Folder/workspace.txt"; Force = $true; PassThru = $true } }; TakesBytes = $true }
        @{ Name = 'Send-Mka1SandboxArchive'; With = { @{ Session = 'sbs_1'; LiteralPath = "$PSScriptRoot/sample.zip"; PassThru = $true } } }
        @{ Name = 'Send-Mka1SandboxFile'; With = { param($Folder) @{ Session = 'sbs_1'; Path = "$Folder/in.jsonl" } }; TakesSilence = $true; Composes = @{ path = ''; size = '' } }
    )
    Answers = @(
        @{ Path = '/api/v1/sandbox/sessions/*/workspace'; Body = '{"session_id":"{id}","files":[{"path":"file_1","size":5,"etag":"e","session_id":"sbs_1","never_heard_of":{"a":[1,null]}}],"paths":["file_1"]}' }
        @{ Path = '/api/v1/sandbox/sessions/*/workspace/archive'; Body = '{"status":"uploaded"}' }
        @{ Path = '/api/v1/sandbox/sessions/*/workspace/files/*'; Body = '{"status":"uploaded"}' }
    )
    Views   = @{
        'Mka1.SandboxFiles.SandboxFile' =
        '{"path":"src/a-module-with-a-long-name/__init__.py","size":1234567890,"etag":"0123456789abcdef","session_id":"0123abcd-4567-89ab-cdef-0123456789ab"}',
        '{"path":"a.txt","size":5,"etag":"fedcba9876543210","session_id":"tests-1"}'
    }
}
