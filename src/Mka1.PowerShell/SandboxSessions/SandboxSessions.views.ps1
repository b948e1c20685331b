# The form is described in build/Views.psm1.
Table Mka1.SandboxSessions.SandboxSession @(
    'Id 37', 'Status 13', 'Kind 9 = SessionKind', 'Created 19 = CreatedAt', 'TTL 8 right = TtlSeconds', 'Features = SandboxFeatures'
)
List Mka1.SandboxSessions.SandboxSession @(
    'Id', 'Status', 'Kind = SessionKind', 'Features = SandboxFeatures', 'User = UserId', 'TtlSeconds', 'WorkspaceExpires = WorkspaceExpiresAt', 'Key = ApiKeyId', 'Permissions',
    'Runner = RunnerId', 'RunnerUrl', 'RunnerZone', 'Created = CreatedAt', 'Updated = UpdatedAt', 'Additional = AdditionalProperties'
)
Table Mka1.SandboxSessions.SandboxUrl @(
    'Session 37 = SessionId', 'Url'
)
List Mka1.SandboxSessions.SandboxUrl @(
    'SessionId', 'Url', 'Additional = AdditionalProperties'
)
