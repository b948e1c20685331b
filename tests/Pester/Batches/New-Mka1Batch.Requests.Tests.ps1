Describe 'New-Mka1Batch of requests' {
    BeforeAll {
        # The batches of the emulator finish before the default poll interval.
        $PSDefaultParameterValues = @{ 'Wait-Mka1Batch:PollIntervalSeconds' = 0.1 }
        function New-TestRequest([int] $Count) {
            1..$Count | New-Mka1BatchRequest -CustomId { "r$_" } -Prompt { "Say $_" }
        }
    }

    BeforeEach {
        $key = New-TestKey
        $null = Connect-TestEmulator -Key $key
    }

    It 'uploads requests and creates one batch' {
        $batch = New-TestRequest 3 | New-Mka1Batch -Metadata @{ job = 'x' }
        @($batch).Count | Should -Be 1
        $batch.Metadata.Keys | Should -Be job
        ($batch | Wait-Mka1Batch | Receive-Mka1BatchResult).CustomId | Should -Be r1, r2, r3
    }

    It 'takes requests as <What>' -ForEach @(
        @{ What = 'hashtables'; Make = { param($id) @{ custom_id = $id; method = 'POST'; url = '/v1/chat/completions'; body = @{ model = 'auto'; messages = @(@{ role = 'user'; content = $id }) } } } }
        @{ What = 'objects'; Make = { param($id) "{`"custom_id`":`"$id`",`"method`":`"POST`",`"url`":`"/v1/chat/completions`",`"body`":{`"model`":`"auto`",`"messages`":[{`"role`":`"user`",`"content`":`"$id`"}]}}" | ConvertFrom-Json } }
    ) {
        $lines = (& $Make a), (& $Make b)
        ($lines | New-Mka1Batch -Wait | Receive-Mka1BatchResult).Text | Sort-Object | Should -Be 'You said: a', 'You said: b'
        $list = [System.Collections.Generic.List[object]]::new()
        $list.AddRange([object[]] $lines)
        (New-Mka1Batch -Request $list | Wait-Mka1Batch | Receive-Mka1BatchResult).CustomId | Sort-Object | Should -Be a, b
    }

    It 'reports the errors of a request from a script' {
        Clear-EmulatorRequest
        $wrong = @{ custom_id = 5; method = 'GET'; url = '/v1/chat/completions'; body = @{ model = 'auto' } }
        $wrong | New-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $problems | Should -HaveCount 2
        Assert-ErrorRecord $problems[0] -Id Mka1.InvalidInput -Message 'Request 1: custom_id must be text*'
        Assert-ErrorRecord $problems[1] -Id Mka1.InvalidInput -Message 'Request 1: method must be*' -Repeated
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'splits at the limits into marked parts, which are read as one' {
        $batches = New-TestRequest 7 | New-Mka1Batch -MaxRequests 3 -Wait -WarningVariable warnings -WarningAction SilentlyContinue
        $batches.Count | Should -Be 3
        $batches.Status | Sort-Object -Unique | Should -Be completed
        ($batches | Sort-Object { $_.Metadata['mka1.part'] }).RequestCounts.Total | Should -Be 3, 3, 1
        $group = $batches[0].Metadata['mka1.group']
        "$warnings" | Should -BeLike "*$group*"
        @(Receive-Mka1BatchResult -Group $group).Count | Should -Be 7
    }

    It 'creates only missing parts of a group' {
        $first = New-TestRequest 5 | New-Mka1Batch -MaxRequests 2 -Group nightly
        Clear-EmulatorRequest
        $again = New-TestRequest 5 | New-Mka1Batch -MaxRequests 2 -Group nightly -WarningAction SilentlyContinue
        $again.Id | Should -Be $first.Id
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
        $null = New-TestRequest 4 | New-Mka1Batch -MaxRequests 2 -Group nightly -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems[0] -Id Mka1.InvalidInput -Target nightly -Message '*other requests*'
    }

    It 'does not prompt for existing batches, and reports that they keep their metadata' {
        $requests = 'a', 'b', 'c' | New-Mka1BatchRequest -Prompt { $_ }
        $first = $requests | New-Mka1Batch -Group asked -MaxRequests 2 -Metadata @{ job = 'x' }
        Clear-EmulatorRequest
        $again = $requests | New-Mka1Batch -Group asked -MaxRequests 2 -Metadata @{ job = 'y' } -WhatIf -WarningVariable told -WarningAction SilentlyContinue
        $again.Id | Should -Be $first.Id
        $told | Should -HaveCount 4
        "$($told[1])" | Should -BeLike "$($first[0].Id) keeps the metadata*"
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'lets nobody else read what waits to be sent' {
        Skip-Test -If ($IsWindows -or $PSEdition -eq 'Desktop') -Because 'Windows has no file modes; the folder of the user is private there'
        $temporary = $env:TMPDIR
        $env:TMPDIR = (New-Item -ItemType Directory (Join-Path $TestDrive "$([guid]::NewGuid())")).FullName
        try {
            # When the second request is created, the first one is spooled.
            $mode = [ref] $null
            'a', 'b' | ForEach-Object { New-Mka1BatchRequest $_; $mode.Value = (Get-ChildItem $env:TMPDIR -Directory -Filter Mka1.Batch-*).UnixFileMode } |
                New-Mka1Batch | Out-Null
            $mode.Value | Should -Be 'UserExecute, UserWrite, UserRead'
        }
        finally {
            $env:TMPDIR = $temporary
        }
    }

    It 'waits for nothing with -WhatIf' {
        $request = New-Mka1BatchRequest '[forever]'
        $first = $request | New-Mka1Batch -Group whatif
        ($request | New-Mka1Batch -Group whatif -Wait -WhatIf -WarningAction SilentlyContinue).Id | Should -Be $first.Id
        $null = $first | Stop-Mka1Batch
    }

    It 'reports how to find a batch that may exist, and how to create one that does not' {
        $request = New-Mka1BatchRequest -EmbeddingInput a -Model auto
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; afterProcessing = $true }
        Add-EmulatorFault @{ method = 'GET'; path = '/batches'; status = 403 }
        $request | New-Mka1Batch -ErrorAction SilentlyContinue -WarningVariable told -WarningAction SilentlyContinue
        "$($told[-1])" | Should -BeLike '*it is unknown whether its batch was created. Find it with Get-Mka1Batch | Where-Object InputFileId -eq file*retry without a second upload: New-Mka1Batch -InputFileId file* -Endpoint /v1/embeddings.'
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; status = 400 }
        $request | New-Mka1Batch -Metadata @{ a = 'b' } -ErrorAction SilentlyContinue -WarningVariable told -WarningAction SilentlyContinue
        "$($told[-1])" | Should -BeLike '*its batch was not created. Retry without a second upload: New-Mka1Batch -InputFileId file* -Endpoint /v1/embeddings with the same -Metadata.'
    }

    It 'finds the upload of a run that was killed' {
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; status = 400; times = 1 }
        $null = New-TestRequest 2 | New-Mka1Batch -Group g -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $batch = New-TestRequest 2 | New-Mka1Batch -Group g -WarningAction SilentlyContinue
        @(Get-Mka1File -Purpose batch).Count | Should -Be 1
        $batch.InputFileId | Should -Be (Get-Mka1File -Purpose batch).Id
    }

    It 'does not create a batch again after a lost response' {
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; afterProcessing = $true }
        $batch = New-TestRequest 2 | New-Mka1Batch -WarningVariable warnings -WarningAction SilentlyContinue
        @(Get-Mka1Batch).Id | Should -Be $batch.Id
        "$warnings" | Should -BeLike "*is unknown whether*The batch was created: $($batch.Id)*"
    }

    It 'retries a create that failed' {
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; refuseBeforeProcessing = $true }
        $batch = New-TestRequest 2 | New-Mka1Batch -WarningAction SilentlyContinue
        @(Get-Mka1Batch).Id | Should -Be $batch.Id
    }

    It 'does not take an earlier batch of the same file for the lost one' {
        $first = New-Mka1BatchRequest Hi | New-Mka1Batch
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; refuseBeforeProcessing = $true }
        $second = New-Mka1Batch -InputFileId $first.InputFileId -WarningVariable told -WarningAction SilentlyContinue
        $second.Id | Should -Not -Be $first.Id
        @(Get-Mka1Batch).Id | Should -Be $second.Id, $first.Id
        "$told" | Should -BeLike '*The batch was not created. Retrying.*'
        # Finds the right one of three batches.
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; afterProcessing = $true }
        $third = New-Mka1Batch -InputFileId $first.InputFileId -WarningAction SilentlyContinue
        $third.Id | Should -Not -BeIn $first.Id, $second.Id
        @(Get-Mka1Batch).Count | Should -Be 3
    }

    It 'sends nothing where the disk is full, tells it once and leaves no spool: <What>' -ForEach @(
        @{ What = 'between parts'; With = '-ErrorAction SilentlyContinue -MaxRequests 8 -Group full' }
        @{ What = 'at the end'; With = '-ErrorAction SilentlyContinue' }
        @{ What = 'with -ErrorAction Stop'; With = '-ErrorAction Stop' }
    ) {
        Skip-Test -If (-not $IsLinux) -Because 'only Linux can make a disk or a folder fail this way'
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive "$([guid]::NewGuid())")).FullName
        $said = Invoke-OnFullDisk 100 $key -Temporary $folder @"
try { 1..11 | New-Mka1BatchRequest -CustomId { "r`$_" } -Prompt { 'x' * 20000 } | New-Mka1Batch $With -ErrorVariable problems } catch { `$problems = `$_ }
foreach (`$each in `$problems) { `$each.FullyQualifiedErrorId }
"@
        $said | Should -Be 'Mka1.WriteFailed,Mka1.PowerShell.Batches.NewBatchCommand'
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
        Get-ChildItem $folder -Recurse -Force -Filter *.jsonl* | Should -BeNullOrEmpty
        Get-ChildItem $folder -Force -Filter Mka1.Batch-* | Should -BeNullOrEmpty
    }

    It 'finds batches by their file if the server stores no metadata, and warns' {
        $request = New-Mka1BatchRequest Hi
        $strip = { param($batch) $told = $batch.ToJson() | ConvertFrom-Json; $told.metadata = @{}; @{ object = 'list'; data = @($told); has_more = $false } }
        $first = $request | New-Mka1Batch -Group bare
        # The list returns the batch without its metadata.
        Add-EmulatorFault @{ method = 'GET'; path = '/batches'; times = 2; body = (& $strip $first) }
        ($request | New-Mka1Batch -Group bare -WarningVariable told -WarningAction SilentlyContinue).Id | Should -Be $first.Id
        "$told" | Should -BeLike "*$($first.Id) is already the batch of $($first.InputFileId)*"
        $other = New-Mka1BatchRequest Ho
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; body = (& $strip $first).data[0] }
        $null = $other | New-Mka1Batch -Group bare2 -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike '*did not keep the metadata*'
    }

    It 'looks for a batch whose create timed out at the server' {
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; afterProcessing = $true; status = 408 }
        $null = New-Mka1BatchRequest Hi | New-Mka1Batch -WarningAction SilentlyContinue -ErrorAction Stop
        @(Get-Mka1Batch).Count | Should -Be 1
    }

    It 'sends nothing of a group of files if one is missing' {
        $one = (New-Mka1BatchRequest a | Export-Mka1BatchInput (Join-Path $TestDrive one.jsonl) -Force).FullName
        Clear-EmulatorRequest
        New-Mka1Batch -Path $one, "$one.none" -Group q -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable told -WarningAction SilentlyContinue |
            Should -BeNullOrEmpty
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput
        "$told" | Should -BeLike "Nothing of the group 'q' was sent*"
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'retries an interrupted upload' {
        Add-EmulatorFault @{ method = 'POST'; path = '/files'; refuseBeforeProcessing = $true }
        $batch = New-TestRequest 2 | New-Mka1Batch -WarningVariable warnings -WarningAction SilentlyContinue
        $batch.Id | Should -Not -BeNullOrEmpty
        "$warnings" | Should -BeLike '*failed and is retried*'
    }

    It 'sends nothing with -WhatIf' {
        New-TestRequest 5 | New-Mka1Batch -MaxRequests 2 -WhatIf -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'sends nothing where one request is wrong, and leaves no spool' {
        $temporary = Enter-TemporaryFolder
        try {
            $null = @(New-TestRequest 2) + @(New-TestRequest 1) | New-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
            Get-ChildItem $temporary | Should -BeNullOrEmpty
        }
        finally {
            Exit-TemporaryFolder
        }
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target r1 -Message '*already*'
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'reports errors with the numbers of the piped requests' {
        $null = 'a', 'b', 'c' | New-Mka1BatchRequest -CustomId one -Prompt { $_ } |
            New-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $problems.ForEach({ "$_" }) | Should -Be "Request 2: custom_id 'one' is already used by request 1.", "Request 3: custom_id 'one' is already used by request 1."
    }

    It 'reports an invalid call once' {
        $null = New-TestRequest 3 | New-Mka1Batch -Group ('x' * 513) -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*mka1.group*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'reports how to retry a part whose batch was not created' {
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; status = 400; body = '{"error":{"message":"no"}}' }
        $null = New-TestRequest 2 | New-Mka1Batch -Group again -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        # A batch created from the file id would not belong to the group.
        "$warnings" | Should -BeLike "*Run the same command with -Group again: it finds the batch, or retries without a second upload*"
        "$warnings" | Should -Not -BeLike '*-InputFileId*'
    }

    It 'creates the parts of a group from files' {
        $files = New-TestRequest 4 | Export-Mka1BatchInput (Join-Path $TestDrive "$([guid]::NewGuid()).jsonl") -MaxRequests 2
        $batches = $files | New-Mka1Batch -Group files
        $batches.ForEach({ $_.Metadata['mka1.part'] }) | Should -Be 1, 2
        @($files | New-Mka1Batch).Count | Should -Be 2
        ($batches | Wait-Mka1Batch).Count | Should -Be 2
        @(Receive-Mka1BatchResult -Group files).Count | Should -Be 4
    }

    It 'sends nothing where <What> is among the requests, also when it is run again' -ForEach @(
        @{ What = 'an object without custom_id'; Make = { [pscustomobject]@{ Prompt = 'x' } } }
        @{ What = 'a hashtable without custom_id'; Make = { @{ Prompt = 'x' } } }
        @{ What = 'null'; Make = { $null } }
        @{ What = 'a number'; Make = { 42 } }
        @{ What = 'text that is no object'; Make = { '[1]' } }
        @{ What = 'a line that was cut'; Make = { '{"custom_id":"x","body":{' } }
        @{ What = 'a file'; Make = { Get-Item (Join-Path $PSHOME *.json) | Select-Object -First 1 } }
        @{ What = 'a value without a JSON form'; Make = { @{ custom_id = 'x'; method = 'POST'; url = '/v1/chat/completions'; body = @{ model = 'auto'; a = [securestring]::new() } } } }
        @{ What = 'the id of a file'; Make = { 'file-1' } }
        @{ What = 'XML'; Make = { [xml] '<a/>' } }
        @{ What = 'an empty list'; Make = { , @() } }
        @{ What = 'a dictionary whose keys are no text'; Make = { [System.Collections.SortedList] @{ 1 = 'x' } } }
        @{ What = 'half a surrogate pair'; Make = { '{"custom_id":"x","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"\ud83d"}]}}' } }
    ) {
        $wrong = & $Make
        Clear-EmulatorRequest
        foreach ($with in @{}, @{ Group = 'nightly' }) {
            & { New-TestRequest 1; , $wrong; New-Mka1BatchRequest Ho -CustomId b } |
                New-Mka1Batch @with -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable told -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            $problems | Should -Not -BeNullOrEmpty
            "$($problems[0])" | Should -BeLike 'Request 2*'
            "$told" | Should -BeLike 'Nothing*was uploaded*'
        }
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'sends nothing if the first object is not a request' {
        & { 42; New-TestRequest 2 } | New-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message 'Request 1: it is an object of type System.Int32*'
        & { 'file-none'; New-TestRequest 2 } | New-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$($problems[-1])" | Should -BeLike 'Requests came after files*'
        @(Get-Mka1Batch) | Should -BeNullOrEmpty
    }

    It 'sends nothing if enumerating the requests fails: <With>' -ForEach @(
        @{ With = 'first'; Before = 0 }
        @{ With = 'after requests'; Before = 2 }
    ) {
        Clear-EmulatorRequest
        $list = [System.Linq.Enumerable]::Select([int[]] (1, 2, 0), [Func[int, object]] { param($n) if (-not $n) { throw 'the source broke off' }; New-Mka1BatchRequest Hi -CustomId "l$n" })
        & { if ($Before) { New-TestRequest $Before }; , $list; New-Mka1BatchRequest Ho -CustomId b } |
            New-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike '*the source broke off*'
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'does not use the Id of a data row as a file id' {
        Clear-EmulatorRequest
        [pscustomobject]@{ Id = 'row-1'; Text = 'x' }, [pscustomobject]@{ Id = 'row-2'; Text = 'y' } |
            New-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        0..($problems.Count - 1) | ForEach-Object { Assert-ErrorRecord $problems[$_] -Id Mka1.InvalidInput -Repeated:($_ -gt 0) }
        "$($problems[0])" | Should -BeLike '*Id, Text is a row, and not yet a request*New-Mka1BatchRequest -Prompt { $_.Text }.'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'creates no batch if one row has no prompt' {
        Clear-EmulatorRequest
        try {
            [pscustomobject]@{ Prompt = 'a' }, [pscustomobject]@{ Promt = 'b' } | New-Mka1BatchRequest -ErrorAction SilentlyContinue | New-Mka1Batch
        }
        catch {
            Assert-ErrorRecord $_ -Id Mka1.InvalidInput
        }
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'takes requests of a job' {
        # A job returns deserialized objects.
        $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((New-TestRequest 2), 1))
        ($back | New-Mka1Batch -Wait | Receive-Mka1BatchResult).Text | Sort-Object | Should -Be 'You said: Say 1', 'You said: Say 2'
    }

    It 'sends lines of JSON as they are' {
        $line = '{ "custom_id":"2024-01-05T10:00:00.000Z","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"\u0048i"}],"metadata":{"day":"2024-01-05T00:00:00.000Z"}}}'
        $batch = $line | New-Mka1Batch
        $copy = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        $null = Save-Mka1File $batch.InputFileId -Path $copy
        Get-Content $copy | Should -BeExactly $line
    }

    It 'refuses a request larger than a file may be' {
        Clear-EmulatorRequest
        New-TestRequest 2 | New-Mka1Batch -MaxBytes 20 -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $problems | Should -HaveCount 2
        Assert-ErrorRecord $problems[0] -Id Mka1.InvalidInput -Target r1 -Message 'Request 1 (r1): it has * bytes, more than the 20 that a file may have.'
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'removes what a killed shell left, and nothing that is in use' -Skip:($PSEdition -eq 'Desktop') {
        $temporary = Enter-TemporaryFolder
        try {
            # No process has this id.
            $dead = New-Item -ItemType Directory (Join-Path $temporary 'Mka1.Batch-2147483647-0123')
            Set-Content (Join-Path $dead requests.jsonl) secret
            $alive = New-Item -ItemType Directory (Join-Path $temporary "Mka1.Batch-$PID-4567")
            $other = New-Item -ItemType Directory (Join-Path $temporary 'mka1-emulator-1')
            $held = [System.IO.File]::Open((Join-Path $temporary 'Mka1.Batch-2147483647-89ab.lock'), 'CreateNew', 'ReadWrite', 'None')
            $locked = New-Item -ItemType Directory (Join-Path $temporary 'Mka1.Batch-2147483647-89ab')
            $null = New-TestRequest 1 | New-Mka1Batch
            $held.Dispose()
            (Get-ChildItem $temporary -Directory).Name | Sort-Object | Should -Be (($alive, $locked, $other).Name | Sort-Object) -Because "$($dead.Name) alone is nobody's"
        }
        finally {
            Exit-TemporaryFolder
        }
    }
}
