# Samples of speech for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'ConvertTo-Mka1Speech'; With = { param($Folder) @{ Text = 'x'; Path = "$Folder/x.wav"; Force = $true } }; TakesAnything = $true; Reads = $true }
        @{ Name = 'ConvertFrom-Mka1Speech'; With = { param($Folder) Write-Line "$Folder/x.wav" 'RIFF'; @{ Path = "$Folder/x.wav" } } }
    )
    Answers = @(
        @{ Path = '/speech/tts'; Body = 'RIFF and samples' }
        @{
            Path = '/speech/transcriptions'
            Body = '{"text":"Hi.","language":"en","confidence":0.5,"speakers":[{"speaker":"a","text":"Hi.","confidence":0.25,"offset_ms":10,"duration_ms":20}],"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.Speech.Transcription'        =
        '{"text":"The meeting begins at nine, and nobody has read the minutes of the last one.","language":"en","confidence":0.98}',
        '{"text":"Ja.","language":"de-AT"}'
        'Mka1.Speech.TranscriptionSpeaker' =
        '{"speaker":"speaker_1","text":"Shall we begin with the minutes of the last meeting?","confidence":0.98,"offset_ms":3601500,"duration_ms":600}',
        '{"speaker":2,"text":"Yes."}'
    }
}
