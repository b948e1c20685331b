# The form is described in build/Views.psm1.
Table Mka1.Permissions.PermissionGrant @(
    'ResourceId 38', 'ResourceType 12', 'Role 6', 'User = [Mka1.PowerShell.Permissions.PermissionViewText]::User($_.UserId, $_.OnBehalfOf)'
)
List Mka1.Permissions.PermissionGrant @(
    'ResourceType', 'ResourceId', 'UserId', 'Role', 'Additional = AdditionalProperties'
)
