# The form is described in build/Views.psm1.
Table Mka1.Classifications.Classification @(
    'Label 20', 'Confidence 10 right', 'Text 47 = Beginning($_.Text)', 'Reasoning = Beginning($_.Reasoning)'
)
List Mka1.Classifications.Classification @(
    'Text', 'Label', 'Confidence', 'Reasoning', 'Success', 'Data', 'Model = Metadata.Model', 'Labels = Metadata.Labels', 'Additional = AdditionalProperties'
)
Table Mka1.Classifications.ClassificationData @(
    'Label 20', 'Confidence 10 right', 'Reasoning = Beginning($_.Reasoning)'
)
List Mka1.Classifications.ClassificationData @(
    'Label', 'Confidence', 'Reasoning', 'Additional = AdditionalProperties'
)
Table Mka1.Classifications.ClassificationMetadata @(
    'Model 35', 'Classified 19 = ClassifiedAt', 'Labels'
)
List Mka1.Classifications.ClassificationMetadata @(
    'Model', 'Labels', 'Classified = ClassifiedAt', 'Additional = AdditionalProperties'
)
