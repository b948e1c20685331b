# The form is described in build/Views.psm1.
Table Mka1.EvalSamples.EvalSample @(
    'Index 5 right = SampleIndex', 'Status 14', 'Task 18 = TaskId', 'Scores 16 = Pairs($_.Scores)', 'Output 22 = Beginning($_.OutputText)', 'Model 19', 'Run = RunId'
)
List Mka1.EvalSamples.EvalSample @(
    'Id', 'RunId', 'TaskId', 'Model', 'Index = SampleIndex', 'Status', 'Scores', 'Prompt', 'Target', 'Output = OutputText', 'Extracted = ExtractedOutput', 'Judge', 'Error', 'ResponseId', 'DatasetRow',
    'Created = CreatedAt', 'Started = StartedAt', 'Completed = CompletedAt', 'Additional = AdditionalProperties'
)
