# The form is described in build/Views.psm1.
Table Mka1.Batches.Batch @(
    'Id 38', 'Status 11',
    'Done 5 right = [Mka1.PowerShell.Batches.BatchViewText]::Count($_, ''RequestCounts.Completed'')',
    'Failed 6 right = [Mka1.PowerShell.Batches.BatchViewText]::Count($_, ''RequestCounts.Failed'')',
    'Part 17 = [Mka1.PowerShell.Batches.BatchViewText]::Part($_.Metadata)',
    'Total 5 right = [Mka1.PowerShell.Batches.BatchViewText]::Count($_, ''RequestCounts.Total'')', 'Created 19 = CreatedAt', 'Endpoint'
)
List Mka1.Batches.Batch @(
    'Id', 'Status', 'Part = [Mka1.PowerShell.Batches.BatchViewText]::Part($_.Metadata)', 'Requests = RequestCounts', 'Endpoint', 'InputFileId', 'OutputFileId', 'ErrorFileId', 'Errors', 'Metadata',
    'Created = CreatedAt', 'InProgress = InProgressAt', 'Finalizing = FinalizingAt', 'Completed = CompletedAt', 'Failed = FailedAt',
    'Expires = ExpiresAt', 'Expired = ExpiredAt', 'Cancelling = CancellingAt', 'Cancelled = CancelledAt',
    'Additional = AdditionalProperties'
)
Table Mka1.Batches.BatchResult @(
    'CustomId 28', 'Succeeded 9', 'Status 6 right = StatusCode', 'Answer = FirstBeginning($_, ''Error'', ''Text'')'
)
List Mka1.Batches.BatchResult @(
    'CustomId', 'Succeeded', 'StatusCode', 'Text', 'Error', 'IsMissing', 'Usage', 'RequestId', 'BatchId', 'Request'
)
Table Mka1.Batches.BatchRequest @(
    'CustomId 28', 'Url 20', 'Model 16', 'Body = [Mka1.PowerShell.Batches.BatchViewText]::Body($_.Line)'
)
List Mka1.Batches.BatchRequest @(
    'CustomId', 'Method', 'Url', 'Model', 'Body'
)
List Mka1.Batches.BatchError @(
    'Code', 'Message', 'Param', 'Line', 'Additional = AdditionalProperties'
)
Table Mka1.Batches.BatchError @(
    'Code 24', 'Line 7 right', 'Param 16', 'Message'
)
Table Mka1.Batches.BatchRequestCounts @(
    'Total 12 right', 'Completed 12 right', 'Failed'
)
List Mka1.Batches.BatchRequestCounts @(
    'Total', 'Completed', 'Failed', 'Additional = AdditionalProperties'
)
Table Mka1.Batches.BatchResultError @(
    'Code 24', 'Message = Beginning($_.Message)'
)
List Mka1.Batches.BatchResultError @(
    'Code', 'Message', 'Additional = AdditionalProperties'
)
Table Mka1.Batches.BatchGroupSummary @(
    'Name 16', 'Parts 5 right = [Mka1.PowerShell.Batches.BatchViewText]::Parts($_)', 'Total 7 right', 'Done 7 right = Completed', 'Failed 6 right',
    'Elapsed 8 right = [Mka1.PowerShell.Batches.BatchViewText]::Duration($_.Elapsed)', 'Statuses 29 = [Mka1.PowerShell.Batches.BatchViewText]::Statuses($_.Statuses)', 'Restarts 8 right', 'Ended 5 = HasEnded',
    'Created = CreatedAt'
)
List Mka1.Batches.BatchGroupSummary @(
    'Name', 'Parts = [Mka1.PowerShell.Batches.BatchViewText]::Parts($_)', 'Restarts', 'Statuses = [Mka1.PowerShell.Batches.BatchViewText]::Statuses($_.Statuses)', 'Total', 'Completed', 'Failed', 'Running',
    'Created = CreatedAt', 'Ended = EndedAt', 'Elapsed = [Mka1.PowerShell.Batches.BatchViewText]::Duration($_.Elapsed)', 'HasEnded', 'IsComplete'
)
