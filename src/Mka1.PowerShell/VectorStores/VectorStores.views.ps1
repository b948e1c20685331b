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
Table Mka1.VectorStores.VectorStoreFile @(
    'Id 37', 'Status 11', 'Bytes 10 right = UsageBytes', 'Error 18 = Beginning($_.LastError)', 'Attributes 19 = Pairs($_.Attributes)', 'Store = VectorStoreId'
)
List Mka1.VectorStores.VectorStoreFile @(
    'Id', 'VectorStoreId', 'Status', 'Error = LastError', 'Bytes = UsageBytes', 'Created = CreatedAt', 'Attributes', 'ChunkingStrategy',
    'Additional = AdditionalProperties'
)
Table Mka1.VectorStores.VectorStoreFileError @(
    'Code 20', 'Message = Beginning($_.Message)'
)
List Mka1.VectorStores.VectorStoreFileError @(
    'Code', 'Message', 'Additional = AdditionalProperties'
)
Table Mka1.VectorStores.VectorStoreFileBatch @(
    'Id 37', 'Status 11', 'Total 9 right = FileCounts.Total', 'Done 9 right = FileCounts.Completed', 'Failed 9 right = FileCounts.Failed', 'VectorStoreId'
)
List Mka1.VectorStores.VectorStoreFileBatch @(
    'Id', 'VectorStoreId', 'Status', 'Files = FileCounts', 'Created = CreatedAt', 'Additional = AdditionalProperties'
)
Table Mka1.VectorStores.VectorStoreSearchResult @(
    'Score 6 right', 'FileId 37', 'Filename 15', 'Text = Beginning($_.Text)'
)
List Mka1.VectorStores.VectorStoreSearchResult @(
    'FileId', 'Filename', 'Score', 'VectorStoreId', 'Attributes', 'Text', 'Content = Joined($_.Content, ''Type'')', 'Additional = AdditionalProperties'
)
Table Mka1.VectorStores.VectorStoreSearchContent @(
    'Type 12', 'Text = Beginning($_.Text)'
)
List Mka1.VectorStores.VectorStoreSearchContent @(
    'Type', 'Text', 'Additional = AdditionalProperties'
)
Table Mka1.VectorStores.VectorStoreSearchPage @(
    'Query 40 = Beginning($_.SearchQuery)', 'Results 8 right = Count($_.Data)', 'HasMore'
)
List Mka1.VectorStores.VectorStoreSearchPage @(
    'Query = SearchQuery', 'Results = Data', 'HasMore', 'NextPage', 'Additional = AdditionalProperties'
)
