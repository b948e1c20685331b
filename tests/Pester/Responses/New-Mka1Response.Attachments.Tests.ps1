BeforeAll {
    $null = Connect-TestEmulator
    $folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "mka1-$([guid]::NewGuid())")
    # 'hello', for any file name.
    'a.png', 'a.JPG', 'a.webp', 'a.gif', 'a.tiff', 'a.pdf', 'a.txt', 'a.csv', 'a.mp4', 'a.docx', 'a.xyz', 'a.wav', 'a.MP3', 'a.ogg', 'with [brackets] é.png', 'file_1' |
        ForEach-Object { [IO.File]::WriteAllText("$folder/$_", 'hello') }
    [IO.File]::WriteAllText("$folder/empty.png", '')
    function Get-SentPart([int] $Index = 1) {
        $body = (Get-EmulatorRequest POST /responses)[-1].body | ConvertFrom-Json
        $body.input[0].type, $body.input[0].role | Should -Be 'message', 'user'
        $body.input[0].content[0].type | Should -Be 'input_text'
        $body.input[0].content[$Index]
    }
    function Get-SentPartJson([int] $Index = 1) {
        $part = Get-SentPart $Index
        $sorted = [ordered]@{}
        $part.psobject.Properties.Name | Sort-Object | ForEach-Object { $sorted[$_] = $part.$_ }
        $sorted | ConvertTo-Json -Compress
    }
}
AfterAll {
    Remove-Item $folder -Recurse
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'New-Mka1Response, attachments' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'makes of -<Name> <Source>: <Json>' -ForEach @(
        @{ Name = 'Image'; Source = 'a.png'; Json = '{"image_url":"data:image/png;base64,aGVsbG8=","type":"input_image"}' }
        @{ Name = 'Image'; Source = 'a.JPG'; Json = '{"image_url":"data:image/jpeg;base64,aGVsbG8=","type":"input_image"}' }
        @{ Name = 'Image'; Source = 'a.webp'; Json = '{"image_url":"data:image/webp;base64,aGVsbG8=","type":"input_image"}' }
        @{ Name = 'Image'; Source = 'a.gif'; Json = '{"image_url":"data:image/gif;base64,aGVsbG8=","type":"input_image"}' }
        @{ Name = 'Image'; Source = 'a.tiff'; Json = '{"image_url":"data:image/tiff;base64,aGVsbG8=","type":"input_image"}' }
        @{ Name = 'Image'; Source = 'with [brackets] é.png'; Json = '{"image_url":"data:image/png;base64,aGVsbG8=","type":"input_image"}' }
        @{ Name = 'Image'; Source = 'https://example.com/a.png?b=c'; Json = '{"image_url":"https://example.com/a.png?b=c","type":"input_image"}' }
        @{ Name = 'Image'; Source = 'HTTP://example.com/a'; Json = '{"image_url":"HTTP://example.com/a","type":"input_image"}' }
        @{ Name = 'Image'; Source = 'data:image/png;base64,AAAA'; Json = '{"image_url":"data:image/png;base64,AAAA","type":"input_image"}' }
        @{ Name = 'Image'; Source = 'file_abc123'; Json = '{"file_id":"file_abc123","type":"input_image"}' }
        @{ Name = 'Image'; Source = 'file-abc123'; Json = '{"file_id":"file-abc123","type":"input_image"}' }
        @{ Name = 'File'; Source = 'a.pdf'; Json = '{"file_data":"data:application/pdf;base64,aGVsbG8=","filename":"a.pdf","type":"input_file"}' }
        @{ Name = 'File'; Source = 'a.csv'; Json = '{"file_data":"data:text/csv;base64,aGVsbG8=","filename":"a.csv","type":"input_file"}' }
        @{ Name = 'File'; Source = 'a.mp4'; Json = '{"file_data":"data:video/mp4;base64,aGVsbG8=","filename":"a.mp4","type":"input_file"}' }
        @{ Name = 'File'; Source = 'a.docx'; Json = '{"file_data":"data:application/vnd.openxmlformats-officedocument.wordprocessingml.document;base64,aGVsbG8=","filename":"a.docx","type":"input_file"}' }
        @{ Name = 'File'; Source = 'a.xyz'; Json = '{"file_data":"data:application/octet-stream;base64,aGVsbG8=","filename":"a.xyz","type":"input_file"}' }
        @{ Name = 'File'; Source = 'https://example.com/a.pdf'; Json = '{"file_url":"https://example.com/a.pdf","type":"input_file"}' }
        @{ Name = 'File'; Source = 'data:application/pdf;base64,AAAA'; Json = '{"file_data":"data:application/pdf;base64,AAAA","type":"input_file"}' }
        @{ Name = 'File'; Source = 'file_abc123'; Json = '{"file_id":"file_abc123","type":"input_file"}' }
        @{ Name = 'Audio'; Source = 'a.wav'; Json = '{"input_audio":{"data":"aGVsbG8=","format":"wav"},"type":"input_audio"}' }
        @{ Name = 'Audio'; Source = 'a.MP3'; Json = '{"input_audio":{"data":"aGVsbG8=","format":"mp3"},"type":"input_audio"}' }
        @{ Name = 'Audio'; Source = 'data:audio/x-wav;base64,AAAA'; Json = '{"input_audio":{"data":"AAAA","format":"wav"},"type":"input_audio"}' }
        @{ Name = 'Audio'; Source = 'data:audio/mpeg;base64,AAAA'; Json = '{"input_audio":{"data":"AAAA","format":"mp3"},"type":"input_audio"}' }
        @{ Name = 'Audio'; Source = 'https://example.com/a.wav'; Json = '{"file_url":"https://example.com/a.wav","type":"input_file"}' }
        @{ Name = 'Audio'; Source = 'file_abc123'; Json = '{"file_id":"file_abc123","type":"input_file"}' }
    ) {
        $given = @{ $Name = $(if (Test-Path -LiteralPath "$folder/$Source") { "$folder/$Source" } else { $Source }) }
        New-Mka1Response 'look' @given -ErrorAction Stop | Select-Object -ExpandProperty OutputText | Should -Be 'You said: look'
        # The log keeps the original JSON; the order within a part matters only for this comparison.
        $json = Get-SentPartJson
        if ($Name -eq 'Audio' -and $Json -like '*input_audio*') {
            $json = $json -replace '"input_audio":\{"format":"(\w+)","data":"([^"]+)"\}', '"input_audio":{"data":"$2","format":"$1"}'
        }
        $json | Should -Be $Json
    }

    It 'puts them after the prompt: images, files, recordings, each in its order' {
        $null = New-Mka1Response 'look' -Audio "$folder/a.wav" -File "$folder/a.pdf", file_9 -Image "$folder/a.png", 'https://example.com/b.png' -ErrorAction Stop
        1..5 | ForEach-Object { (Get-SentPart $_).type } | Should -Be 'input_image', 'input_image', 'input_file', 'input_file', 'input_audio'
        (Get-SentPart 2).image_url | Should -Be 'https://example.com/b.png'
        (Get-SentPart 4).file_id | Should -Be 'file_9'
    }

    It 'takes what Send-Mka1File gave' {
        $sent = Send-Mka1File "$folder/a.pdf" -Purpose user_data
        $null = New-Mka1Response 'look' -File $sent -Image $sent -ErrorAction Stop
        (Get-SentPart 1).file_id, (Get-SentPart 2).file_id | Should -Be $sent.Id, $sent.Id
    }

    It 'takes what Get-Item and Get-ChildItem gave' {
        $null = New-Mka1Response 'look' -File (Get-Item "$folder/a.pdf") -Image (Get-ChildItem $folder -Filter a.png) -ErrorAction Stop
        (Get-SentPart 2).filename | Should -Be 'a.pdf'
    }

    It 'takes relative paths from where PowerShell is, and a file over an id of the same name' {
        Push-Location $folder
        try {
            $null = New-Mka1Response 'look' -File a.txt, ./a.csv, file_1, file_2 -ErrorAction Stop
        }
        finally {
            Pop-Location
        }
        (Get-SentPart 1).filename, (Get-SentPart 2).filename, (Get-SentPart 3).filename, (Get-SentPart 4).file_id | Should -Be 'a.txt', 'a.csv', 'file_1', 'file_2'
    }

    It 'takes an id also where PowerShell is not in the file system' {
        Push-Location env:
        try {
            $null = New-Mka1Response 'look' -File file_2 -ErrorAction Stop
        }
        finally {
            Pop-Location
        }
        (Get-SentPart 1).file_id | Should -Be 'file_2'
    }

    It 'refuses <What> before any call' -ForEach @(
        @{ What = 'a missing image'; With = @{ Image = 'nothing.png' }; Says = "There is no file '*nothing.png'." }
        @{ What = 'a missing file beside one that is there'; With = @{ File = 'a.pdf', 'nothing.pdf' }; Says = "There is no file '*nothing.pdf'." }
        @{ What = 'a missing recording'; With = @{ Audio = 'nothing.wav' }; Says = "There is no file '*nothing.wav'." }
        @{ What = 'a missing folder'; With = @{ File = 'nowhere/a.pdf' }; Says = "There is no file '*a.pdf'." }
        @{ What = 'an empty image'; With = @{ Image = 'empty.png' }; Says = "'*empty.png' is empty." }
        @{ What = 'a folder'; With = @{ File = '.' }; Says = '*is a directory*' }
        @{ What = 'a text as an image'; With = @{ Image = 'a.txt' }; Says = '*is not a supported image*' }
        @{ What = 'an unknown kind as an image'; With = @{ Image = 'a.xyz' }; Says = '*is not a supported image*' }
        @{ What = 'a wrong kind of recording'; With = @{ Audio = 'a.ogg' }; Says = '*is not supported audio*' }
        @{ What = 'a wrong kind of recording as data'; With = @{ Audio = 'data:audio/ogg;base64,AAAA' }; Says = '*data:audio/wav*' }
        @{ What = 'a wildcard'; With = @{ Image = '*.png' }; Says = "There is no file '*" }
        @{ What = 'another drive'; With = @{ File = 'env:PATH' }; Says = "'env:PATH' is not in the file system but in the provider Environment. Give a path of the file system." }
        @{ What = 'a drive that is not there'; With = @{ Image = 'nodrive:/a.png' }; Says = "'nodrive:/a.png' cannot be found: *drive*nodrive*" }
        @{ What = 'a null character'; With = @{ File = "a`0b" }; Says = '*contains a null character. Leave it out.' }
    ) {
        Push-Location $folder
        try {
            New-Mka1Response 'look' @With -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        }
        finally {
            Pop-Location
        }
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument look $Says
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'reads each file once for all prompts' {
        'b.png', 'b.txt', 'b.wav' | ForEach-Object { Copy-Item "$folder/a.png" "$folder/$_" }
        # The files are deleted after the first response.
        $made = 'one', 'two', 'three' | New-Mka1Response -Image "$folder/b.png" -File "$folder/b.txt" -Audio "$folder/b.wav" -ErrorAction Stop |
            ForEach-Object { Remove-Item "$folder/b.*"; $_ }
        $made | Should -HaveCount 3
        $bodies = (Get-EmulatorRequest POST /responses).body | ConvertFrom-Json
        $bodies.input.content | Where-Object type -EQ input_text | ForEach-Object text | Should -Be 'one', 'two', 'three'
        @($bodies.input.content | Where-Object type -NE input_text | ForEach-Object { $_ | ConvertTo-Json -Compress } | Sort-Object -Unique) | Should -HaveCount 3
        @($bodies.input.content) | Should -HaveCount 12
    }

    It 'refuses a file that cannot be read' {
        [IO.File]::WriteAllText("$folder/secret.png", 'x')
        # A file that another program has locked is unreadable for any user.
        $held = [IO.File]::Open("$folder/secret.png", 'Open', 'Read', 'None')
        try {
            New-Mka1Response 'look' -Image "$folder/secret.png" -ErrorVariable problems -ErrorAction SilentlyContinue
        }
        finally {
            $held.Dispose()
        }
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument look '*cannot be read*'
    }

    It 'cannot be mixed with -Input' {
        { New-Mka1Response -Input @{ role = 'user'; content = 'x' } -Image "$folder/a.png" } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
    }
}
