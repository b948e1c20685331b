# The form is described in build/Views.psm1.
Table Mka1.Usage.TokenUsageRow @(
    'Start 19 = StartTime', 'Model 22', 'User 12 = UserId', 'Input 10 right = InputTokens', 'Output 10 right = OutputTokens', 'Requests 8 right = NumModelRequests', 'Key = ApiKeyId'
)
List Mka1.Usage.TokenUsageRow @(
    'Kind', 'Start = StartTime', 'End = EndTime', 'Model', 'UserId', 'ApiKeyId', 'Background', 'Requests = NumModelRequests', 'InputTokens', 'InputCachedTokens', 'OutputTokens',
    'Additional = AdditionalProperties'
)
Table Mka1.Usage.ConversationUsageRow @(
    'Start 19 = StartTime', 'User 22 = UserId', 'Created 10 right = NumConversationsCreated', 'Items 10 right = NumItemsAdded', 'Operations 10 right = NumOperations', 'Key = ApiKeyId'
)
List Mka1.Usage.ConversationUsageRow @(
    'Kind', 'Start = StartTime', 'End = EndTime', 'UserId', 'ApiKeyId', 'Model', 'Created = NumConversationsCreated', 'Items = NumItemsAdded', 'Operations = NumOperations',
    'Additional = AdditionalProperties'
)
Table Mka1.Usage.StorageUsageRow @(
    'Start 19 = StartTime', 'Kind 14', 'User 22 = UserId', 'Bytes 20 right = UsageBytes', 'Model 22', 'Key = ApiKeyId'
)
List Mka1.Usage.StorageUsageRow @(
    'Kind', 'Start = StartTime', 'End = EndTime', 'UserId', 'ApiKeyId', 'Model', 'Bytes = UsageBytes', 'Additional = AdditionalProperties'
)
Table Mka1.Usage.UsageRow @(
    'Start 19 = StartTime', 'Kind 14', 'Model 22', 'User 20 = UserId', 'Key = ApiKeyId'
)
List Mka1.Usage.UsageRow @(
    'Kind', 'Start = StartTime', 'End = EndTime', 'Model', 'UserId', 'ApiKeyId', 'Additional = AdditionalProperties'
)
