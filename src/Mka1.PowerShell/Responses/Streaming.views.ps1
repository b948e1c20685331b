# The form is described in build/Views.psm1.
Table Mka1.Responses.Streaming.ResponseStreamEvent @(
    'Number 6 right = SequenceNumber', 'Type 44',
    'Detail = FirstBeginning($_, ''Delta'', ''Text'', ''Refusal'', ''Arguments'', ''Input'', ''Code'', ''Command'', ''Annotation'', ''Part'', ''Item.Type'', ''Output'', ''Message'', ''Response.Status'')'
)
List Mka1.Responses.Streaming.ResponseStreamEvent @(
    'Type', 'SequenceNumber', 'Json = Json($_)'
)
