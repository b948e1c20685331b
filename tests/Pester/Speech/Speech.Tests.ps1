BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'ConvertTo-Mka1Speech' {
    BeforeEach {
        Clear-EmulatorRequest
        $folder = (New-Item -ItemType Directory "TestDrive:/$(New-Guid)").FullName
    }

    It 'saves WAV that is longer for a longer text' {
        $short = 'Hi.' | ConvertTo-Mka1Speech -Path "$folder/a.wav" -Model auto
        $long = ConvertTo-Mka1Speech 'Good morning to you.' "$folder/b.wav" -Language en
        $short.Path, $short.Format, $short.Language, $short.TextLength | Should -Be "$folder/a.wav", wav, en, 3
        $short.Length | Should -Be (Get-Item "$folder/a.wav").Length
        $long.Length | Should -BeGreaterThan $short.Length
        [System.Text.Encoding]::ASCII.GetString([System.IO.File]::ReadAllBytes($short.Path), 0, 4) | Should -Be RIFF
        (Get-EmulatorRequest -Method Post)[0].body | Should -Be '{"text":"Hi.","model":"auto"}'
    }

    It 'streams <_>, by the extension and by -Format' -ForEach mp3, pcm {
        $named = 'Hi.' | ConvertTo-Mka1Speech -Path "$folder/a.$_"
        $given = 'Hi.' | ConvertTo-Mka1Speech -Path "$folder/b.bin" -Format $_ -Language en
        $named.Format, $given.Format, $given.Language | Should -Be $_, $_, en
        $named.Length | Should -BeGreaterThan 1000
        $sent = @(Get-EmulatorRequest -Method Post)
        $sent.path | Should -Be '/api/v1/llm/speech/tts/stream', '/api/v1/llm/speech/tts/stream'
        $sent[1].body | Should -Be "{`"text`":`"Hi.`",`"language`":`"en`",`"format`":`"$_`"}"
    }

    It 'numbers the files in a folder by the texts, and goes on after an error' {
        $files = 'one', '', 'three' | ConvertTo-Mka1Speech -Path $folder -ErrorVariable problems -ErrorAction SilentlyContinue
        Split-Path -Leaf $files.Path | Should -Be speech-001.wav, speech-003.wav
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message 'The text is empty (item * of the input).'
    }

    It 'replaces a file only with -Force, and never one of its own' {
        'mine' | Set-Content "$folder/a.wav"
        { 'Hi.' | ConvertTo-Mka1Speech -Path "$folder/a.wav" -ErrorAction Stop } | Should -Throw '*already exists*' -ErrorId 'Mka1.InvalidInput,*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
        $files = 'one', 'two' | ConvertTo-Mka1Speech -Path "$folder/a.wav" -Force -ErrorVariable problems -ErrorAction SilentlyContinue
        $files.TextLength | Should -Be 3
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*just been saved*'
    }

    It 'leaves nothing behind when the server refuses' {
        { 'Hi.' | ConvertTo-Mka1Speech -Path "$folder/a.mp3" -Language xx -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidRequest,*'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a model for a stream'; With = @{ Path = 'a.mp3'; Model = 'auto' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a folder that does not exist'; With = @{ Path = 'none/a.wav' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'another format'; With = @{ Format = 'ogg' }; Id = 'ParameterArgumentValidationError,*' }
    ) {
        Push-Location $folder
        { 'Hi.' | ConvertTo-Mka1Speech @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Pop-Location
        Get-EmulatorRequest | Should -BeNullOrEmpty
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf' {
        'Hi.' | ConvertTo-Mka1Speech -Path $folder -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }
}

Describe 'ConvertFrom-Mka1Speech' {
    BeforeAll {
        $folder = (New-Item -ItemType Directory "TestDrive:/$(New-Guid)").FullName
        $files = 'Shall we begin? Yes.', 'Nine o''clock.' | ConvertTo-Mka1Speech -Path $folder
    }

    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'understands <What>' -ForEach @(
        @{ What = 'speech from the pipeline'; Run = { $files | ConvertFrom-Mka1Speech } }
        @{ What = 'files from the pipeline'; Run = { Get-ChildItem "$folder/speech*.wav" | ConvertFrom-Mka1Speech -ThrottleLimit 1 } }
        @{ What = 'paths from the pipeline'; Run = { $files.Path | ConvertFrom-Mka1Speech } }
        @{ What = 'a pattern'; Run = { ConvertFrom-Mka1Speech "$folder/speech*.wav" -Model auto } }
        @{ What = 'speech from CLIXML'; Run = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($files)) | ConvertFrom-Mka1Speech } }
    ) {
        $texts = & $Run
        $texts.Text | Should -Be 'Shall we begin? Yes.', 'Nine o''clock.'
        $texts.Path | Should -Be $files.Path
        $texts[0].Language, $texts[0].Confidence, $texts[0].Speakers.Count | Should -Be en, 0.98, 0
    }

    It 'understands a file whose name is a pattern' {
        $file = 'Hi.' | ConvertTo-Mka1Speech -Path "$folder/a[1].wav"
        ($file | ConvertFrom-Mka1Speech).Text | Should -Be 'Hi.'
    }

    It 'tells the speakers apart' {
        $speakers = ($files[0] | ConvertFrom-Mka1Speech -IncludeSpeaker -Language en).Speakers
        $speakers.Speaker | Should -Be speaker_1, speaker_2
        $speakers.Text | Should -Be 'Shall we begin?', 'Yes.'
        $speakers[1].OffsetMilliseconds, $speakers[1].DurationMilliseconds | Should -Be 300, 80
        (Get-EmulatorRequest -Method Post).path | Should -BeLike '*/speech/transcriptions'
    }

    It 'sends the parameters in the query' {
        'x' | Set-Content "$folder/a.mp3"
        $null = ConvertFrom-Mka1Speech "$folder/a.mp3" -Prompt Names -Temperature 0.5
        "$((Get-EmulatorRequest -Method Post).query)" | Should -BeLike '*prompt=Names&temperature=0.5'
    }

    It 'refuses <What> before anything is sent, and goes on' -ForEach @(
        @{ What = 'speakers in MP3'; File = 'b.mp3'; Size = 10; With = @{ IncludeSpeaker = $true }; Message = '*neither WAV nor PCM*' }
        @{ What = 'more than 25 MB'; File = 'c.wav'; Size = 25MB + 1; With = @{}; Message = '*25 MB*' }
        @{ What = 'an empty file'; File = 'd.wav'; Size = 0; With = @{}; Message = '*empty*' }
        @{ What = 'another format'; File = 'e.txt'; Size = 10; With = @{}; Message = '*no extension of a format*' }
    ) {
        $stream = [System.IO.File]::Create("$folder/$File")
        $stream.SetLength($Size)
        $stream.Dispose()
        $texts = "$folder/$File", $files[1].Path | ConvertFrom-Mka1Speech @With -ErrorVariable problems -ErrorAction SilentlyContinue
        $texts.Text | Should -Be 'Nine o''clock.'
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Message -Target "$folder/$File"
        @(Get-EmulatorRequest).Count | Should -Be 1
    }

    It 'names the file that the server refuses' {
        'x' | Set-Content "$folder/f.wav"
        $texts = "$folder/f.wav", $files[1].Path | ConvertFrom-Mka1Speech -IncludeSpeaker -ErrorVariable problems -ErrorAction SilentlyContinue
        $texts.Text | Should -Be 'Nine o''clock.'
        Assert-ErrorRecord $problems -Id Mka1.InvalidRequest -Message "'$folder/f.wav': *WAV and PCM only*" -Target "$folder/f.wav"
    }
}
