# The form is described in build/Views.psm1.
Table Mka1.Conversations.Conversation @(
    'Id 38', 'Created 19 = CreatedAt', 'Metadata = Pairs($_.Metadata)'
)
List Mka1.Conversations.Conversation @(
    'Id', 'Created = CreatedAt', 'Deleted = DeletedAt', 'Metadata', 'Additional = AdditionalProperties'
)
