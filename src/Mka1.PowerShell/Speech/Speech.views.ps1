# The form is described in build/Views.psm1.
Table Mka1.Speech.SpeechFile @(
    'Length 11 right', 'Format 6', 'Language 8', 'Path'
)
List Mka1.Speech.SpeechFile @(
    'Path', 'Length', 'Format', 'Language', 'TextLength'
)
Table Mka1.Speech.Transcription @(
    'Language 8', 'Confidence 10 right', 'Text 58 = Beginning($_.Text)', 'Path'
)
List Mka1.Speech.Transcription @(
    'Path', 'Language', 'Confidence', 'Text', 'Speakers', 'Additional = AdditionalProperties'
)
Table Mka1.Speech.TranscriptionSpeaker @(
    'Speaker 12', 'Offset 12 right = OffsetMilliseconds', 'Duration 12 right = DurationMilliseconds', 'Text 31 = Beginning($_.Text)', 'Confidence 10 right'
)
List Mka1.Speech.TranscriptionSpeaker @(
    'Speaker', 'Offset = OffsetMilliseconds', 'Duration = DurationMilliseconds', 'Text', 'Confidence', 'Additional = AdditionalProperties'
)
