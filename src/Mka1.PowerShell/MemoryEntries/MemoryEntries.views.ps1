# The form is described in build/Views.psm1.
Table Mka1.MemoryEntries.MemoryEntry @(
    'Id 42', 'Path 28', 'Bytes 7 right', 'Content 19 = Beginning($_.Content)', 'Store = MemoryStoreId'
)
List Mka1.MemoryEntries.MemoryEntry @(
    'Id', 'MemoryStoreId', 'Path', 'Bytes', 'ContentHash', 'Created = CreatedAt', 'Updated = UpdatedAt', 'Content',
    'Metadata', 'Additional = AdditionalProperties'
)
