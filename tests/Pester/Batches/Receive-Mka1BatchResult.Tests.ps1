BeforeAll {
    $null = Connect-TestEmulator
    # The batches of the emulator finish before the default poll interval.
    $PSDefaultParameterValues = @{ 'Wait-Mka1Batch:PollIntervalSeconds' = 0.1 }
    function New-FinishedBatch([string[]] $Prompts) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        $number = 0
        Write-Line $path ($Prompts | ForEach-Object { '{"custom_id":"r' + (++$number) + '","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"' + $_ + '"}]}}' })
        New-Mka1Batch -Path $path | Wait-Mka1Batch -PollIntervalSeconds 0.1
    }
    function New-Result([string] $Id, [string] $Text = 'Hi') {
        @{ id = "response_$Id"; custom_id = $Id; response = @{ status_code = 200; body = @{ choices = @(@{ message = @{ content = $Text } }) } }; error = $null } | ConvertTo-Json -Depth 9 -Compress
    }
    function New-Line([string] $CustomId, [string] $Prompt) {
        @{ custom_id = $CustomId; method = 'POST'; url = '/v1/chat/completions'
            body = @{ model = 'auto'; messages = @(@{ role = 'user'; content = $Prompt }) } } | ConvertTo-Json -Depth 9 -Compress
    }
    function New-Folder {
        (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
    }
    function Start-TestBatch([string[]] $Line, [hashtable] $Parameter = @{}) {
        $file = Join-Path (New-Folder) requests.jsonl
        Set-Content $file $Line
        New-Mka1Batch -Path $file @Parameter
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Receive-Mka1BatchResult' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives one object a request, from both files' {
        $batch = New-FinishedBatch 'one', 'two [fail bad_luck]', 'three', 'four [fail 429]'
        $results = $batch | Receive-Mka1BatchResult
        $results | ForEach-Object { $_ | Should -BeOfType ([Mka1.Batches.BatchResult]) }
        $results.CustomId | Sort-Object | Should -Be 'r1', 'r2', 'r3', 'r4'
        $results.BatchId | Select-Object -Unique | Should -Be $batch.Id
        $byId = $results | Group-Object CustomId -AsHashTable
        $byId.r1.Succeeded, $byId.r1.StatusCode, $byId.r1.Text | Should -Be $true, 200, 'You said: one'
        $byId.r2.Succeeded, $byId.r2.Error.Code | Should -Be $false, 'bad_luck'
        $byId.r4.Succeeded, $byId.r4.Error.Message | Should -Not -Contain $null
        $byId.r4.Succeeded | Should -BeFalse
    }

    It 'takes ids, an array and the name BatchId' {
        $batch = New-FinishedBatch 'one'
        (Receive-Mka1BatchResult $batch.Id).CustomId | Should -Be 'r1'
        (Receive-Mka1BatchResult -Id $batch.Id, $batch.Id).CustomId | Should -Be 'r1', 'r1'
        ($batch.Id | Receive-Mka1BatchResult).CustomId | Should -Be 'r1'
        ([pscustomobject]@{ BatchId = $batch.Id } | Receive-Mka1BatchResult).CustomId | Should -Be 'r1'
    }

    It 'returns objects that Export-Csv can write' {
        $csv = New-FinishedBatch 'one', 'two [fail]' | Receive-Mka1BatchResult | Select-Object CustomId, Succeeded, Text | ConvertTo-Csv
        $csv | Should -HaveCount 3
        $csv[1] | Should -Be '"r1","True","You said: one"'
    }

    It 'reads no further when no more is wanted' {
        $batch = New-FinishedBatch 'one', 'two [fail]'
        Clear-EmulatorRequest
        @($batch | Receive-Mka1BatchResult | Select-Object -First 1) | Should -HaveCount 1
        Get-EmulatorRequest GET '*/content' | Should -HaveCount 1
    }

    It 'returns a request once if both files contain it' {
        $batch = New-FinishedBatch 'one', 'two [fail]'
        $content = (New-Result r1), (New-Result r2) -join "`n"
        Add-EmulatorFault @{ path = '^.*/content'; times = 2; body = $content; contentType = 'application/jsonl' }
        ($batch | Receive-Mka1BatchResult).CustomId | Should -Be 'r1', 'r2'
    }

    It 'tells a line that cannot be read with file and line, and gives the others' {
        $batch = New-FinishedBatch 'one'
        Add-EmulatorFault @{ path = '^.*/content'; body = ((New-Result r1), '{"broken":', '{"id":"x"}', '[1]', (New-Result r2) -join "`n"); contentType = 'application/jsonl' }
        $results = $batch | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.CustomId | Should -Be 'r1', 'r2'
        $problems | Should -HaveCount 3
        0..2 | ForEach-Object { Assert-ErrorRecord $problems[$_] Mka1.Protocol InvalidData $batch.OutputFileId -Repeated:($_ -gt 0) }
        $problems | ForEach-Object { "$_" -replace '.*, line (\d+):.*', '$1' } | Should -Be '2', '3', '4'
    }

    It 'stops at such a line with -ErrorAction Stop' {
        $batch = New-FinishedBatch 'one'
        Add-EmulatorFault @{ path = '^.*/content'; body = ((New-Result r1), 'broken', (New-Result r2) -join "`n") }
        { $batch | Receive-Mka1BatchResult -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.Protocol*'
    }

    It 'goes on after a drop in the middle' {
        $batch = New-FinishedBatch (1..200)
        Add-EmulatorFault @{ path = '^.*/content'; times = 2; dropAfterBytes = 20000 }
        $results = $batch | Receive-Mka1BatchResult -ErrorAction Stop
        ($results.CustomId | Select-Object -Unique).Count | Should -Be 200
        $results | Should -HaveCount 200
    }

    It 'refuses a batch that is not over, says how to wait, and goes on' {
        $path = Join-Path $TestDrive forever.jsonl
        Write-Line $path '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"x [forever]"}]}}'
        $running = New-Mka1Batch -Path $path
        $over = New-FinishedBatch 'one'
        $results = $running, $over | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.CustomId | Should -Be 'r1'
        Assert-ErrorRecord $problems Mka1.Conflict InvalidOperation $running.Id '*Wait-Mka1Batch*'
    }

    It 'tells why the server refused the input file' {
        $batch = New-FinishedBatch 'one'
        $failed = @{ id = $batch.Id; object = 'batch'; status = 'failed'; endpoint = '/v1/chat/completions'; errors = @{ object = 'list'; data = @(@{ code = 'bad_line'; message = 'no good'; line = 3 }) } }
        Add-EmulatorFault @{ path = "/batches/$($batch.Id)"; body = $failed }
        $batch | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $batch.Id '*no good*'
    }

    It 'returns nothing without files' {
        $batch = New-FinishedBatch 'one'
        Add-EmulatorFault @{ path = "/batches/$($batch.Id)"; body = @{ id = $batch.Id; object = 'batch'; status = 'cancelled'; output_file_id = $null; error_file_id = $null } }
        $batch | Receive-Mka1BatchResult -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'gives an error for what is not there' {
        '', 'batch_nobody' | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems[0] Mka1.InvalidInput InvalidArgument ''
        Assert-ErrorRecord $problems[1] Mka1.NotFound ObjectNotFound 'batch_nobody'
    }

    It 'ends at once with Ctrl+C' {
        $batch = New-FinishedBatch 'one'
        Add-EmulatorFault @{ path = '^.*/content'; delayMs = 60000 }
        $run = Start-Script { param($id) Receive-Mka1BatchResult $id } $batch.Id
        Wait-Until { Get-EmulatorRequest GET '*/content' }
        Stop-Script $run
        Wait-Until { (Get-EmulatorRequest GET '*/content').ended }
    }

    It 'gives each request once, from both files, with its answer' {
        $batch = Start-TestBatch (New-Line a 'Hi'), (New-Line b '[fail 429]'), (New-Line c '[words 3]') | Wait-Mka1Batch
        $results = @($batch | Receive-Mka1BatchResult)
        $results.CustomId | Sort-Object | Should -Be a, b, c
        $a, $b = $results | Sort-Object CustomId | Select-Object -First 2
        $a.Text | Should -Be 'You said: Hi'
        $a.Body | Should -BeOfType Mka1.Batches.Answers.ChatCompletion
        $a.Body.Choices[0].Message.Content | Should -Be 'You said: Hi'
        $a.Usage.TotalTokens | Should -BeGreaterThan 0
        $a.Request | Should -BeNullOrEmpty
        $b.Succeeded | Should -BeFalse
        $b.Error.Code | Should -Be 'rate_limit_exceeded'
        $b.IsMissing | Should -BeFalse
    }

    It 'has typed bodies for embeddings and images' {
        $line = { param($Url, $Body) @{ custom_id = 'x'; method = 'POST'; url = $Url; body = $Body } | ConvertTo-Json -Compress }
        $one = Start-TestBatch (& $line /v1/embeddings @{ model = 'auto'; input = 'Hi'; dimensions = 4 }) | Wait-Mka1Batch | Receive-Mka1BatchResult
        $one.Body | Should -BeOfType Mka1.Batches.Answers.EmbeddingList
        $one.Body.Data[0].Vector.Count | Should -Be 4
        $same = Start-TestBatch (& $line /v1/embeddings @{ model = 'auto'; input = 'Hi'; dimensions = 4; encoding_format = 'base64' }) | Wait-Mka1Batch | Receive-Mka1BatchResult
        $same.Body.Data[0].Vector[3] | Should -Be $one.Body.Data[0].Vector[3]
        $image = Start-TestBatch (& $line /v1/images/generations @{ model = 'auto'; prompt = 'Hi' }) | Wait-Mka1Batch | Receive-Mka1BatchResult
        $image.Body | Should -BeOfType Mka1.Batches.Answers.ImageList
        $image.Body.Data[0].Url | Should -Match '^http'
    }

    It 'joins the request with -IncludeRequest and leaves no file behind' {
        $batch = Start-TestBatch (New-Line a 'Hi'), (New-Line "b`u{e9}" 'Ho [fail]') | Wait-Mka1Batch
        $temporary = Enter-TemporaryFolder
        try {
            $results = $batch | Receive-Mka1BatchResult -IncludeRequest | Sort-Object CustomId
            Get-ChildItem $temporary | Should -BeNullOrEmpty
        }
        finally {
            Exit-TemporaryFolder
        }
        $results[0].Request.Body.messages[0].content | Should -Be 'Hi'
        $results[1].Request.CustomId | Should -Be "b`u{e9}"
        $results[1].Request.Model | Should -Be 'auto'
    }

    It 'returns requests without a response with -IncludeMissing' {
        $batch = Start-TestBatch (New-Line a 'Hi'), (New-Line b '[forever]'), (New-Line c 'Ho')
        Wait-Until { ($batch | Get-Mka1Batch).RequestCounts.Completed -eq 1 }
        $batch | Stop-Mka1Batch | Out-Null
        $null = $batch | Wait-Mka1Batch
        @($batch | Receive-Mka1BatchResult).CustomId | Should -Be a
        $results = @($batch | Receive-Mka1BatchResult -IncludeMissing -IncludeRequest)
        $results.CustomId | Should -Be a, b, c
        $results.IsMissing | Should -Be $false, $true, $true
        $results[2].Error.Code | Should -Be not_answered
        $results[2].Error.Message | Should -BeLike '*cancelled*'
        $results[2].Request.Body.messages[0].content | Should -Be Ho
        $results[2].Succeeded | Should -BeFalse
    }

    It 'warns where the files hold fewer results than the batch counts' {
        $batch = New-FinishedBatch 'one', 'two', 'three [fail]'
        $null = $batch | Receive-Mka1BatchResult -WarningVariable told -WarningAction SilentlyContinue
        $told | Should -BeNullOrEmpty
        Add-Miscount $batch
        ($batch | Receive-Mka1BatchResult -WarningVariable told -WarningAction SilentlyContinue).CustomId | Should -Be 'r1', 'r2', 'r3'
        "$told" | Should -BeLike "$($batch.Id): its files have 3 results, but it counts 4 *"
        Add-Miscount $batch
        $files = $batch | Receive-Mka1BatchResult -Raw -OutputPath (New-Folder) -WarningVariable told -WarningAction SilentlyContinue
        $files.Count | Should -Be 2
        "$told" | Should -BeLike "$($batch.Id): its files have 3 results, but it counts 4 *"
    }

    It 'does not use a partial file as the whole' {
        $batch = New-FinishedBatch 'one', 'two', 'three [fail]'
        Add-EmulatorFault @{ path = "/files/$($batch.OutputFileId)/content"; times = 2; body = (New-Result r1); contentType = 'application/jsonl' }
        ($batch | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue).CustomId | Should -Be 'r1', 'r3'
        Assert-ErrorRecord $problems -Id Mka1.Protocol -Target $batch.Id -Message "Of the content of $($batch.OutputFileId), * of * bytes were read.*"
        $folder = New-Folder
        $batch | Receive-Mka1BatchResult -Raw -OutputPath $folder -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems -Id Mka1.Protocol -Target $batch.Id
        # The next run does not use the partial file.
        @($batch | Receive-Mka1BatchResult -OutputPath $folder).Count | Should -Be 3
    }

    It 'gives lines with -Raw, and keeps the files with -OutputPath' {
        $batch = Start-TestBatch (New-Line a 'Hi'), (New-Line b '[fail]') | Wait-Mka1Batch
        ($batch | Receive-Mka1BatchResult -Raw | ConvertFrom-Json).custom_id | Sort-Object | Should -Be a, b
        $folder = New-Folder
        @($batch | Receive-Mka1BatchResult -OutputPath $folder).Count | Should -Be 2
        (Get-ChildItem $folder).Name | Sort-Object | Should -Be "$($batch.Id)_error.jsonl", "$($batch.Id)_output.jsonl"
        Clear-EmulatorRequest
        $files = $batch | Receive-Mka1BatchResult -Raw -OutputPath $folder
        $files | Should -BeOfType System.IO.FileInfo
        @(Get-EmulatorRequest -Path '*/content').Count | Should -Be 0 -Because 'files that are there whole are not transferred again'
    }

    It 'reports a line that cannot be read and goes on' {
        $batch = Start-TestBatch (New-Line a 'Hi'), (New-Line b 'Ho') | Wait-Mka1Batch
        Add-EmulatorFault @{ path = "/files/$($batch.OutputFileId)/content"; body = "{`"custom_id`":`"a`"}`noops`n{}`n{`"custom_id`":`"b`"}"; status = 200; contentType = 'application/jsonl' }
        $results = @($batch | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue)
        $results.CustomId | Should -Be a, b
        $problems.Count | Should -Be 2
        0..1 | ForEach-Object { Assert-ErrorRecord $problems[$_] -Id Mka1.Protocol -Target $batch.OutputFileId -Repeated:($_ -gt 0) }
        "$($problems[0])" | Should -BeLike '*line 2:*'
    }

    It 'reads a group as one, the newest answer of each request' {
        $old = Start-TestBatch (New-Line a 'Hi'), (New-Line b '[fail]') @{ Metadata = @{ 'mka1.group' = 'g'; 'mka1.part' = 1; 'mka1.parts' = 2 } } | Wait-Mka1Batch
        $new = Start-TestBatch (New-Line b 'Now') @{ Metadata = @{ 'mka1.group' = 'g'; 'mka1.part' = 1; 'mka1.restart_of' = $old.Id } } | Wait-Mka1Batch
        $results = @(Receive-Mka1BatchResult -Group g -ErrorVariable problems -ErrorAction SilentlyContinue)
        $results.CustomId | Sort-Object | Should -Be a, b
        ($results | Where-Object CustomId -EQ b).BatchId | Should -Be $new.Id
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target g -Message 'Part 2 *'
    }

    It 'keeps the parts of a group apart, also where they use the same ids' {
        $paths = foreach ($name in 'first', 'second') {
            (1, 2 | New-Mka1BatchRequest -CustomId { "r$_" } -Prompt { "$name $_" } | Export-Mka1BatchInput (Join-Path $TestDrive "$name.jsonl")).FullName
        }
        $null = New-Mka1Batch -LiteralPath $paths -Group same-ids -Wait
        $results = Receive-Mka1BatchResult -Group same-ids
        $results.Text | Should -Be 'You said: first 1', 'You said: first 2', 'You said: second 1', 'You said: second 2'
        (Measure-Mka1Batch -Group same-ids).Requests | Should -Be 4
    }

    It 'rejects an unfinished batch, an unknown group and a missing directory' {
        $batch = Start-TestBatch (New-Line a '[forever]')
        $null = $batch | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Conflict -Target $batch.Id
        $null = Receive-Mka1BatchResult batch_none -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target batch_none
        $null = Receive-Mka1BatchResult -Group nobody -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target nobody
        $done = Start-TestBatch (New-Line a 'Hi') | Wait-Mka1Batch
        $null = $done | Receive-Mka1BatchResult -OutputPath (Join-Path $TestDrive nowhere) -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target $done.Id
        $batch | Stop-Mka1Batch | Out-Null
    }
}
