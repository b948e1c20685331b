# The form is described in build/Views.psm1.
Table Mka1.Images.GeneratedImage @(
    'Created 19 = CreatedAt', 'Prompt 24 = Beginning($_.Prompt)', 'Image = FirstBeginning($_, ''Path'', ''Url'', ''B64Json'')'
)
List Mka1.Images.GeneratedImage @(
    'Prompt', 'RevisedPrompt', 'Model', 'Created = CreatedAt', 'Path', 'Url', 'OutputFormat', 'B64Json = Beginning($_.B64Json)', 'Additional = AdditionalProperties'
)
