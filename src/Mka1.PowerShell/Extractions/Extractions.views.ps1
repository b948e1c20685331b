# The form is described in build/Views.psm1.
Table Mka1.Extractions.Extraction @(
    'Filename 28', 'Schema 20 = SchemaName', 'Data = Beginning($_.Data)'
)
List Mka1.Extractions.Extraction @(
    'Path', 'Filename', 'Data = Text($_.Data)', 'Success', 'Model', 'SchemaId', 'SchemaName', 'Extracted = ExtractedAt', 'Metadata', 'Additional = AdditionalProperties'
)
Table Mka1.Extractions.ExtractionMetadata @(
    'Filename 20', 'Size 10 right = FileSize', 'Extracted 19 = ExtractedAt', 'Schema 12 = SchemaName', 'Model'
)
List Mka1.Extractions.ExtractionMetadata @(
    'Filename', 'Size = FileSize', 'Model', 'SchemaId', 'SchemaName', 'Extracted = ExtractedAt', 'Additional = AdditionalProperties'
)
