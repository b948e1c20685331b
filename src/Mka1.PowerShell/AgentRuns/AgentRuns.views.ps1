# The form is described in build/Views.psm1.
Table Mka1.AgentRuns.AgentRun @(
    'Id 37', 'Status 10', 'Text 30 = Beginning($_.OutputText)', 'Created 19 = CreatedAt', 'Agent = AgentId'
)
List Mka1.AgentRuns.AgentRun @(
    'Id', 'AgentId', 'Status', 'IsFinished', 'Created = CreatedAt', 'Completed = CompletedAt', 'Input', 'Text = OutputText', 'Error', 'ResponseId', 'Response', 'Conversation', 'PreviousResponseId',
    'Metadata', 'Additional = AdditionalProperties'
)
