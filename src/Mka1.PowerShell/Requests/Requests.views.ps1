# The form is described in build/Views.psm1.
Table Mka1.PowerShell.Requests.Operation @(
    'Name 36', 'Method 6', 'Path 46', 'Cmdlet'
)
List Mka1.PowerShell.Requests.Operation @(
    'Name', 'Method', 'Path', 'Parameters', 'Basis', 'IsDeprecated', 'Cmdlet'
)
Table Mka1.PowerShell.Requests.RequestResult @(
    'Status 6 right = StatusCode', 'RequestId 36', 'Body'
)
List Mka1.PowerShell.Requests.RequestResult @(
    'StatusCode', 'RequestId', 'ContentType', 'Headers', 'Body'
)
Table Mka1.Requests.ServerEvent @(
    'Name 30', 'Data'
)
List Mka1.Requests.ServerEvent @(
    'Name', 'Data'
)
