# The form is described in build/Views.psm1.
Table Mka1.Skills.Skill @(
    'Id 37', 'Default 7 right = DefaultVersion', 'Latest 6 right = LatestVersion', 'Name 26', 'Created 19 = CreatedAt', 'Description = Beginning($_.Description)'
)
List Mka1.Skills.Skill @(
    'Id', 'Name', 'Description', 'Default = DefaultVersion', 'Latest = LatestVersion', 'Created = CreatedAt', 'Additional = AdditionalProperties'
)
