BeforeAll {
    $null = Connect-TestEmulator
    $chat = '/v1/chat/completions'
    function New-Line([string] $Id, [string] $Url = $chat, [string] $Text = 'Hi') {
        '{"custom_id":"' + $Id + '","method":"POST","url":"' + $Url + '","body":{"model":"auto","messages":[{"role":"user","content":"' + $Text + '"}]}}'
    }
    function New-InputFile([string[]] $Lines, [string] $Name = "$([guid]::NewGuid()).jsonl") {
        $path = Join-Path $TestDrive $Name
        [System.IO.File]::WriteAllText($path, ($Lines -join "`n") + "`n")
        $path
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'New-Mka1Batch' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    Context 'of an uploaded file' {
        BeforeAll {
            $file = Send-Mka1File (New-InputFile (New-Line a), (New-Line b)) batch
        }

        It 'makes a batch' {
            $batch = New-Mka1Batch -InputFileId $file.Id -Metadata @{ job = 7; on = $true }
            $batch | Should -BeOfType ([Mka1.Batches.Batch])
            $batch.InputFileId, $batch.Endpoint, $batch.Metadata['job'], $batch.Metadata['on'] | Should -Be $file.Id, $chat, '7', 'true'
            $body = (Get-EmulatorRequest POST).body | ConvertFrom-Json
            $body.completion_window | Should -Be '24h'
        }

        It 'takes <What>' -ForEach @(
            @{ What = 'a file object'; Run = { $file | New-Mka1Batch } }
            @{ What = 'an id from the pipeline'; Run = { $file.Id | New-Mka1Batch } }
            @{ What = 'an id by position'; Run = { New-Mka1Batch $file.Id } }
            @{ What = 'the name FileId'; Run = { [pscustomobject]@{ FileId = $file.Id } | New-Mka1Batch } }
            @{ What = 'a batch, of whose input it makes another'; Run = { New-Mka1Batch $file.Id | New-Mka1Batch } }
        ) {
            (& $Run).InputFileId | Should -Be $file.Id
        }

        It 'refuses an endpoint that it does not know before any call, and takes it with -Force' {
            New-Mka1Batch $file.Id -Endpoint /v1/responses -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $file.Id '*/v1/responses*-Force*'
            Get-EmulatorRequest | Should -BeNullOrEmpty
            # With -Force the server rejects it.
            New-Mka1Batch $file.Id -Endpoint /v1/responses -Force -ErrorVariable problems -ErrorAction SilentlyContinue
            Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument $file.Id
        }

        It 'rejects an invalid id before any call: <_>' -ForEach ' ', '{"custom_id":', '@{id=1}', '["a"]', 'null', 42 {
            Clear-EmulatorRequest
            $_ | New-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
            Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument
            Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
        }

        It 'accepts an id with a colon' {
            'file:abc', 'https://x/y', 'zz:\q' | New-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue
            $problems | Should -HaveCount 3
            $problems | ForEach-Object { Assert-ErrorRecord $_ -Repeated:($_ -ne $problems[0]) Mka1.InvalidRequest }
        }

        It 'gives the server''s words for a file that is not there, and goes on' {
            $made = 'file-nobody', $file.Id | New-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue
            $made.InputFileId | Should -Be $file.Id
            $problems | Should -HaveCount 1
            $problems[0].TargetObject | Should -Be 'file-nobody'
            $problems[0].FullyQualifiedErrorId | Should -Match '^Mka1\.(NotFound|InvalidRequest),'
        }

        It 'refuses metadata of <What> before any call' -ForEach @(
            @{ What = '17 pairs'; Map = & { $m = @{}; 1..17 | ForEach-Object { $m["k$_"] = 'v' }; $m } }
            @{ What = 'a long key'; Map = @{ ('k' * 65) = 'v' } }
            @{ What = 'a long value'; Map = @{ k = 'v' * 513 } }
            @{ What = 'null'; Map = @{ k = $null } }
        ) {
            New-Mka1Batch $file.Id -Metadata $Map -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $file.Id
            Get-EmulatorRequest | Should -BeNullOrEmpty
        }

        It 'sends nothing with -WhatIf' {
            New-Mka1Batch $file.Id -WhatIf | Should -BeNullOrEmpty
            Get-EmulatorRequest | Should -BeNullOrEmpty
        }

        It 'is not sent again after status 500' {
            # A batch that was just created from the same file would be found instead.
            $own = Send-Mka1File (New-InputFile (New-Line a)) -Purpose batch
            Clear-EmulatorRequest
            Add-EmulatorFault @{ method = 'POST'; path = '/batches'; times = 9; status = 500 }
            New-Mka1Batch $own.Id -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems Mka1.ServerError ResourceUnavailable $own.Id
            Get-EmulatorRequest POST | Should -HaveCount 1
            @(Get-EmulatorRequest GET '*/batches').Count | Should -BeGreaterThan 0 -Because 'the list tells what became of it'
        }
    }

    Context 'of a local file' {
        It 'checks it, uploads it and makes a batch' {
            $path = New-InputFile (New-Line a), (New-Line b) 'of two.jsonl'
            $batch = New-Mka1Batch -Path $path -Metadata @{ a = 1 }
            $batch.Endpoint | Should -Be $chat
            (Get-Mka1File $batch.InputFileId).Filename | Should -Be 'of two.jsonl'
            @(Get-EmulatorRequest POST).path | Should -Be '/api/v1/llm/files', '/api/v1/llm/batches'
        }

        It 'takes the endpoint of the first line: <_>' -ForEach '/v1/embeddings', '/v1/images/generations' {
            $path = New-InputFile ('{"custom_id":"a","method":"POST","url":"' + $_ + '","body":{"model":"auto","input":"x","prompt":"x"}}')
            (New-Mka1Batch -Path $path).Endpoint | Should -Be $_
        }

        It 'takes <What>' -ForEach @(
            @{ What = 'wildcards'; Run = { New-Mka1Batch -Path (Join-Path $TestDrive 'w-*.jsonl') } }
            @{ What = 'file objects'; Run = { Get-Item (Join-Path $TestDrive 'w-*.jsonl') | Sort-Object Name | New-Mka1Batch } }
            @{ What = 'literal paths'; Run = { New-Mka1Batch -LiteralPath (Join-Path $TestDrive 'w-1.jsonl'), (Join-Path $TestDrive 'w-2.jsonl') } }
        ) {
            1, 2 | ForEach-Object { $null = New-InputFile (New-Line a) "w-$_.jsonl" }
            $made = & $Run
            ($made | ForEach-Object { Get-Mka1File $_.InputFileId }).Filename | Should -Be 'w-1.jsonl', 'w-2.jsonl'
        }

        It 'takes a path with brackets below the current location' {
            $null = New-InputFile (New-Line a) 'b [1].jsonl'
            Push-Location $TestDrive
            try {
                (New-Mka1Batch -LiteralPath './b [1].jsonl').Status | Should -Not -BeNullOrEmpty
            }
            finally {
                Pop-Location
            }
        }

        It 'reports <What> with file and line, and uploads nothing' -ForEach @(
            @{ What = 'what is no JSON'; Line = 2; Lines = { (New-Line a), '{"custom_id":', (New-Line c) }; Says = '*not JSON*' }
            @{ What = 'two values in a line'; Line = 1; Lines = { "$(New-Line a) {}" }; Says = '*not JSON*' }
            @{ What = 'what is no object'; Line = 1; Lines = { '[1]', (New-Line b) }; Says = '*not a JSON object*' }
            @{ What = 'a blank line'; Line = 2; Lines = { (New-Line a), '', (New-Line c) }; Says = '*blank*' }
            @{ What = 'no custom_id'; Line = 2; Lines = { (New-Line a), ((New-Line b) -replace '"custom_id":"b",') }; Says = '*custom_id*' }
            @{ What = 'an empty custom_id'; Line = 1; Lines = { New-Line '' }; Says = '*custom_id*' }
            @{ What = 'a custom_id twice'; Line = 3; Lines = { (New-Line a), (New-Line b), (New-Line a) }; Says = "*'a'*line 1*" }
            @{ What = 'another method'; Line = 1; Lines = { (New-Line a) -replace 'POST', 'GET' }; Says = '*POST*' }
            @{ What = 'no method'; Line = 1; Lines = { (New-Line a) -replace '"method":"POST",' }; Says = '*POST*missing*' }
            @{ What = 'another url than the first line'; Line = 2; Lines = { (New-Line a), (New-Line b '/v1/embeddings') }; Says = '*/v1/embeddings*/v1/chat/completions*' }
            @{ What = 'a url that cannot be called'; Line = 1; Lines = { New-Line a '/v1/responses' }; Says = '*/v1/responses*' }
            @{ What = 'no url'; Line = 2; Lines = { (New-Line a), ((New-Line b) -replace '"url":"[^"]+",') }; Says = '*url*missing*' }
            @{ What = 'no body'; Line = 1; Lines = { '{"custom_id":"a","method":"POST","url":"/v1/chat/completions"}' }; Says = '*body*' }
            @{ What = 'a body that is text'; Line = 1; Lines = { '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":"x"}' }; Says = '*body*' }
            @{ What = 'a byte order mark'; Line = 1; Lines = { "$([char]0xFEFF)$(New-Line a)" }; Says = '*byte order mark*' }
        ) {
            $path = New-InputFile (& $Lines)
            New-Mka1Batch -Path $path -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $path "$path, line $Line[:,]$Says"
            Get-EmulatorRequest | Should -BeNullOrEmpty
        }

        It 'tells every bad line' {
            $path = New-InputFile (New-Line a), 'x', (New-Line a), ''
            $null = New-Mka1Batch -Path $path -ErrorVariable problems -ErrorAction SilentlyContinue
            $problems | ForEach-Object { "$_" -replace '.*, line (\d+)(, column \d+)?:.*', '$1' } | Should -Be '2', '3', '4'
        }

        It 'reports the first 20 errors and the total' {
            $path = New-InputFile (@('x') * 1000)
            $null = New-Mka1Batch -Path $path -ErrorVariable problems -ErrorAction SilentlyContinue
            $problems | Should -HaveCount 21
            "$($problems[-1])" | Should -BeLike '1000 problems*'
        }

        It 'tells lines of another url than -Endpoint' {
            $path = New-InputFile (New-Line a), (New-Line b)
            $null = New-Mka1Batch -Path $path -Endpoint /v1/embeddings -ErrorVariable problems -ErrorAction SilentlyContinue
            $problems | Should -HaveCount 2
            "$($problems[0])" | Should -BeLike "*line 1*/v1/embeddings*"
            Get-EmulatorRequest | Should -BeNullOrEmpty
        }

        It 'takes a url that it does not know with -Force' {
            $path = New-InputFile (New-Line a '/v1/responses')
            $null = New-Mka1Batch -Path $path -Force -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
            @(Get-EmulatorRequest POST).path | Should -Contain '/api/v1/llm/files'
        }

        It 'refuses <What>' -ForEach @(
            @{ What = 'a missing file'; Path = 'no.jsonl' }, @{ What = 'an empty file'; Path = 'empty.jsonl' }
            @{ What = 'a directory'; Path = '.' }, @{ What = 'another provider'; Path = 'Env:PATH' }, @{ What = 'a pattern without a match'; Path = 'zz*.jsonl' }
        ) {
            Push-Location $TestDrive
            try {
                $null = New-Item -ItemType File empty.jsonl -Force
                New-Mka1Batch -Path $Path -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
                Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument
                $problems[0].TargetObject | Should -BeLike "*$(if ($Path -eq '.') { Split-Path $TestDrive -Leaf } else { [WildcardPattern]::Escape($Path) })"
                Get-EmulatorRequest | Should -BeNullOrEmpty
            }
            finally {
                Pop-Location
            }
        }

        It 'refuses metadata that is too long before the upload' {
            New-Mka1Batch -Path (New-InputFile (New-Line a)) -Metadata @{ k = 'v' * 513 } -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument
            Get-EmulatorRequest | Should -BeNullOrEmpty
        }

        It 'warns with the file id if the upload succeeds and the create fails' {
            Add-EmulatorFault @{ method = 'POST'; path = '/batches'; status = 500 }
            $path = New-InputFile (New-Line a)
            New-Mka1Batch -Path $path -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems Mka1.ServerError ResourceUnavailable $path
            $warnings | Should -HaveCount 2
            "$($warnings[0])" | Should -BeLike '*is unknown whether*'
            $id = (Get-Mka1File -First 1).Id
            "$($warnings[1])" | Should -BeLike "*$id*-InputFileId $id*"
            (New-Mka1Batch -InputFileId $id).InputFileId | Should -Be $id
        }

        It 'sends nothing with -WhatIf, but finds what is wrong' {
            New-Mka1Batch -Path (New-InputFile (New-Line a)) -WhatIf | Should -BeNullOrEmpty
            New-Mka1Batch -Path (New-InputFile 'x') -WhatIf -ErrorVariable problems -ErrorAction SilentlyContinue
            Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument
            Get-EmulatorRequest | Should -BeNullOrEmpty
        }

        It 'goes on with the next file after a bad one' {
            $paths = (New-InputFile 'x'), (New-InputFile (New-Line a))
            @(New-Mka1Batch -Path $paths -ErrorVariable problems -ErrorAction SilentlyContinue) | Should -HaveCount 1
            Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $paths[0]
        }
    }

    It 'completes -Endpoint' {
        $line = 'New-Mka1Batch file-1 -Endpoint /v1/'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText |
            Should -Be '/v1/chat/completions', '/v1/embeddings', '/v1/images/generations'
    }
}
