# The form is described in build/Views.psm1.
Table Mka1.McpServers.McpServer @(
    'Id 40', 'Label 16 = ServerLabel', 'Name 21', 'Approval 8 = RequireApproval', 'Url = Beginning($_.ServerUrl)'
)
List Mka1.McpServers.McpServer @(
    'Id', 'Name', 'Label = ServerLabel', 'Url = ServerUrl', 'Description = ServerDescription', 'AllowedTools', 'Approval = RequireApproval',
    'Created = CreatedAt', 'Updated = UpdatedAt', 'Metadata', 'Additional = AdditionalProperties'
)
