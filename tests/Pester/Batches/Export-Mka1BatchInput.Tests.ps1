Describe 'Export-Mka1BatchInput' {
    BeforeEach {
        Disconnect-All
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $path = Join-Path $folder x.jsonl
    }

    It 'writes each request, hashtable and object as a line, without a byte order mark' {
        $line = @{ custom_id = 'b'; method = 'POST'; url = '/v1/chat/completions'; body = @{ model = 'auto'; messages = @() } }
        $file = (New-Mka1BatchRequest "H`u{e9}" -CustomId a), $line, ([pscustomobject]$line | Select-Object *, @{ n = 'custom_id'; e = { 'c' } } -ExcludeProperty custom_id) |
            Export-Mka1BatchInput $path
        $file | Should -BeOfType System.IO.FileInfo
        $file.FullName | Should -Be $path
        Test-Mka1BatchInput $path | Should -BeNullOrEmpty
        [System.IO.File]::ReadAllBytes($path)[0] | Should -Be ([byte][char]'{')
        $lines = Get-Content $path
        ($lines | ConvertFrom-Json).custom_id | Should -Be a, b, c
        $lines[0] | Should -Match "H`u{e9}"
        @(Get-ChildItem $folder -Force).Count | Should -Be 1
    }

    It 'splits at a number of requests or bytes into numbered files' {
        $requests = 1..7 | New-Mka1BatchRequest -CustomId { "$_" } -Prompt { "Say $_" }
        $files = $requests | Export-Mka1BatchInput $path -MaxRequests 3
        $files.Name | Should -Be x-0001.jsonl, x-0002.jsonl, x-0003.jsonl
        ($files | ForEach-Object { @(Get-Content $_).Count }) | Should -Be 3, 3, 1
        Test-Path $path | Should -BeFalse
        $length = (Get-Content $files[0])[0].Length + 1
        $more = $requests | Export-Mka1BatchInput $path -MaxBytes ($length * 2) -Force
        $more.Count | Should -Be 4
        $more.ForEach({ $_.Length }) | Should -Be ($length * 2), ($length * 2), ($length * 2), $length
        $null = $requests | Export-Mka1BatchInput $path -MaxRequests 4 -Force -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*x-0003.jsonl*earlier*'
    }

    It 'keeps an existing file without -Force' {
        Set-Content $path old
        { New-Mka1BatchRequest Hi | Export-Mka1BatchInput $path } | Should -Throw '*already exists*-Force*' -ErrorId 'Mka1.InvalidInput,Mka1.PowerShell.Batches.ExportBatchInputCommand'
        Get-Content $path | Should -Be old
        $null = New-Mka1BatchRequest Hi -CustomId new | Export-Mka1BatchInput $path -Force
        (Get-Content $path | ConvertFrom-Json).custom_id | Should -Be new
        New-Mka1BatchRequest Ho | Export-Mka1BatchInput $path -Force -WhatIf | Should -BeNullOrEmpty
        (Get-Content $path | ConvertFrom-Json).custom_id | Should -Be new
    }

    It 'rejects appended requests with duplicate ids' {
        $null = New-Mka1BatchRequest Hi -CustomId a | Export-Mka1BatchInput $path
        $null = 'a', 'b' | New-Mka1BatchRequest -CustomId { $_ } -Prompt { $_ } |
            Export-Mka1BatchInput $path -Append -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target a -Message '*request 1*'
        (Get-Content $path | ConvertFrom-Json).custom_id | Should -Be a
        $null = New-Mka1BatchRequest b -CustomId b | Export-Mka1BatchInput $path -Append
        (Get-Content $path | ConvertFrom-Json).custom_id | Should -Be a, b
        Add-Content $path oops
        { New-Mka1BatchRequest Hi | Export-Mka1BatchInput $path -Append } | Should -Throw '*line 3*'
        { New-Mka1BatchRequest Hi | Export-Mka1BatchInput $path -Append -MaxRequests 3 } | Should -Throw '*-Append*'
    }

    It 'writes nothing if <What>, and reports the number and id' -ForEach @(
        @{ What = 'a hashtable has no custom_id'; Make = { @{ method = 'POST' } }; Says = 'Request 2: custom_id must be text*' }
        @{ What = 'an object is a row'; Make = { [pscustomobject]@{ Prompt = 'Hi' } }; Says = 'Request 2: An object with Prompt is a row*New-Mka1BatchRequest -Prompt { $_.Prompt }.' }
        @{ What = 'a number comes'; Make = { 42 }; Says = 'Request 2: it is an object of type System.Int32*' }
        @{ What = 'null comes'; Make = { $null }; Says = 'Request 2: it is null*' }
        @{ What = 'blank text comes'; Make = { '' }; Says = 'Request 2: it is blank*' }
        @{ What = 'a line is no object'; Make = { '[1]' }; Says = 'Request 2: it is the text*' }
        @{ What = 'a line is no JSON'; Make = { '{"custom_id":"x",' }; Says = 'Request 2: it is not JSON*' }
        @{ What = 'an empty list comes'; Make = { , @() }; Says = 'Request 2: it is an empty list*' }
        @{ What = 'XML comes'; Make = { [xml] '<a/>' }; Says = 'Request 2: it is an object of type System.Xml.XmlDocument*' }
        @{ What = 'keys are no text'; Make = { [System.Collections.SortedList] @{ 1 = 'x' } }; Says = 'Request 2: custom_id must be text*' }
        @{ What = 'a value is XML'; Make = { @{ custom_id = 'x'; method = 'POST'; url = '/v1/embeddings'; body = @{ model = 'm'; input = [xml] '<a>b</a>' } } }; Says = 'Request 2 (x): XML has no JSON form*' }
        @{ What = 'a file comes'; Make = { Get-Item $PSHOME }; Says = 'Request 2: it is an object of type System.IO.DirectoryInfo*' }
        @{ What = 'a value has no JSON form'; Make = { @{ custom_id = 'x'; method = 'POST'; url = '/v1/embeddings'; body = @{ model = 'm'; input = [version]'1.2' } } }; Says = 'Request 2 (x): *System.Version*' }
        @{ What = 'a date comes for an id'; Make = { '{"custom_id":"2024-01-05T10:00:00.000Z","method":"POST","url":"/v1/embeddings","body":{"model":"m"}}' | ConvertFrom-Json }; Says = "Request 2: 'custom_id' is a date*-DateKind String*" }
        @{ What = 'a date comes for text'; Make = { '{"custom_id":"x","method":"POST","url":"/v1/embeddings","body":{"model":"m","input":["2024-01-05T10:00:00.000Z"]}}' | ConvertFrom-Json }; Says = "Request 2 (x): 'input' is a date*" }
        @{ What = 'a property fails'; Make = { [pscustomobject]@{ custom_id = 'x' } | Add-Member -PassThru ScriptProperty url { throw 'boom' } }; Says = "Request 2 (x): The property 'url' cannot be read: boom*" }
    ) {
        $wrong = & $Make
        $null = & { New-Mka1BatchRequest Hi -CustomId a; , $wrong; New-Mka1BatchRequest Ho -CustomId b } |
            Export-Mka1BatchInput $path -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable told -WarningAction SilentlyContinue
        $problems | Should -Not -BeNullOrEmpty
        "$($problems[0])" | Should -BeLike $Says
        $problems | ForEach-Object { Assert-ErrorRecord $_ -Repeated:($_ -ne $problems[0]) -Id Mka1.InvalidInput }
        "$told" | Should -BeLike 'Nothing of*was written*'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'reports the first 20 errors and the total' {
        $null = 1..50 | ForEach-Object { @{ custom_id = "$_" } } | Export-Mka1BatchInput $path -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Should -HaveCount 21
        "$($problems[20])" | Should -BeLike '150 problems in all*'
    }

    It 'writes lines of JSON byte for byte, and makes one line of several' {
        $line = '{ "custom_id":"2024-01-05T10:00:00.000Z", "method":"POST","url":"\u002fv1/embeddings", "body":{"model":"m","n":1e-30,"n2":1E400,"x":{"b":1,"b":2},"a":"\u00e9"}}'
        $null = $line, ("{`n  `"custom_id`": `"b`",`n  `"method`": `"POST`", `"url`": `"/v1/embeddings`", `"body`": {`"model`":`"m`", `"input`": `"a b`"}`n}") | Export-Mka1BatchInput $path
        $written = Get-Content $path
        $written[0] | Should -BeExactly $line
        $written[1] | Should -BeExactly '{"custom_id":"b","method":"POST","url":"/v1/embeddings","body":{"model":"m","input":"a b"}}'
    }

    It 'writes requests from a job or a file unchanged' {
        $request = New-Mka1BatchRequest -CustomId a -Body '{"model":"m","z":{"deep":{"er":[{"n":1e-30,"b":1,"a":2}]}}}'
        $saved = Join-Path $folder saved.xml
        $request | Export-Clixml $saved -Depth 1
        $back = Import-Clixml $saved
        $back | Should -Not -BeOfType Mka1.Batches.BatchRequest
        $null = $back | Export-Mka1BatchInput $path
        Get-Content $path | Should -BeExactly $request.ToJson()
        $null = $back | Select-Object CustomId, Method, Url, @{ n = 'Body'; e = { @{ model = 'm' } } } | ForEach-Object { $_.PSTypeNames.Insert(0, 'Deserialized.Mka1.Batches.BatchRequest'); $_ } |
            Export-Mka1BatchInput $path -Force
        Get-Content $path | Should -BeExactly '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m"}}'
    }

    It 'rejects a deserialized request that was changed: <What>' -ForEach @(
        @{ What = 'CustomId' }
        @{ What = 'Url' }
    ) {
        $saved = Join-Path $folder saved.xml
        New-Mka1BatchRequest Hi -CustomId a | Export-Clixml $saved
        $back = Import-Clixml $saved
        $back.$What = '/v1/embeddings'
        $null = $back | Export-Mka1BatchInput $path -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message "Request 1*: The request 'a' was changed*New-Mka1BatchRequest*"
        Test-Path $path | Should -BeFalse
    }

    It 'writes selected properties of a request' {
        $null = New-Mka1BatchRequest Hi -CustomId a | Select-Object @{ n = 'CustomId'; e = { 'new' } }, Method, Url, Body | Export-Mka1BatchInput $path
        Get-Content $path | Should -BeLike '{"custom_id":"new",*"content":"Hi"*'
        $null = New-Mka1BatchRequest Hi -CustomId a | Select-Object * -ExcludeProperty CustomId | Add-Member -PassThru CustomId new | Export-Mka1BatchInput $path -Force
        Get-Content $path | Should -BeLike '{"custom_id":"new",*"content":"Hi"*'
    }

    It 'rejects a request larger than the limit of a file' {
        $requests = 'a', ('b' * 500) | New-Mka1BatchRequest -CustomId { $_[0] } -Prompt { $_ }
        $null = $requests | Export-Mka1BatchInput $path -MaxBytes 300 -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target b -Message 'Request 2 (b): it has * bytes, more than the 300 that a file may have.'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }

    It 'keeps the order of <What>' -ForEach @(
        @{ What = 'ConvertFrom-Json -AsHashtable'; Make = { '{"zeta":1,"alpha":2,"mid":{"y":1,"x":2},"beta":3}' | ConvertFrom-Json -AsHashtable } }
        @{ What = 'an ordered dictionary'; Make = { [ordered]@{ zeta = 1; alpha = 2; mid = [ordered]@{ y = 1; x = 2 }; beta = 3 } } }
        @{ What = 'an object'; Make = { [pscustomobject]@{ zeta = 1; alpha = 2; mid = [pscustomobject]@{ y = 1; x = 2 }; beta = 3 } } }
    ) -Skip:($PSEdition -eq 'Desktop') {
        (New-Mka1BatchRequest -Model m -Body (& $Make)).ToJson() | Should -BeLike '*"body":{"zeta":1,"alpha":2,"mid":{"y":1,"x":2},"beta":3,"model":"m"}}'
    }

    It 'sorts a wrapped hashtable, which has no order' {
        $wrapped = [hashtable]::Synchronized(@{ delta = 1; alpha = 2; charlie = 3; bravo = 4 })
        (New-Mka1BatchRequest -Model m -Body $wrapped).ToJson() | Should -BeLike '*"alpha":2,"bravo":4,"charlie":3,"delta":1*'
    }

    It 'leaves nothing behind when it is stopped' {
        1..100 | New-Mka1BatchRequest -Prompt { "$_" } | Export-Mka1BatchInput $path -MaxRequests 10 | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        { 1..3 | ForEach-Object { if ($_ -eq 3) { throw 'stop' }; New-Mka1BatchRequest "$_" } | Export-Mka1BatchInput (Join-Path $folder y.jsonl) } | Should -Throw stop
        @(Get-ChildItem $folder -Force -Filter '.*').Count | Should -Be 0
        Test-Path (Join-Path $folder y.jsonl) | Should -BeFalse
    }

    It 'rejects a directory that does not exist' {
        { New-Mka1BatchRequest Hi | Export-Mka1BatchInput (Join-Path $folder no x.jsonl) } | Should -Throw '*no directory*'
        { New-Mka1BatchRequest Hi | Export-Mka1BatchInput $folder } | Should -Throw '*is a directory*'
    }
}
