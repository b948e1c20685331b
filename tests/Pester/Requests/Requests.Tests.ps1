BeforeAll {
    Import-Module "$PSScriptRoot/../CallRows.psm1", "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
    $null = Connect-TestEmulator
    $llm = '/api/v1/llm'
}

AfterAll {
    Disconnect-All
}

Describe 'Invoke-Mka1Request' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'returns objects with the members of the wire' {
        $model = Invoke-Mka1Request $llm/models/auto
        $model.PSObject.Properties.Name | Should -Be id, object, created, owned_by, model_type
        $model.created | Should -BeOfType ([long])
    }

    It 'keeps numbers exact, dates as text, and names that differ by case' {
        $server = Start-RawServer -Body '{"big":123456789012345678901234567890,"part":0.1,"at":"2026-01-02T03:04:05Z","none":null,"list":[{"a":1}],"A":1,"a":2}'
        try {
            $context = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -Name raw
            $reply = Invoke-Mka1Request /x -Context $context
            "$($reply['big'])" | Should -Be 123456789012345678901234567890
            $reply['at'] | Should -BeExactly '2026-01-02T03:04:05Z'
            $reply['A'], $reply['a'] | Should -Be 1, 2
            $reply['list'][0].a | Should -Be 1
            Invoke-Mka1Request /x -Context $context -Raw | Should -BeExactly '{"big":123456789012345678901234567890,"part":0.1,"at":"2026-01-02T03:04:05Z","none":null,"list":[{"a":1}],"A":1,"a":2}'
        }
        finally {
            $server.Dispose()
            $null = Connect-TestEmulator
        }
    }

    It 'sends <What>' -ForEach @(
        @{ What = 'a hashtable'; Body = { @{ metadata = @{ a = 'b' } } } }
        @{ What = 'an object'; Body = { [pscustomobject]@{ metadata = [pscustomobject]@{ a = 'b' } } } }
        @{ What = 'JSON text'; Body = { '{"metadata":{"a":"b"}}' } }
        @{ What = 'bytes'; Body = { , [System.Text.Encoding]::UTF8.GetBytes('{"metadata":{"a":"b"}}') }; With = @{ ContentType = 'application/json' } }
        @{ What = 'a stream'; Body = { [System.IO.MemoryStream]::new([System.Text.Encoding]::UTF8.GetBytes('{"metadata":{"a":"b"}}')) }; With = @{ ContentType = 'application/json' } }
    ) {
        $more = if ($With) { $With } else { @{} }
        (Invoke-Mka1Request $llm/conversations -Body (& $Body) @more).metadata.a | Should -Be b
        (Get-EmulatorRequest -Method Post).body | Should -Be '{"metadata":{"a":"b"}}'
    }

    It 'sends a request for each object of the pipeline' {
        $made = 1..2 | ForEach-Object { @{ metadata = @{ number = "$_" } } } | Invoke-Mka1Request $llm/conversations
        $made.metadata.number | Should -Be 1, 2
    }

    It 'adds a query, with the name of an array repeated' {
        $null = Invoke-Mka1Request "$llm/responses?limit=3" -Query @{ include = 'a b', 'c' } -ErrorAction SilentlyContinue
        (Get-EmulatorRequest).query | Should -BeLike '*limit=3&include=a%20b&include=c'
    }

    It 'calls an operation by name' {
        $store = Invoke-Mka1Request -Operation llm.vectorStores.create -Body @{ name = 'kb' }
        (Invoke-Mka1Request -Operation llm.vectorStores.get -Parameter @{ vector_store_id = $store.id }).name | Should -Be kb
        # What is not in the path goes into the query or the body.
        @((Invoke-Mka1Request -Operation llm.vectorStores.list -Parameter @{ limit = 1 }).data) | Should -HaveCount 1
        (Invoke-Mka1Request -Operation llm.vectorStores.update -Parameter @{ vector_store_id = $store.id; name = 'new' }).name | Should -Be new
        (Invoke-Mka1Request -Operation llm.vectorStores.delete -Parameter @{ vector_store_id = $store.id }).deleted | Should -BeTrue
    }

    It 'reads all pages lazily' {
        Get-Mka1Conversation | Remove-Mka1Conversation -Confirm:$false
        $made = 1..5 | ForEach-Object { New-Mka1Conversation }
        Clear-EmulatorRequest
        (Invoke-Mka1Request $llm/conversations -Query @{ limit = 2 } -Paginate).id | Should -Be $made.Id
        @(Get-EmulatorRequest) | Should -HaveCount 3
        Clear-EmulatorRequest
        Invoke-Mka1Request $llm/conversations -Query @{ limit = 2 } -Paginate | Select-Object -First 1 | ForEach-Object id | Should -Be $made[0].Id
        @(Get-EmulatorRequest) | Should -HaveCount 1
    }

    It 'streams events' {
        $events = Invoke-Mka1Request $llm/responses -Body @{ model = 'auto'; input = 'Hello'; stream = $true } -Stream
        $events[0].Name | Should -Be response.created
        ($events | Where-Object Name -EQ response.output_text.delta | ForEach-Object { $_.Data.delta }) -join '' | Should -Be 'You said: Hello'
        $events[-1].Data.response.status | Should -Be completed
    }

    It 'uploads forms and files, and saves replies' {
        $file = Join-Path $TestDrive 'a "note".txt'
        Set-Content -LiteralPath $file 'Remember the milk.' -NoNewline
        $made = Invoke-Mka1Request $llm/files -Form @{ purpose = 'user_data'; file = Get-Item -LiteralPath $file }
        $made.bytes | Should -Be 18
        $target = Join-Path $TestDrive 'copy[1].txt'
        $saved = Invoke-Mka1Request "$llm/files/$($made.id)/content" -OutFile $target -PassThru
        $saved.Length | Should -Be 18
        { Invoke-Mka1Request "$llm/files/$($made.id)/content" -OutFile $target -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput,*'
        Invoke-Mka1Request "$llm/files/$($made.id)/content" -OutFile $target -Force | Should -BeNullOrEmpty
        Get-Content -LiteralPath $target | Should -Be 'Remember the milk.'
        $body = Join-Path $TestDrive body.json
        Set-Content $body '{"metadata":{"from":"file"}}'
        (Invoke-Mka1Request $llm/conversations -InFile $body -ContentType application/json).metadata.from | Should -Be file
    }

    It 'saves nothing and sends nothing again where the reply to <What> is cut off' -ForEach @(
        @{ What = 'a POST'; With = @{ Body = @{ text = 'x' } } }
        @{ What = 'a GET'; With = @{} }
    ) {
        $server = Start-RawServer -Answer "HTTP/1.1 200 OK`r`nContent-Length: 100`r`n`r`nbeginning"
        try {
            $context = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 2 -Name raw
            $target = Join-Path $TestDrive cut.bin
            $null = Invoke-Mka1Request /speech @With -OutFile $target -Context $context -ErrorVariable problems -ErrorAction SilentlyContinue
            Assert-ErrorRecord $problems -Id Mka1.ConnectionFailed
            $server.Requests | Should -HaveCount 1
            Get-ChildItem $TestDrive -Force -Filter *.part | Should -BeNullOrEmpty
            $target | Should -Not -Exist
        }
        finally {
            $server.Dispose()
            $null = Connect-TestEmulator
        }
    }

    It 'returns status and headers with -PassThru and for HEAD' {
        $reply = Invoke-Mka1Request $llm/models/auto -PassThru
        $reply.StatusCode, $reply.ContentType, $reply.Body.id | Should -Be 200, 'application/json', 'auto'
        $reply.Headers['X-Request-ID'] | Should -Be $reply.RequestId
    }

    It 'reads no body of a HEAD' {
        $server = Start-RawServer -Answer "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Length: 3000000000`r`nConnection: close`r`n`r`n"
        try {
            $context = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0 -Name raw
            $reply = Invoke-Mka1Request /big -Method HEAD -Context $context
            $reply.StatusCode, $reply.Headers['Content-Length'], $reply.Body | Should -Be 200, '3000000000', $null
            @($server.Requests)[0] | Should -BeLike 'HEAD /big *'
        }
        finally {
            $server.Dispose()
            $null = Connect-TestEmulator
        }
    }

    It 'returns a reply of the type <Type>' -ForEach @(
        @{ Type = 'application/x-ndjson'; Body = "{`"a`":1}`n{`"a`":2}"; Value = "{`"a`":1}`n{`"a`":2}" }
        @{ Type = 'text/csv'; Body = 'a,b'; Value = 'a,b' }
        @{ Type = 'application/problem+json'; Body = '{"psobject":1}'; Value = $null }
    ) {
        $server = Start-RawServer -Answer "HTTP/1.1 200 OK`r`nContent-Type: $Type`r`nConnection: close`r`n`r`n$Body"
        try {
            $context = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0 -Name raw
            $reply = Invoke-Mka1Request /x -Context $context -ErrorAction Stop
            if ($Value) { $reply | Should -BeExactly $Value } else { $reply['psobject'] | Should -Be 1 }
        }
        finally {
            $server.Dispose()
            $null = Connect-TestEmulator
        }
    }

    It 'shows the key in no part of a reply' {
        $key = New-TestKey
        $server = Start-RawServer -Answer "HTTP/1.1 200 OK`r`nContent-Type: text/$key`r`nX-$($key): $key`r`nConnection: close`r`n`r`n{`"$key`":[`"$key`"]}"
        $events = Start-RawServer -Answer "HTTP/1.1 200 OK`r`nContent-Type: text/event-stream`r`nConnection: close`r`n`r`nevent: $key`ndata: $key`n`n"
        try {
            $context = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token $key) -MaximumRetryCount 0 -Name raw
            $streaming = Connect-Mka1 -Uri $events.Uri -Token (ConvertTo-Token $key) -MaximumRetryCount 0 -Name events
            $all = @(Invoke-Mka1Request /x -Context $context -PassThru) + @(Invoke-Mka1Request /x -Context $context -Raw) + @(Invoke-Mka1Request /x -Context $streaming -Stream)
            $all | Should -HaveCount 3
            $all | ConvertTo-Json -Depth 9 | Should -Not -Match ([regex]::Escape($key))
        }
        finally {
            $server.Dispose()
            $events.Dispose()
            $null = Connect-TestEmulator
        }
    }

    It 'replaces no file with -WhatIf' {
        $target = Join-Path $TestDrive precious.txt
        Set-Content -LiteralPath $target precious
        Invoke-Mka1Request $llm/models -OutFile $target -Force -WhatIf | Should -BeNullOrEmpty
        Get-Content -LiteralPath $target | Should -Be precious
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'shows the query in a confirmation prompt' {
        $run = Start-HostedScript { param($Context) Invoke-Mka1Request /items -Method DELETE -Query @{ id = 'a', 'b' } -Context $Context -WhatIf } (, (Get-Mka1Context))
        Wait-Script $run
        "$($run.Host.Pieces)" | Should -BeLike '*Send DELETE request*/items`?id=a&id=b*'
    }

    It 'pages on from a cursor in the path' {
        Get-Mka1Conversation | Remove-Mka1Conversation -Confirm:$false
        $made = 1..3 | ForEach-Object { New-Mka1Conversation }
        (Invoke-Mka1Request "$llm/conversations?limit=1&after=$($made[0].Id)" -Paginate).id | Should -Be $made[1, 2].Id
        (Invoke-Mka1Request "$llm/conversations?limit=50" -Paginate -Query @{ search = 'https://nothing.example/x' }) | Should -BeNullOrEmpty
    }

    It 'asks before anything but reading, and names the identity' {
        $run = Start-HostedScript { param($Context) Invoke-Mka1Request /api/v1/llm/responses/resp_1 -Method delete -Context $Context -OnBehalfOf acme -WhatIf } (, (Get-Mka1Context))
        Wait-Script $run
        "$($run.Host.Pieces)" | Should -BeLike '*Send DELETE request*/api/v1/llm/responses/resp_1*on behalf of acme*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'another server'; With = @{ Path = 'https://evil.example/x' }; Says = '*leads to https://evil.example instead*' }
        @{ What = 'a dot segment'; With = @{ Path = '/api/v1/../admin' }; Says = '*dot segment*' }
        @{ What = 'an escaped dot segment'; With = @{ Path = '/api/%2e%2e/admin' }; Says = '*dot segment*' }
        @{ What = 'a path without a slash'; With = @{ Path = 'api/v1' }; Says = '*begin with a slash*' }
        @{ What = 'an empty path'; With = @{ Path = '' }; Says = '*must not be empty*' }
        @{ What = 'a space in the path'; With = @{ Path = '/a b' }; Says = '*Escape it*' }
        @{ What = 'the header of the key'; With = @{ Path = '/x'; Headers = @{ authorization = 'Bearer x' } }; Says = '*belongs to the connection*' }
        @{ What = 'the header of the identity'; With = @{ Path = '/x'; Headers = @{ 'X-On-Behalf-Of' = 'x' } }; Says = '*belongs to the connection*' }
        @{ What = 'a header of two lines'; With = @{ Path = '/x'; Headers = @{ a = "b`r`nc: d" } }; Says = '*printable ASCII*' }
        @{ What = 'text that is not JSON'; With = @{ Path = '/x'; Body = '{' }; Says = '*not JSON*' }
        @{ What = 'content of a GET'; With = @{ Path = '/x'; Method = 'GET'; Body = @{} }; Says = '*GET request has no content*' }
        @{ What = 'two contents'; With = @{ Path = '/x'; Body = @{}; Form = @{ a = 1 } }; Says = '*-Body and -Form exclude each other*' }
        @{ What = 'two outputs'; With = @{ Path = '/x'; Raw = $true; Stream = $true }; Says = '*exclude each other*' }
        @{ What = 'a method that is none'; With = @{ Path = '/x'; Method = 'GE T' }; Says = '*not an HTTP method*' }
        @{ What = 'an unknown operation'; With = @{ Operation = 'createRun' }; Says = "*no operation 'createRun'; there is llm.evals.createRun*" }
        @{ What = 'an operation without its parameter'; With = @{ Operation = 'llm.responses.get' }; Says = '*needs the parameter response_id*' }
        @{ What = 'an operation whose path is unknown'; With = @{ Operation = 'sandbox.proxyBrowserPortRequest' }; Says = '*does not document the path*' }
        @{ What = 'a dot as a parameter'; With = @{ Operation = 'llm.responses.get'; Parameter = @{ response_id = '..' } }; Says = '*dot segment*' }
        @{ What = 'a body of nothing'; With = @{ Path = '/x'; Body = $null }; Says = '*body is null*' }
        @{ What = 'an object as a field'; With = @{ Path = '/x'; Form = @{ a = [pscustomobject]@{ b = 1 } } }; Says = "*'a' must be text*" }
        @{ What = 'bytes as a field'; With = @{ Path = '/x'; Form = @{ a = [byte[]] (1, 2) } }; Says = "*'a' must be text*" }
        @{ What = 'a hashtable in the query'; With = @{ Path = '/x'; Query = @{ a = @{ b = 1 } } }; Says = "*'a' must be text*" }
        @{ What = 'an array in the path'; With = @{ Operation = 'llm.responses.get'; Parameter = @{ response_id = 'a', 'b' } }; Says = "*'response_id' must be text*" }
        @{ What = 'half a character in the path'; With = @{ Operation = 'llm.responses.get'; Parameter = @{ response_id = "a$([char] 0xD83D)" } }; Says = '*unpaired surrogate*' }
        @{ What = 'pages of a POST'; With = @{ Path = '/x'; Body = @{}; Paginate = $true }; Says = '*-Paginate reads the pages of a GET*' }
        @{ What = 'a user name in an address'; With = @{ Path = 'http://u:hunter2@127.0.0.1/x' }; Says = '*leads to http://127.0.0.1 instead*' }
        @{ What = 'a missing file'; With = @{ Path = '/x'; InFile = 'TestDrive:/none' }; Says = '*no file*' }
    ) {
        $null = Invoke-Mka1Request @With -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Says
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'reports an error of the server with its id' {
        $null = Invoke-Mka1Request $llm/responses/resp_00000000000000000000000000000000 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound
        $null = Invoke-Mka1Request /api/v1/nothing -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound
    }

    It 'completes operations and their parameters' {
        (TabExpansion2 'Invoke-Mka1Request -Operation createRun' 39).CompletionMatches.CompletionText | Should -Contain llm.evals.createRun
        (TabExpansion2 'Invoke-Mka1Request -Operation llm.responses.get -Parameter ' 59).CompletionMatches.CompletionText | Should -Be "@{ response_id = '' }"
    }
}

Describe 'Get-Mka1Operation' {
    It 'lists all, and finds by wildcard and name' {
        @(Get-Mka1Operation).Count | Should -BeGreaterThan 200
        (Get-Mka1Operation llm.files.*).Name | Should -Contain llm.files.upload
        $one = Get-Mka1Operation LLM.responses.listInputItems
        $one.Method, $one.Path, $one.Cmdlet, $one.Basis | Should -Be GET, '/api/v1/llm/responses/{response_id}/input_items', 'Get-Mka1ResponseInputItem', 'documented'
        $one.Parameters | Should -Be response_id
        Get-Mka1Operation nobody.* | Should -BeNullOrEmpty
    }

    It 'reports a name that it does not know' {
        $null = Get-Mka1Operation create -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message "*no operation 'create'*"
    }
}
