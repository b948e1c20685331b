# The form is described in build/Views.psm1.
Table Mka1.EvalSuites.EvalSuite @(
    'Id 43', 'Active 6 right = ActiveVersion', 'Latest 6 right = LatestVersion', 'Name 21', 'Updated 19 = UpdatedAt', 'Description = Beginning($_.Description)'
)
List Mka1.EvalSuites.EvalSuite @(
    'Id', 'Name', 'Description', 'Active = ActiveVersion', 'Latest = LatestVersion', 'Created = CreatedAt', 'Updated = UpdatedAt',
    'Metadata', 'Additional = AdditionalProperties'
)
