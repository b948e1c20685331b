# Samples of access tokens for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'New-Mka1AccessToken'; With = { @{ ExternalUserId = 'alice' } } }
    )
    Answers = @(
        @{
            # {"sub":"alice","aud":"https://app.example.com","iat":1790000000,"exp":1790003600}
            Path = '/api/v1/authentication/api-key/exchange-token'
            Body = '{"token":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsImF1ZCI6Imh0dHBzOi8vYXBwLmV4YW1wbGUuY29tIiwiaWF0IjoxNzkwMDAwMDAwLCJleHAiOjE3OTAwMDM2MDB9.c2ln","never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.AccessTokens.AccessToken' = { New-Mka1AccessToken -ExternalUserId 'customer-4711', 'alice' -Audience 'https://app.example.com/assistant' -Permission 'agent:read' }
    }
}
