# The form is described in build/Views.psm1.
Table Mka1.SandboxFiles.SandboxFile @(
    'Path 40', 'Size 11 right', 'Session 37 = SessionId', 'Etag'
)
List Mka1.SandboxFiles.SandboxFile @(
    'Id', 'Path', 'SessionId', 'Size', 'Etag', 'Additional = AdditionalProperties'
)
