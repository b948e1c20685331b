# The form is described in build/Views.psm1.
Table Mka1.PowerShell.Connection.Mka1Context @(
    'Name 16', 'Server 40', 'OnBehalfOf 52', 'Key 8'
)
List Mka1.PowerShell.Connection.Mka1Context @(
    'Name', 'Server', 'OnBehalfOf', 'Key', 'ConnectionTimeoutSeconds', 'OperationTimeoutSeconds', 'MaximumRetryCount', 'Proxy', 'NoProxy'
)
Table Mka1.PowerShell.Connection.ConnectionTestResult @(
    'Succeeded 9', 'Context 12', 'Server 23', 'Status 6 right = StatusCode', 'Error 36',
    'Milliseconds 12 right = [Mka1.PowerShell.Connection.CallViewText]::Milliseconds($_.Duration)', 'OnBehalfOf'
)
List Mka1.PowerShell.Connection.ConnectionTestResult @(
    'Succeeded', 'Context', 'Server', 'OnBehalfOf', 'StatusCode', 'Error', 'RequestId', 'Duration'
)
