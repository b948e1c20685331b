# The form is described in build/Views.psm1.
Table Mka1.SkillVersions.SkillVersion @(
    'Version 7 right', 'SkillId 37', 'Name 33', 'Created 19 = CreatedAt', 'Description = Beginning($_.Description)'
)
List Mka1.SkillVersions.SkillVersion @(
    'Id', 'SkillId', 'Version', 'Name', 'Description', 'Created = CreatedAt', 'Additional = AdditionalProperties'
)
