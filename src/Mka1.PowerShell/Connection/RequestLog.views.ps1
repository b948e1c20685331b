# The form is described in build/Views.psm1.
Table Mka1.Http.RequestLogEntry @(
    'Time 12 = [Mka1.PowerShell.Connection.CallViewText]::TimeOfDay($_.Time)', 'Method 6', 'Status 6 right = StatusCode',
    'Ms 9 right = [Mka1.PowerShell.Connection.CallViewText]::Milliseconds($_.Duration)', 'Attempts 8 right', 'Path'
)
List Mka1.Http.RequestLogEntry @(
    'Time = [Mka1.PowerShell.Connection.CallViewText]::Time($_.Time)', 'Method', 'Uri', 'StatusCode', 'Duration', 'Attempts', 'RequestId',
    'OnBehalfOf', 'ExternalUserId', 'Error', 'GivenUp'
)
