# Samples of usage for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1Usage'; With = { @{ Kind = 'responses'; StartTime = '2026-01-01' } }; Composes = @{ kind = '' } }
        @{ Name = 'Get-Mka1Usage'; With = { @{ Kind = 'conversations'; StartTime = '2026-01-01' } }; Composes = @{ kind = '' } }
        @{ Name = 'Get-Mka1Usage'; With = { @{ Kind = 'vector_stores'; StartTime = '2026-01-01' } }; Composes = @{ kind = '' } }
    )
    Answers = @(
        @{
            Path = '/usage/conversations'
            Body = '{"object":"page","data":[{"object":"bucket","start_time":1750000000,"end_time":1750086400,"results":[{"object":"organization.usage.conversations.result","num_conversations_created":1,' +
            '"num_items_added":2,"num_operations":3,"user_id":"u","api_key_id":"k","model":"m","never_heard_of":{"a":[1,null]}}]}],"has_more":false,"next_page":null}'
        }
        @{
            Path = '/usage/vector_stores'
            Body = '{"object":"page","data":[{"object":"bucket","start_time":1750000000,"end_time":1750086400,"results":[{"object":"organization.usage.vector_stores.result","usage_bytes":1,' +
            '"user_id":"u","api_key_id":"k","model":"m","never_heard_of":{"a":[1,null]}}]}],"has_more":false,"next_page":null}'
        }
        @{
            Path = '/usage/*'
            Body = '{"object":"page","data":[{"object":"bucket","start_time":1750000000,"end_time":1750086400,"results":[{"object":"organization.usage.responses.result","input_tokens":1,"output_tokens":2,' +
            '"input_cached_tokens":3,"num_model_requests":4,"user_id":"u","api_key_id":"k","model":"m","background":true,"never_heard_of":{"a":[1,null]}}]}],"has_more":false,"next_page":null}'
        }
    )
    Views   = @{
        'Mka1.Usage.TokenUsageRow'        =
        '{"kind":"responses","start_time":1790000000,"end_time":1790086400,"model":"meetkai:functionary-urdu-mini-pak","user_id":"customer-4711","input_tokens":123456789,"output_tokens":12345678,"num_model_requests":12345,"api_key_id":"key_0123456789abcdef"}',
        '{"kind":"completions","start_time":1790000000,"end_time":1790086400,"input_tokens":1,"output_tokens":2,"num_model_requests":1}'
        'Mka1.Usage.ConversationUsageRow' = '{"kind":"conversations","start_time":1790000000,"end_time":1790086400,"user_id":"customer-4711","api_key_id":"key_0123456789abcdef","num_conversations_created":12,"num_items_added":345,"num_operations":6789}'
        'Mka1.Usage.StorageUsageRow'      = '{"kind":"vector_stores","start_time":1790000000,"end_time":1790086400,"user_id":"customer-4711","api_key_id":"key_0123456789abcdef","usage_bytes":1234567890123,"model":"meetkai:embed-small"}'
        'Mka1.Usage.UsageRow'             = '{"kind":"pictures","start_time":1790000000,"end_time":1790086400,"user_id":"customer-4711","api_key_id":"key_0123456789abcdef","model":"meetkai:painter","num_images":5}'
    }
}
