# The form is described in build/Views.psm1.
Table Mka1.Speech.SpeechFile @(
    'Length 11 right', 'Format 6', 'Language 8', 'Path'
)
List Mka1.Speech.SpeechFile @(
    'Path', 'Length', 'Format', 'Language', 'TextLength'
)
Table Mka1.Speech.Transcription @(
    'Language 8', 'Confidence 10 right', 'Path 24', 'Text = Beginning($_.Text)'
)
List Mka1.Speech.Transcription @(
    'Path', 'Language', 'Confidence', 'Text', 'Speakers', 'Additional = AdditionalProperties'
)
Table Mka1.Speech.TranscriptionSpeaker @(
    'Speaker 12', 'Offset 10 right = OffsetMilliseconds', 'Duration 10 right = DurationMilliseconds', 'Confidence 10 right', 'Text = Beginning($_.Text)'
)
List Mka1.Speech.TranscriptionSpeaker @(
    'Speaker', 'Offset = OffsetMilliseconds', 'Duration = DurationMilliseconds', 'Text', 'Confidence', 'Additional = AdditionalProperties'
)
