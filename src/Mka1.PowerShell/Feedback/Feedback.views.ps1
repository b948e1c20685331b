# The form is described in build/Views.psm1.
Table Mka1.Feedback.ResponseFeedback @(
    'Id 37', 'Rating 11', 'Description = Beginning($_.Description)'
)
List Mka1.Feedback.ResponseFeedback @(
    'Id', 'Rating', 'Description', 'Created = CreatedAt', 'Updated = UpdatedAt', 'Additional = AdditionalProperties'
)
