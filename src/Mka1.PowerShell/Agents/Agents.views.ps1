# The form is described in build/Views.psm1.
Table Mka1.Agents.Agent @(
    'Id 36', 'Name 22', 'Model 20', 'Updated 19 = UpdatedAt', 'Description'
)
List Mka1.Agents.Agent @(
    'Id', 'Name', 'Description', 'Model', 'Instructions', 'Tools', 'ToolChoice', 'ParallelToolCalls', 'MaxToolCalls', 'Text', 'Reasoning',
    'Created = CreatedAt', 'Updated = UpdatedAt', 'Deleted = DeletedAt', 'Metadata', 'Additional = AdditionalProperties'
)
