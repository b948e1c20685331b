# The form is described in build/Views.psm1.
Table Mka1.SandboxCommands.SandboxCommandResult @(
    'Exit 4 right = ExitCode', 'Command 22', 'Stdout 44', 'Stderr 28', 'Changed = FilesChanged'
)
List Mka1.SandboxCommands.SandboxCommandResult @(
    'SessionId', 'Command', 'Arguments = Args', 'Runtime', 'Folder = Cwd', 'ExitCode', 'Stdout', 'Stderr', 'FilesChanged', 'Additional = AdditionalProperties'
)
