# The form is described in build/Views.psm1.
Table Mka1.Responses.Items.ResponseItem @(
    'Type 13', 'Role 9', 'Id 41', 'Detail = DetailBeginning($_, $_.Type)'
)
List Mka1.Responses.Items.ResponseItem @(
    'Type', 'Role', 'Id', 'Status', 'ResponseId', 'ConversationId', 'Detail = Detail($_, $_.Type)', 'Json = Json($_)'
)
Table Mka1.Responses.Items.CodeInterpreterOutput @(
    'Type 24', 'Logs 24', 'Url = Beginning($_.Url)'
)
List Mka1.Responses.Items.CodeInterpreterOutput @(
    'Type', 'Logs', 'Url', 'Additional = AdditionalProperties'
)
List Mka1.Responses.Items.ComputerAction @(
    'Type', 'Button', 'X', 'Y', 'ScrollX', 'ScrollY', 'Path', 'Keys', 'Text', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Items.ComputerAction @(
    'Type 24', 'Button 24', 'X 12 right', 'Y'
)
Table Mka1.Responses.Items.ComputerPoint @(
    'X 12 right', 'Y'
)
List Mka1.Responses.Items.ComputerPoint @(
    'X', 'Y', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Items.ComputerSafetyCheck @(
    'Id 38', 'Code 20', 'Message = Beginning($_.Message)'
)
List Mka1.Responses.Items.ComputerSafetyCheck @(
    'Id', 'Code', 'Message', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Items.ComputerScreenshot @(
    'FileId 37 = Beginning($_.FileId)', 'Type 20', 'ImageUrl'
)
List Mka1.Responses.Items.ComputerScreenshot @(
    'Type', 'ImageUrl', 'FileId', 'Additional = AdditionalProperties'
)
List Mka1.Responses.Items.FileSearchResult @(
    'FileId', 'Filename', 'Text', 'Score', 'Attributes', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Items.FileSearchResult @(
    'FileId 37', 'Score 8 right', 'Filename 32', 'Text'
)
List Mka1.Responses.Items.LocalShellAction @(
    'Type', 'Command', 'Env', 'TimeoutMs', 'WorkingDirectory', 'User', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Items.LocalShellAction @(
    'Type 12', 'Command 30', 'Env 20', 'TimeoutMs'
)
List Mka1.Responses.Items.McpListedTool @(
    'Name', 'Description', 'InputSchema', 'Annotations', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Items.McpListedTool @(
    'Name 22', 'Description 24', 'InputSchema 16', 'Annotations'
)
Table Mka1.Responses.Items.ShellAction @(
    'Commands 24', 'TimeoutMs 12 right', 'MaxOutputLength'
)
List Mka1.Responses.Items.ShellAction @(
    'Commands', 'TimeoutMs', 'MaxOutputLength', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Items.ShellOutcome @(
    'Type 24', 'ExitCode'
)
List Mka1.Responses.Items.ShellOutcome @(
    'Type', 'ExitCode', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Items.ShellOutput @(
    'Stdout 24', 'Stderr 24', 'Outcome'
)
List Mka1.Responses.Items.ShellOutput @(
    'Stdout', 'Stderr', 'Outcome', 'Additional = AdditionalProperties'
)
List Mka1.Responses.Items.WebSearchAction @(
    'Type', 'Query', 'Queries', 'Sources', 'Url', 'Pattern', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Items.WebSearchAction @(
    'Type 12', 'Query 24', 'Queries 24', 'Sources'
)
Table Mka1.Responses.Items.WebSearchSource @(
    'Type 24', 'Url = Beginning($_.Url)'
)
List Mka1.Responses.Items.WebSearchSource @(
    'Type', 'Url', 'Additional = AdditionalProperties'
)
