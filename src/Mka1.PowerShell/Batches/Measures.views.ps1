# The form is described in build/Views.psm1.
Table Mka1.Batches.Measures.BatchMeasure @(
    'Name 38', 'Requests 10 right', 'Succeeded 10 right', 'Failed 10 right', 'Missing 8 right',
    'Duration 10 right = [Mka1.PowerShell.Batches.BatchViewText]::Duration($_.Duration)',
    'PerSecond 10 right = [Mka1.PowerShell.Batches.BatchViewText]::PerSecond($_.RequestsPerSecond)', 'Tokens right = TotalTokens'
)
List Mka1.Batches.Measures.BatchMeasure @(
    'Name', 'Requests', 'Succeeded', 'Failed', 'Missing', 'Started = Time($_.Started)', 'Ended = Time($_.Ended)', 'Duration',
    'RequestsPerSecond', 'InputTokens', 'OutputTokens', 'TotalTokens', 'Failures', 'Batches'
)
Table Mka1.Batches.Measures.BatchFailureCount @(
    'Code 24', 'Count 12 right', 'SampleCustomId 24', 'SampleMessage = Beginning($_.SampleMessage)'
)
List Mka1.Batches.Measures.BatchFailureCount @(
    'Code', 'Count', 'SampleCustomId', 'SampleMessage'
)
