# The form is described in build/Views.psm1.
Table Mka1.Embeddings.TextEmbedding @(
    'Index 7 right', 'Dimensions 10 right', 'Model 28', 'Text = Beginning($_.Text)'
)
List Mka1.Embeddings.TextEmbedding @(
    'Index', 'Text', 'Model', 'Dimensions', 'Vector = Beginning($_.Vector)', 'Additional = AdditionalProperties'
)
Table Mka1.Embeddings.EmbeddingModel @(
    'Id 35', 'MaxBatchSize 12 right = Limits.MaxBatchSize', 'MaxInputTokens 14 right = Limits.MaxInputTokens', 'MaxInputLength 15 right = Limits.MaxInputLength'
)
List Mka1.Embeddings.EmbeddingModel @(
    'Id', 'Provider', 'Model', 'MaxBatchSize = Limits.MaxBatchSize', 'MaxInputTokens = Limits.MaxInputTokens', 'MaxInputLength = Limits.MaxInputLength',
    'Additional = AdditionalProperties'
)
Table Mka1.Embeddings.EmbeddingLimits @(
    'MaxBatchSize 12 right', 'MaxInputTokens 14 right', 'MaxInputLength 15 right'
)
List Mka1.Embeddings.EmbeddingLimits @(
    'MaxBatchSize', 'MaxInputTokens', 'MaxInputLength', 'Additional = AdditionalProperties'
)
