# Samples of prompts for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1Prompt'; Id = 'prompt_1' }
        @{ Name = 'New-Mka1Prompt'; With = { @{ Name = 'a'; Template = 'b {{c}}' } }; Creates = $true }
        @{ Name = 'Remove-Mka1Prompt'; Id = 'prompt_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Set-Mka1Prompt'; Id = 'prompt_1'; With = { @{ Name = 'a' } } }
        @{ Name = 'Restore-Mka1Prompt'; Id = 'prompt_1'; With = { @{ Version = 1 } } }
    )
    Answers = @(
        @{
            Path = '/prompts/*'
            Ids  = 'prompt_'
            Body = '{"id":"{id}","object":"prompt","name":"n","description":"d","active_version":2,"latest_version":3,"template":"t {{u}}","rendered_template":"t v",' +
            '"metadata":{"team":"a"},"created_at":"2025-06-15T15:06:40.000Z","updated_at":"2025-06-15T15:06:41.000Z","never_heard_of":{"a":[1,null]}}'
        }
        @{ Path = '/prompts/*/rollback'; Body = '{"id":"{id}","object":"prompt","active_version":1,"never_heard_of":1}' }
    )
    Views   = @{
        'Mka1.Prompts.Prompt' =
        '{"id":"prompt_0123456789abcdef0123456789abcdef","object":"prompt","name":"greeting","description":"Greets a customer.","active_version":1,"latest_version":1,"updated_at":"2026-09-21T14:13:20.000Z"}',
        '{"id":"prompt_fedcba9876543210fedcba9876543210","object":"prompt","name":"summary of a ticket for the support","description":"Three sentences for whoever takes over the ticket.","active_version":118,"latest_version":120,"updated_at":"2026-09-21T14:13:20.000Z"}'
    }
}
