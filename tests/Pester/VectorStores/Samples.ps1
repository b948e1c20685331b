# Samples of vector stores for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Add-Mka1VectorStoreFile'; With = { @{ FileId = 'file-1'; VectorStore = 'vs_1' } }; Creates = $true }
        @{ Name = 'Get-Mka1VectorStore'; Id = 'vs_1' }
        @{ Name = 'Get-Mka1VectorStoreFile'; Id = 'file-1'; With = { @{ VectorStore = 'vs_1' } } }
        @{ Name = 'Get-Mka1VectorStoreFileBatch'; Id = 'vsfb_1'; With = { @{ VectorStore = 'vs_1' } } }
        @{ Name = 'New-Mka1VectorStore'; Creates = $true }
        @{ Name = 'Remove-Mka1VectorStore'; Id = 'vs_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Remove-Mka1VectorStoreFile'; Id = 'file-1'; With = { @{ VectorStore = 'vs_1'; PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Search-Mka1VectorStore'; With = { @{ Query = 'x'; VectorStore = 'vs_1' } } }
        @{ Name = 'Set-Mka1VectorStore'; Id = 'vs_1'; With = { @{ Name = 'a' } } }
        @{ Name = 'Set-Mka1VectorStoreFile'; Id = 'file-1'; With = { @{ VectorStore = 'vs_1'; Attribute = @{ a = '1' } } } }
        @{ Name = 'Stop-Mka1VectorStoreFileBatch'; Id = 'vsfb_1'; With = { @{ VectorStore = 'vs_1' } } }
        @{ Name = 'Wait-Mka1VectorStoreFileBatch'; Id = 'vsfb_1'; With = { @{ VectorStore = 'vs_1' } } }
    )
    Answers = @(
        @{
            Path = '/vector_stores/*'
            Ids  = 'vs_'
            Body = '{"id":"{id}","object":"vector_store","created_at":1750000000,"name":"n","description":"d","usage_bytes":5,"embedding_model":"e","embedding_dimensions":8,' +
            '"file_counts":{"in_progress":1,"completed":2,"failed":3,"cancelled":4,"total":10},"status":"completed","last_active_at":1750000001,"last_used_at":1750000002,' +
            '"expires_at":1760000000,"metadata":{"team":"a"},"never_heard_of":{"a":[1,null]}}'
        }
        @{
            Path = '/vector_stores/*/files/*'
            Ids  = 'file-'
            Body = '{"id":"{id}","object":"vector_store.file","created_at":1750000000,"vector_store_id":"vs_1","usage_bytes":5,"status":"completed","last_error":{"code":"server_error","message":"m"},' +
            '"chunking_strategy":{"type":"auto"},"attributes":{"team":"a","year":2026,"open":true},"never_heard_of":{"a":[1,null]}}'
        }
        @{
            Path = '/vector_stores/*/file_batches/*'
            Ids  = 'vsfb_'
            Body = '{"id":"{id}","object":"vector_store.file_batch","created_at":1750000000,"vector_store_id":"vs_1","status":"completed",' +
            '"file_counts":{"in_progress":0,"completed":2,"failed":3,"cancelled":4,"total":9},"never_heard_of":{"a":[1,null]}}'
        }
        @{ Path = '/vector_stores/*/file_batches/*/cancel'; Body = '{"id":"{id}","object":"vector_store.file_batch","vector_store_id":"vs_1","status":"cancelled","never_heard_of":1}' }
        @{
            Path = '/vector_stores/*/search'
            Body = '{"object":"vector_store.search_results.page","search_query":"x","has_more":false,"next_page":null,"data":[{"file_id":"file-1","filename":"a.md","score":0.5,' +
            '"attributes":{"team":"a"},"content":[{"type":"text","text":"b"}],"never_heard_of":{"a":[1,null]}}]}'
        }
    )
    Views   = @{
        'Mka1.VectorStores.VectorStore'              =
        '{"id":"vs_0123456789abcdef0123456789abcdef","object":"vector_store","status":"completed","name":"handbooks of 2026","usage_bytes":1234567890123,"expires_at":1790000000,"file_counts":{"total":1234567}}',
        '{"id":"vs_fedcba9876543210fedcba9876543210","object":"vector_store","status":"in_progress","name":"what customers wrote to the support","usage_bytes":0,"file_counts":{"total":0}}'
        'Mka1.VectorStores.VectorStoreFile'          =
        '{"id":"file-0123456789abcdef0123456789abcdef","object":"vector_store.file","vector_store_id":"vs_0123456789abcdef0123456789abcdef","status":"completed","usage_bytes":1234567890,"created_at":1790000000,"attributes":{"team":"operations","year":2026}}',
        '{"id":"file-fedcba9876543210fedcba9876543210","object":"vector_store.file","vector_store_id":"vs_0123456789abcdef0123456789abcdef","status":"in_progress","usage_bytes":0,"created_at":1790000001}',
        '{"id":"file-00112233445566778899aabbccddeeff","object":"vector_store.file","vector_store_id":"vs_0123456789abcdef0123456789abcdef","status":"failed","usage_bytes":0,"created_at":1790000002,"last_error":{"code":"unsupported_file","message":"The file is not text."}}'
        'Mka1.VectorStores.VectorStoreFileError'     = '{"code":"unsupported_file","message":"The file is not text."}'
        'Mka1.VectorStores.VectorStoreFileBatch'     =
        '{"id":"vsfb_0123456789abcdef0123456789abcdef","object":"vector_store.file_batch","vector_store_id":"vs_0123456789abcdef0123456789abcdef","status":"completed","file_counts":{"in_progress":0,"completed":1234567,"failed":12,"cancelled":0,"total":1234579}}',
        '{"id":"vsfb_fedcba9876543210fedcba9876543210","object":"vector_store.file_batch","vector_store_id":"vs_0123456789abcdef0123456789abcdef","status":"in_progress","file_counts":{"in_progress":3,"completed":0,"failed":0,"cancelled":0,"total":3}}'
        'Mka1.VectorStores.VectorStoreSearchResult'  =
        '{"file_id":"file-0123456789abcdef0123456789abcdef","filename":"handbook-of-the-support.md","score":0.9876,"content":[{"type":"text","text":"Refunds are paid within\n14 days after the parcel came back."}]}',
        '{"file_id":"file-fedcba9876543210fedcba9876543210","filename":"prices.md","score":0.25,"content":[{"type":"text","text":"What a parcel costs."}]}'
        'Mka1.VectorStores.VectorStoreSearchContent' = '{"type":"text","text":"Refunds are paid within 14 days after the parcel came back."}'
        'Mka1.VectorStores.VectorStoreSearchPage'    = '{"object":"vector_store.search_results.page","search_query":"How long does a refund take?","has_more":true,"next_page":"abc","data":[{"file_id":"file-1"}]}'
        'Mka1.VectorStores.VectorStoreFileCounts'    = '{"in_progress":1000000,"completed":1000000,"failed":123456,"cancelled":1000000,"total":3123456}'
    }
}
