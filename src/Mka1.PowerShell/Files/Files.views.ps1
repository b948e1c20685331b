# The form is described in build/Views.psm1.
Table Mka1.Files.FileObject @(
    'Id 37', 'Bytes 11 right', 'Filename 35', 'Purpose 13', 'Created = CreatedAt'
)
List Mka1.Files.FileObject @(
    'Id', 'Filename', 'Purpose', 'Bytes', 'Created = CreatedAt', 'Expires = ExpiresAt', 'Status', 'Sha256',
    'Additional = AdditionalProperties'
)
