# The form is described in build/Views.psm1.
Table Mka1.ExtractionSchemas.ExtractionSchema @(
    'Id 39', 'Name 39', 'Updated 19 = UpdatedAt', 'Description = Beginning($_.Description)'
)
List Mka1.ExtractionSchemas.ExtractionSchema @(
    'Id', 'Name', 'Description', 'Schema', 'Created = CreatedAt', 'Updated = UpdatedAt', 'Metadata', 'Additional = AdditionalProperties'
)
