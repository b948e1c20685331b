# The form is described in build/Views.psm1.
Table Mka1.MemoryStores.MemoryStore @(
    'Id 42', 'Visibility 10', 'Name 25', 'Updated 19 = UpdatedAt', 'Description = Beginning($_.Description)'
)
List Mka1.MemoryStores.MemoryStore @(
    'Id', 'Name', 'Description', 'Instructions', 'Visibility', 'Created = CreatedAt', 'Updated = UpdatedAt', 'Deleted = DeletedAt',
    'Metadata', 'Additional = AdditionalProperties'
)
