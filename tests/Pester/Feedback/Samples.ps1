# Samples of feedback for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1ResponseFeedback'; Id = 'resp_1' }
        @{ Name = 'Set-Mka1ResponseFeedback'; Id = 'resp_1'; With = { @{ Rating = 'thumbs_up' } }; CreatesMissing = $true }
    )
    Answers = @(
        @{
            Path = '/feedback/responses/*'
            Body = '{"id":"{id}","rating":"thumbs_up","description":"d","createdAt":"2025-06-15T15:06:40.000Z","updatedAt":"2025-06-15T15:06:41.000Z","never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.Feedback.ResponseFeedback' =
        '{"id":"resp_0123456789abcdef0123456789abcdef","rating":"thumbs_up","description":"Short and right.","updatedAt":"2026-09-21T14:13:20.000Z"}',
        '{"id":"resp_fedcba9876543210fedcba9876543210","rating":"thumbs_down","description":"It names a price that is not in the document that the customer sent.","updatedAt":"2026-09-21T14:13:20.000Z"}'
    }
}
