# The form is described in build/Views.psm1.
Table Mka1.AgentSchedules.AgentSchedule @(
    'Id 39', 'Status 9', 'Schedule 29', 'Name 19', 'Agent = AgentId'
)
List Mka1.AgentSchedules.AgentSchedule @(
    'Id', 'AgentId', 'Name', 'Status', 'Schedule', 'Input', 'Runs = RunCount', 'LastRun = LastRunAt', 'LastRunId', 'Conversation', 'PreviousResponseId', 'TemporalScheduleId',
    'Created = CreatedAt', 'Updated = UpdatedAt', 'Deleted = DeletedAt', 'Metadata', 'Additional = AdditionalProperties'
)
Table Mka1.Schedules.ScheduleRule @(
    'Type 10', 'RunAt 19', 'IntervalSeconds 15 right', 'Cron 20', 'Timezone'
)
List Mka1.Schedules.ScheduleRule @(
    'Type', 'RunAt', 'IntervalSeconds', 'Cron', 'Timezone', 'Additional = AdditionalProperties'
)
