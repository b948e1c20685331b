# The form is described in build/Views.psm1.
Table Mka1.EvalSchedules.EvalSchedule @(
    'Id 43', 'Enabled 7', 'When 27 = [Mka1.PowerShell.EvalSchedules.EvalScheduleViewText]::Rule($_.Cron, $_.Timezone, $_.IntervalSeconds)', 'NextRun 19 = NextRunAt', 'Name'
)
List Mka1.EvalSchedules.EvalSchedule @(
    'Id', 'Name', 'Description', 'Enabled', 'SuiteId', 'SuiteVersion', 'Models', 'Run', 'Cron', 'IntervalSeconds', 'Timezone', 'OverlapPolicy', 'NextRun = NextRunAt', 'LastRun = LastRunAt', 'LastRunId', 'LastRunStatus',
    'WebhookUrl', 'WebhookConfigured', 'Created = CreatedAt', 'Updated = UpdatedAt', 'Metadata', 'Additional = AdditionalProperties'
)
