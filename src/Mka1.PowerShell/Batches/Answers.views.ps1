# The form is described in build/Views.psm1.
Table Mka1.Batches.Answers.ChatChoice @(
    'Index 12 right', 'Message 24', 'FinishReason = Beginning($_.FinishReason)'
)
List Mka1.Batches.Answers.ChatChoice @(
    'Index', 'Message', 'FinishReason', 'Additional = AdditionalProperties'
)
List Mka1.Batches.Answers.ChatCompletion @(
    'Id', 'Object', 'Created = Time($_.Created)', 'Model', 'Choices', 'Usage', 'Additional = AdditionalProperties'
)
Table Mka1.Batches.Answers.ChatCompletion @(
    'Id 38', 'Created 19 = Time($_.Created)', 'Model 20 = Beginning($_.Model)', 'Object'
)
List Mka1.Batches.Answers.ChatMessage @(
    'Role', 'Content', 'Refusal', 'ToolCalls', 'Additional = AdditionalProperties'
)
Table Mka1.Batches.Answers.ChatMessage @(
    'Role 9', 'Content 40', 'Refusal 18', 'ToolCalls'
)
Table Mka1.Batches.Answers.Embedding @(
    'Object 24', 'Index 12 right', 'Vector'
)
List Mka1.Batches.Answers.Embedding @(
    'Object', 'Index', 'Vector', 'Additional = AdditionalProperties'
)
List Mka1.Batches.Answers.EmbeddingList @(
    'Object', 'Data', 'Model', 'Usage', 'Additional = AdditionalProperties'
)
Table Mka1.Batches.Answers.EmbeddingList @(
    'Object 12', 'Data 24', 'Model 24', 'Usage'
)
Table Mka1.Batches.Answers.GeneratedImage @(
    'Url 24', 'Base64 24', 'RevisedPrompt = Beginning($_.RevisedPrompt)'
)
List Mka1.Batches.Answers.GeneratedImage @(
    'Url', 'Base64', 'RevisedPrompt', 'Additional = AdditionalProperties'
)
Table Mka1.Batches.Answers.ImageList @(
    'Created 19 = Time($_.Created)', 'Data 24', 'Usage'
)
List Mka1.Batches.Answers.ImageList @(
    'Created = Time($_.Created)', 'Data', 'Usage', 'Additional = AdditionalProperties'
)
List Mka1.Batches.Answers.TokenUsage @(
    'PromptTokens', 'CompletionTokens', 'InputTokens', 'OutputTokens', 'TotalTokens', 'Additional = AdditionalProperties'
)
Table Mka1.Batches.Answers.TokenUsage @(
    'PromptTokens 12 right', 'CompletionTokens 16 right', 'InputTokens 12 right', 'OutputTokens'
)
