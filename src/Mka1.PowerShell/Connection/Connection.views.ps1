# The form is described in build/Views.psm1.
Table Mka1.PowerShell.Connection.Mka1Context @(
    'Current 7 = Mark($_.IsCurrent)', 'Confirm 7 = Mark($_.ConfirmChanges)', 'Name 14', 'Server 27', 'OnBehalfOf 20', 'ExternalUserId 22', 'Key'
)
List Mka1.PowerShell.Connection.Mka1Context @(
    'Name', 'IsCurrent', 'Server', 'OnBehalfOf', 'Key', 'ExpiresAt', 'ExternalUserId', 'Audience', 'Lifetime', 'Permission', 'ConfirmChanges', 'LogPath', 'ConnectionTimeoutSeconds', 'OperationTimeoutSeconds',
    'MaximumRetryCount', 'Proxy', 'NoProxy'
)
Table Mka1.PowerShell.Connection.SavedContext @(
    'Confirm 7 = Mark($_.ConfirmChanges)', 'Name 14', 'Server 27', 'OnBehalfOf 28', 'SecretName 19', 'Vault'
)
List Mka1.PowerShell.Connection.SavedContext @(
    'Name', 'Server', 'OnBehalfOf', 'SecretName', 'Vault', 'ExternalUserId', 'Audience', 'Lifetime', 'Permission', 'ConfirmChanges', 'LogPath', 'ConnectionTimeoutSeconds', 'OperationTimeoutSeconds',
    'MaximumRetryCount', 'Proxy', 'NoProxy'
)
Table Mka1.PowerShell.Connection.ConnectionTestResult @(
    'Succeeded 9', 'Context 12', 'Server 23', 'Status 6 right = StatusCode', 'Error 36',
    'Ms = [Mka1.PowerShell.Connection.CallViewText]::Milliseconds($_.Duration)'
)
List Mka1.PowerShell.Connection.ConnectionTestResult @(
    'Succeeded', 'Context', 'Server', 'OnBehalfOf', 'StatusCode', 'Error', 'RequestId', 'Duration'
)
