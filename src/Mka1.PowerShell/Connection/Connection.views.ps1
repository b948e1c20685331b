# The form is described in build/Views.psm1.
Table Mka1.PowerShell.Connection.Mka1Context @(
    'Name 14', 'Server 27', 'OnBehalfOf 36', 'Key 8'
)
List Mka1.PowerShell.Connection.Mka1Context @(
    'Name', 'Server', 'OnBehalfOf', 'Key', 'ConnectionTimeoutSeconds', 'OperationTimeoutSeconds', 'MaximumRetryCount', 'Proxy', 'NoProxy'
)
Table Mka1.PowerShell.Connection.ConnectionTestResult @(
    'Succeeded 9', 'Context 12', 'Server 23', 'Status 6 right = StatusCode', 'Error 36',
    'Ms = [Mka1.PowerShell.Connection.CallViewText]::Milliseconds($_.Duration)'
)
List Mka1.PowerShell.Connection.ConnectionTestResult @(
    'Succeeded', 'Context', 'Server', 'OnBehalfOf', 'StatusCode', 'Error', 'RequestId', 'Duration'
)
