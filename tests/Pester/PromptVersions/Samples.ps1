# Samples of versions of prompts for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1PromptVersion'; Id = '1'; With = { @{ PromptId = 'prompt_1' } } }
        @{ Name = 'New-Mka1PromptVersion'; Id = 'prompt_1'; With = { @{ Template = 'a' } }; Creates = $true }
    )
    Answers = @(
        @{
            Path = '/prompts/*/versions/*'
            Ids  = 'pver_'
            Body = '{"id":"{id}","object":"prompt.version","prompt_id":"prompt_1","version":4,"template":"t {{u}}","created_at":"2025-06-15T15:06:40.000Z","never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.PromptVersions.PromptVersion' =
        '{"id":"pver_0123456789abcdef0123456789abcdef","object":"prompt.version","prompt_id":"prompt_0123456789abcdef0123456789abcdef","version":1,"template":"Greet {{name}}.","created_at":"2026-09-21T14:13:20.000Z"}',
        '{"id":"pver_fedcba9876543210fedcba9876543210","object":"prompt.version","prompt_id":"prompt_0123456789abcdef0123456789abcdef","version":120,"template":"Summarize the ticket in three sentences.\nName the next step.","created_at":"2026-09-21T14:13:20.000Z"}'
    }
}
