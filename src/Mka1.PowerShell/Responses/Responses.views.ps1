# The form is described in build/Views.psm1.
Table Mka1.Responses.Response @(
    'Id 37', 'Status 11', 'Tokens 7 right = Usage.TotalTokens',
    'Answer 21 = [Mka1.PowerShell.Responses.ResponseViewText]::Outcome($_)', 'Created 19 = CreatedAt', 'Model'
)
List Mka1.Responses.Response @(
    'Id', 'Status', 'Model', 'Created = CreatedAt', 'Completed = CompletedAt', 'Background', 'Output = Joined($_.Output, ''Type'')',
    'OutputText', 'Usage', 'Error', 'Incomplete = IncompleteDetails', 'Metadata', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.CompactedResponse @(
    'Id 37', 'Created 19 = CreatedAt', 'Items 5 right = Count($_.Output)', 'Tokens 7 right = Usage.TotalTokens',
    'Output = Joined($_.Output, ''Type'')'
)
List Mka1.Responses.CompactedResponse @(
    'Id', 'Object', 'Created = CreatedAt', 'Output', 'Usage', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.SleepWake @(
    'ResponseId 37', 'Created = CreatedAt'
)
List Mka1.Responses.SleepWake @(
    'ResponseId', 'Object', 'Created = CreatedAt', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.ResponseUsage @(
    'Input 10 right = InputTokens', 'Output 10 right = OutputTokens', 'Total 10 right = TotalTokens'
)
List Mka1.Responses.ResponseUsage @(
    'Input = InputTokens', 'Output = OutputTokens', 'Total = TotalTokens', 'InputTokensDetails', 'OutputTokensDetails',
    'Additional = AdditionalProperties'
)
Table Mka1.Responses.IncompleteDetails @(
    'Reason = Beginning($_.Reason)'
)
List Mka1.Responses.IncompleteDetails @(
    'Reason', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.InputTokensDetails @(
    'CachedTokens'
)
List Mka1.Responses.InputTokensDetails @(
    'CachedTokens', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.OutputTokensDetails @(
    'ReasoningTokens'
)
List Mka1.Responses.OutputTokensDetails @(
    'ReasoningTokens', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.ResponseContent @(
    'Kind 24', 'Extension 24', 'Link'
)
List Mka1.Responses.ResponseContent @(
    'Kind', 'Extension', 'Link'
)
Table Mka1.Responses.ResponseError @(
    'Code 24', 'Message = Beginning($_.Message)'
)
List Mka1.Responses.ResponseError @(
    'Code', 'Message', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.ResponseReasoning @(
    'Effort 24', 'Summary = Beginning($_.Summary)'
)
List Mka1.Responses.ResponseReasoning @(
    'Effort', 'Summary', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.ResponseText @(
    'Format 24', 'Verbosity = Beginning($_.Verbosity)'
)
List Mka1.Responses.ResponseText @(
    'Format', 'Verbosity', 'Additional = AdditionalProperties'
)
List Mka1.Responses.ResponseTextFormat @(
    'Type', 'Name', 'Description', 'Schema', 'Strict', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.ResponseTextFormat @(
    'Type 12', 'Name 24', 'Description 24', 'Schema'
)
