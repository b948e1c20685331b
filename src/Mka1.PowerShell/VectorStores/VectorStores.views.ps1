# The form is described in build/Views.psm1.
Table Mka1.VectorStores.VectorStore @(
    'Id 35', 'Status 11', 'Files 8 right = FileCounts.Total', 'Name 22', 'Expires 19 = ExpiresAt', 'Bytes = UsageBytes'
)
List Mka1.VectorStores.VectorStore @(
    'Id', 'Name', 'Description', 'Status', 'Files = FileCounts', 'Bytes = UsageBytes', 'EmbeddingModel', 'EmbeddingDimensions',
    'Created = CreatedAt', 'LastActive = LastActiveAt', 'LastUsed = LastUsedAt', 'Expires = ExpiresAt', 'Metadata',
    'Additional = AdditionalProperties'
)
Table Mka1.VectorStores.VectorStoreFileCounts @(
    'Total 10 right', 'Completed 10 right', 'InProgress 10 right', 'Failed 10 right', 'Cancelled'
)
List Mka1.VectorStores.VectorStoreFileCounts @(
    'Total', 'Completed', 'InProgress', 'Failed', 'Cancelled', 'Additional = AdditionalProperties'
)
