# Samples of sandbox sessions for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1SandboxSession'; Id = 'sbs_1' }
        @{ Name = 'Get-Mka1SandboxUrl'; Id = 'sbs_1' }
        @{ Name = 'New-Mka1SandboxSession'; Creates = $true }
        @{ Name = 'Remove-Mka1SandboxSession'; Id = 'sbs_1'; With = { @{ PassThru = $true } }; TakesSilence = $true; Stays = $true }
        @{ Name = 'Wait-Mka1SandboxSession'; Id = 'sbs_1' }
    )
    Answers = @(
        @{
            Path = '/api/v1/sandbox/sessions/*'
            Ids  = 'sbs_'
            Body = '{"session_id":"{id}","user_id":"u","status":"running","session_kind":"standard","ttl_seconds":600,"workspace_expires_at":"2025-06-22T15:06:40.000Z","sandbox_features":["python"],' +
            '"api_key_id":"k","permissions":["p"],"runner_id":"r","runner_url":"http://r","runner_zone":"z","created_at":"2025-06-15T15:06:40.000Z","updated_at":"2025-06-15T15:06:41.000Z",' +
            '"never_heard_of":{"a":[1,null]}}'
        }
        @{ Path = '/api/v1/sandbox/sessions/*/url'; Body = '{"session_id":"{id}","url":"http://a.internal:80/","never_heard_of":{"a":[1,null]}}' }
    )
    Views   = @{
        'Mka1.SandboxSessions.SandboxSession' =
        '{"session_id":"0123abcd-4567-89ab-cdef-0123456789ab","status":"provisioning","session_kind":"standard","created_at":"2026-09-21T14:13:20.000Z","ttl_seconds":86400,"sandbox_features":["python","git","claude-code"]}',
        '{"session_id":"tests-1","status":"running","session_kind":"browser","created_at":"2026-09-21T14:13:20.000Z","ttl_seconds":600,"sandbox_features":[]}'
        'Mka1.SandboxSessions.SandboxUrl'     = '{"session_id":"0123abcd-4567-89ab-cdef-0123456789ab","url":"http://10.0.0.12:8080/"}'
    }
}
