# The form is described in build/Views.psm1.
Table Mka1.McpCredentials.McpCredential @(
    'Id 41', 'Type 13 = AuthType', 'Name 23', 'Expires 19 = ExpiresAt', 'Server = ServerId'
)
List Mka1.McpCredentials.McpCredential @(
    'Id', 'ServerId', 'Name', 'Type = AuthType', 'Preview = AuthorizationPreview', 'HeaderNames', 'Expires = ExpiresAt', 'Used = LastUsedAt',
    'Created = CreatedAt', 'Updated = UpdatedAt', 'Revoked = RevokedAt', 'Additional = AdditionalProperties'
)
