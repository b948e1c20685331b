# The form is described in build/Views.psm1.
Table Mka1.EvalRuns.EvalRun @(
    'Id 41', 'Status 11', 'Samples 25 = RequestCounts', 'Models 19', 'Suite = SuiteId'
)
List Mka1.EvalRuns.EvalRun @(
    'Id', 'Status', 'Samples = RequestCounts', 'Models', 'Metrics', 'Error', 'SuiteId', 'SuiteVersion', 'SuiteVersionId', 'TaskIds', 'JudgeModel', 'EmbeddingModel', 'Generation', 'ArtifactFileIds',
    'Created = CreatedAt', 'Started = StartedAt', 'Completed = CompletedAt', 'Cancelled = CancelledAt', 'Failed = FailedAt', 'Metadata', 'Additional = AdditionalProperties'
)
Table Mka1.EvalRuns.EvalRunCounts @(
    'Total 8 right', 'Completed 9 right', 'Failed 8 right'
)
List Mka1.EvalRuns.EvalRunCounts @(
    'Total', 'Completed', 'Failed', 'Additional = AdditionalProperties'
)
