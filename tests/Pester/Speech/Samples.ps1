# Samples of speech for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'ConvertTo-Mka1Speech'; With = { param($Folder) @{ Text = 'x'; Path = "$Folder/x.wav"; Force = $true } }; Reads = $true }
        @{ Name = 'ConvertFrom-Mka1Speech'; With = { @{ LiteralPath = "$PSScriptRoot/sample.wav" } } }
    )
    Answers = @(
        @{ Path = '/speech/tts'; Body = 'RIFF and samples' }
        @{
            Path = '/speech/transcriptions'
            Body = '{"text":"Hi.","language":"en","confidence":0.5,"speakers":[{"speaker":"a","text":"Hi.","confidence":0.25,"offset_ms":10,"duration_ms":20}],"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.Speech.SpeechFile'           = {
            # The path of a file that a test creates differs from machine to machine.
            $constructor = [Mka1.Speech.SpeechFile].GetConstructors([System.Reflection.BindingFlags] 'Instance,NonPublic')[0]
            $constructor.Invoke(@('/home/ann/meetings/2026/the-weekly-meeting.wav', [long] 123456789, 'en', 'wav', 26))
            $constructor.Invoke(@('speech-001.mp3', [long] 0, $null, 'mp3', 3))
        }
        'Mka1.Speech.Transcription'        = {
            $first = ConvertTo-Kind Mka1.Speech.Transcription '{"text":"The meeting begins at nine, and nobody has read the minutes of the last one.","language":"en","confidence":0.98}'
            # The cmdlet sets the path.
            $null = [Mka1.Speech.Transcription].GetProperty('Path').GetSetMethod($true).Invoke($first, @('/home/ann/meetings/2026/the-weekly-meeting.wav'))
            $first
            ConvertTo-Kind Mka1.Speech.Transcription '{"text":"Ja.","language":"de-AT"}'
        }
        'Mka1.Speech.TranscriptionSpeaker' =
        '{"speaker":"speaker_1","text":"Shall we begin with the minutes of the last meeting?","confidence":0.98,"offset_ms":3601500,"duration_ms":600}',
        '{"speaker":2,"text":"Yes."}'
    }
}
