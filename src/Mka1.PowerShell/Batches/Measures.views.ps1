# The form is described in build/Views.psm1.
Table Mka1.Batches.Measures.BatchMeasure @(
    'Name 38', 'Requests 8 right', 'Succeeded 9 right', 'Failed 6 right', 'Missing 8 right', 'Final 5 = IsFinal', 'Running 8 right',
    'Duration 10 right = [Mka1.PowerShell.Batches.BatchViewText]::Duration($_.Duration)', 'Tokens right = TotalTokens'
)
List Mka1.Batches.Measures.BatchMeasure @(
    'Name', 'Requests', 'Succeeded', 'Failed', 'Missing', 'Running', 'IsFinal', 'AsOf = Time($_.AsOf)', 'Started = Time($_.Started)', 'Ended = Time($_.Ended)', 'Duration',
    'RequestsPerSecond', 'InputTokens', 'OutputTokens', 'TotalTokens', 'Failures',
    'FailedRequests = Count($_.FailedRequests)', 'Batches'
)
Table Mka1.Batches.Measures.BatchFailureCount @(
    'Code 24', 'Count 12 right', 'SampleCustomId 24', 'SampleMessage = Beginning($_.SampleMessage)'
)
List Mka1.Batches.Measures.BatchFailureCount @(
    'Code', 'Count', 'SampleCustomId', 'SampleMessage'
)
Table Mka1.Batches.Measures.BatchFailedRequest @(
    'CustomId 28', 'Code 24', 'Message = Beginning($_.Message)'
)
List Mka1.Batches.Measures.BatchFailedRequest @(
    'CustomId', 'Code', 'Message', 'BatchId'
)
