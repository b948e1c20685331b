# The form is described in build/Views.psm1.
Table Mka1.Http.Deletion @(
    'Id 50', 'Deleted'
)
List Mka1.Http.Deletion @(
    'Id', 'Object', 'Deleted', 'Additional = AdditionalProperties'
)
