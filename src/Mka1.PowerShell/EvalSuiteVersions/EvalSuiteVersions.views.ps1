# The form is described in build/Views.psm1.
Table Mka1.EvalSuiteVersions.EvalSuiteVersion @(
    'Version 7 right', 'SuiteId 43', 'Created 19 = CreatedAt', 'Tasks = TaskIds'
)
List Mka1.EvalSuiteVersions.EvalSuiteVersion @(
    'Id', 'SuiteId', 'Version', 'Tasks = TaskIds', 'DatasetFileIds', 'Created = CreatedAt', 'Manifest', 'Metadata', 'Additional = AdditionalProperties'
)
