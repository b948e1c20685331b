# The form is described in build/Views.psm1.
Table Mka1.Responses.Content.ContentPart @(
    'Type 16', 'Detail = DetailBeginning($_, $_.Type)'
)
List Mka1.Responses.Content.ContentPart @(
    'Type', 'Text', 'Json = Json($_)'
)
Table Mka1.Responses.Content.Annotation @(
    'Type 24', 'Begin 7 right = First($_, ''StartIndex'', ''Index'')', 'End 7 right = EndIndex', 'Source = DetailBeginning($_, $_.Type)'
)
List Mka1.Responses.Content.Annotation @(
    'Type', 'Source = Value($_)', 'Json = Json($_)'
)
Table Mka1.Responses.Content.AudioData @(
    'Data 24', 'Format = Beginning($_.Format)'
)
List Mka1.Responses.Content.AudioData @(
    'Data', 'Format', 'Additional = AdditionalProperties'
)
List Mka1.Responses.Content.LogProbability @(
    'Token', 'Logprob', 'Bytes', 'TopLogprobs', 'Additional = AdditionalProperties'
)
Table Mka1.Responses.Content.LogProbability @(
    'Token 24', 'Logprob 12 right', 'Bytes 24', 'TopLogprobs'
)
