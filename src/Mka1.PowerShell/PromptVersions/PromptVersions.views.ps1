# The form is described in build/Views.psm1.
Table Mka1.PromptVersions.PromptVersion @(
    'Version 7 right', 'PromptId 39', 'Created 19 = CreatedAt', 'Template = Beginning($_.Template)'
)
List Mka1.PromptVersions.PromptVersion @(
    'Id', 'PromptId', 'Version', 'Created = CreatedAt', 'Template', 'Additional = AdditionalProperties'
)
