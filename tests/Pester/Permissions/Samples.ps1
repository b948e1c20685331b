# Samples of permissions for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1Permission'; With = { @{ ResourceType = 'file'; Role = 'reader' } }; Composes = @{ resourceType = ''; resourceId = 'id'; role = '' } }
        @{ Name = 'Get-Mka1Permission'; With = { @{ ResourceId = 'file-1'; Role = 'reader' } }; Composes = @{ resourceType = ''; resourceId = ''; role = '' } }
        @{ Name = 'Grant-Mka1Permission'; With = { @{ ResourceId = 'file-1'; UserId = 'alice'; Role = 'reader'; PassThru = $true } }; TakesSilence = $true; TakesAnyJson = $true }
        @{ Name = 'Revoke-Mka1Permission'; With = { @{ ResourceId = 'file-1'; UserId = 'alice'; Role = 'reader'; PassThru = $true } }; TakesSilence = $true; TakesAnyJson = $true }
        @{ Name = 'Test-Mka1Permission'; With = { @{ ResourceId = 'file-1' } } }
    )
    Answers = @(
        @{ Path = '/api/v1/authorization/llm/list'; Body = '{"resources":[{"id":"file-1","never_heard_of":{"a":[1,null]}}]}' }
        @{ Path = '/api/v1/authorization/llm/list-users'; Body = '{"users":[{"userId":"alice","never_heard_of":{"a":[1,null]}}]}' }
        @{ Path = '/api/v1/authorization/llm/check'; Body = '{"allowed":true,"never_heard_of":{"a":[1,null]}}' }
        @{ Path = '/api/v1/authorization/llm/*'; Body = '{"never_heard_of":{"a":[1,null]}}' }
    )
    Views   = @{
        'Mka1.Permissions.PermissionGrant' =
        '{"resourceType":"file","resourceId":"file-0123456789abcdef0123456789abcdef","userId":"customer-4711","role":"reader"}',
        '{"resourceType":"vector_store","resourceId":"vs_fedcba9876543210fedcba9876543210","userId":"*","role":"writer"}'
    }
}
