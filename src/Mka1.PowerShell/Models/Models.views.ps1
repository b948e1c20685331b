# The form is described in build/Views.psm1.
Table Mka1.Models.Model @(
    'Id 50', 'Type 14 = ModelType', 'OwnedBy'
)
List Mka1.Models.Model @(
    'Id', 'Type = ModelType', 'OwnedBy', 'Created = Time($_.Created)', 'Additional = AdditionalProperties'
)
