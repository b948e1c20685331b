# Samples of vector stores for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1VectorStore'; Id = 'vs_1' }
        @{ Name = 'New-Mka1VectorStore'; Creates = $true }
        @{ Name = 'Remove-Mka1VectorStore'; Id = 'vs_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Set-Mka1VectorStore'; Id = 'vs_1'; With = { @{ Name = 'a' } } }
    )
    Answers = @(
        @{
            Path = '/vector_stores/*'
            Ids  = 'vs_'
            Body = '{"id":"{id}","object":"vector_store","created_at":1750000000,"name":"n","description":"d","usage_bytes":5,"embedding_model":"e","embedding_dimensions":8,' +
            '"file_counts":{"in_progress":1,"completed":2,"failed":3,"cancelled":4,"total":10},"status":"completed","last_active_at":1750000001,"last_used_at":1750000002,' +
            '"expires_at":1760000000,"metadata":{"team":"a"},"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.VectorStores.VectorStore'           =
        '{"id":"vs_0123456789abcdef0123456789abcdef","object":"vector_store","status":"completed","name":"handbooks of 2026","usage_bytes":1234567890123,"expires_at":1790000000,"file_counts":{"total":1234567}}',
        '{"id":"vs_fedcba9876543210fedcba9876543210","object":"vector_store","status":"in_progress","name":"what customers wrote to the support","usage_bytes":0,"file_counts":{"total":0}}'
        'Mka1.VectorStores.VectorStoreFileCounts' = '{"in_progress":1000000,"completed":1000000,"failed":123456,"cancelled":1000000,"total":3123456}'
    }
}
