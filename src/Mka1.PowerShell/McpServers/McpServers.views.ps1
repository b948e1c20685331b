# The form is described in build/Views.psm1.
Table Mka1.McpServers.McpServer @(
    'Id 40', 'Label 16 = ServerLabel', 'Name 21', 'Approval 8 = RequireApproval', 'Url = Beginning($_.ServerUrl)'
)
List Mka1.McpServers.McpServer @(
    'Id', 'Name', 'Label = ServerLabel', 'Url = ServerUrl', 'Description = ServerDescription', 'AllowedTools', 'Approval = RequireApproval',
    'Created = CreatedAt', 'Updated = UpdatedAt', 'Metadata', 'Additional = AdditionalProperties'
)
Table Mka1.McpServers.McpServerTest @(
    'ServerId 40', 'Connected 9', 'Tools 5 right = ToolCount', 'Names = ToolNames'
)
List Mka1.McpServers.McpServerTest @(
    'ServerId', 'Connected', 'Tools = ToolCount', 'Names = ToolNames', 'Additional = AdditionalProperties'
)
