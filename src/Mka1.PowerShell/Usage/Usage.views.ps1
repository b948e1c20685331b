# The form is described in build/Views.psm1.
Table Mka1.Usage.TokenUsageRow @(
    'Start 19 = Time($_.StartTime)', 'Model 22', 'User 12 = UserId', 'Input 11 right = InputTokens', 'Output 11 right = OutputTokens', 'Requests 9 right = NumModelRequests', 'Key = ApiKeyId'
)
List Mka1.Usage.TokenUsageRow @(
    'Kind', 'Start = Time($_.StartTime)', 'End = Time($_.EndTime)', 'Model', 'UserId', 'ApiKeyId', 'Background', 'Requests = NumModelRequests', 'InputTokens', 'InputCachedTokens', 'OutputTokens',
    'Additional = AdditionalProperties'
)
Table Mka1.Usage.ConversationUsageRow @(
    'Start 19 = Time($_.StartTime)', 'User 26 = UserId', 'Created 10 right = NumConversationsCreated', 'Items 10 right = NumItemsAdded', 'Operations 10 right = NumOperations', 'Key = ApiKeyId'
)
List Mka1.Usage.ConversationUsageRow @(
    'Kind', 'Start = Time($_.StartTime)', 'End = Time($_.EndTime)', 'UserId', 'ApiKeyId', 'Model', 'Created = NumConversationsCreated', 'Items = NumItemsAdded', 'Operations = NumOperations',
    'Additional = AdditionalProperties'
)
Table Mka1.Usage.StorageUsageRow @(
    'Start 19 = Time($_.StartTime)', 'Kind 14', 'User 22 = UserId', 'Bytes 21 right = UsageBytes', 'Model 19', 'Key = ApiKeyId'
)
List Mka1.Usage.StorageUsageRow @(
    'Kind', 'Start = Time($_.StartTime)', 'End = Time($_.EndTime)', 'UserId', 'ApiKeyId', 'Model', 'Bytes = UsageBytes', 'Additional = AdditionalProperties'
)
Table Mka1.Usage.UsageRow @(
    'Start 19 = Time($_.StartTime)', 'Kind 14', 'Model 22', 'User 21 = UserId', 'Key = ApiKeyId'
)
List Mka1.Usage.UsageRow @(
    'Kind', 'Start = Time($_.StartTime)', 'End = Time($_.EndTime)', 'Model', 'UserId', 'ApiKeyId', 'Additional = AdditionalProperties'
)
