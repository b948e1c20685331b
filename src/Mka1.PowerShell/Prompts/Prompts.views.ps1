# The form is described in build/Views.psm1.
Table Mka1.Prompts.Prompt @(
    'Id 39', 'Active 6 right = ActiveVersion', 'Latest 6 right = LatestVersion', 'Name 25', 'Updated 19 = UpdatedAt', 'Description = Beginning($_.Description)'
)
List Mka1.Prompts.Prompt @(
    'Id', 'Name', 'Description', 'Active = ActiveVersion', 'Latest = LatestVersion', 'TemplateVersion', 'Template', 'RenderedTemplate', 'Created = CreatedAt', 'Updated = UpdatedAt',
    'Metadata', 'Additional = AdditionalProperties'
)
