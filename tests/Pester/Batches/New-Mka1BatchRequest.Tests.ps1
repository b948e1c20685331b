Describe 'New-Mka1BatchRequest' {
    BeforeEach {
        Disconnect-All
    }

    It 'makes a chat request of a prompt' {
        $request = New-Mka1BatchRequest 'Hi' -System 'Be kind.' -CustomId a -Model small -Option @{ temperature = 0.5 }
        $request.ToJson() | Should -BeExactly '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"small","messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hi"}],"temperature":0.5}}'
        $request | Should -BeOfType Mka1.Batches.BatchRequest
        ($request | Out-String) | Should -Match 'chat/completions'
    }

    It 'makes embedding and image requests' {
        (New-Mka1BatchRequest -EmbeddingInput one).ToJson() | Should -Match '"url":"/v1/embeddings","body":\{"model":"auto","input":"one"\}'
        (New-Mka1BatchRequest -EmbeddingInput one, two).ToJson() | Should -Match '"input":\["one","two"\]'
        (New-Mka1BatchRequest -ImagePrompt 'a cat').ToJson() | Should -Match '"url":"/v1/images/generations","body":\{"model":"auto","prompt":"a cat"\}'
    }

    It 'takes a body as a hashtable, an object and text' {
        (New-Mka1BatchRequest -Body @{ model = 'm'; messages = @() }).Model | Should -Be m
        (New-Mka1BatchRequest -Body ([pscustomobject]@{ input = 'x' }) -Model m -Endpoint /v1/embeddings).Url | Should -Be /v1/embeddings
        (New-Mka1BatchRequest -Body '{"model":"m","n":1}').Body.n | Should -Be 1
    }

    It 'binds script blocks to rows of the pipeline' {
        $rows = @('id,text', '7,Hello', '8,World') | ConvertFrom-Csv
        $requests = $rows | New-Mka1BatchRequest -CustomId { "row-$($_.id)" } -Prompt { "Say $($_.text)" }
        $requests.CustomId | Should -Be row-7, row-8
        $requests[1].Body.messages[0].content | Should -Be 'Say World'
        ($rows | New-Mka1BatchRequest -Body { @{ model = 'm'; messages = @(@{ role = 'user'; content = $_.text }) } })[0].Body.messages[0].content | Should -Be Hello
        ([pscustomobject]@{ custom_id = 'x'; Prompt = 'Hi' } | New-Mka1BatchRequest).CustomId | Should -Be x
    }

    It 'creates reproducible ids from position and content' {
        $first = 'a', 'a', 'b' | New-Mka1BatchRequest -Prompt { $_ }
        $again = 'a', 'a', 'b' | New-Mka1BatchRequest -Prompt { $_ }
        $first.CustomId | Should -Be $again.CustomId
        @($first.CustomId | Sort-Object -Unique).Count | Should -Be 3
        $first[0].CustomId | Should -Match '^0000001-[0-9a-f]{16}$'
    }

    It 'creates the same line from a hashtable in every process' {
        $parts = @{ delta = 4; alpha = 1; charlie = 3; bravo = 2; foxtrot = @{ y = 2; z = 3; x = 1 }; echo = 5 }
        $line = '"alpha":1,"bravo":2,"charlie":3,"delta":4,"echo":5,"foxtrot":{"x":1,"y":2,"z":3}'
        (New-Mka1BatchRequest Hi -Option $parts).ToJson() | Should -BeLike "*$line*"
        (New-Mka1BatchRequest -Body $parts -Model auto).ToJson() | Should -BeLike "*$line*"
        (New-Mka1BatchRequest Hi -Option ([ordered]@{ b = 1; a = 2 })).ToJson() | Should -BeLike '*"b":1,"a":2*'
    }

    It 'rejects requests that no batch accepts' {
        $null = New-Mka1BatchRequest Hi -CustomId '' -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*empty*'
        $null = New-Mka1BatchRequest -Body @{ messages = @() } -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*no model*'
        $null = New-Mka1BatchRequest -Body 'oops' -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*not JSON*'
        $null = New-Mka1BatchRequest -Body @{ model = 'm' } -Endpoint /v1/responses -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*-Force*'
        (New-Mka1BatchRequest -Body @{ model = 'm' } -Endpoint /v1/responses -Force).Url | Should -Be /v1/responses
    }

    It 'reports a row without <What> by number and id, and ends the pipeline' -ForEach @(
        @{ What = 'a prompt'; Row = @{ CustomId = 'R-2'; Promt = 'x' }; Says = 'row 2 (R-2) has no prompt. It has *: name the member to use, as in -Prompt {*' }
        @{ What = 'more than a blank prompt'; Row = @{ CustomId = 'R-2'; Prompt = "  `t" }; Says = 'row 2 (R-2) has no prompt.' }
        @{ What = 'a prompt but null'; Row = @{ custom_id = 'R-2'; Prompt = $null }; Says = 'row 2 (R-2) has no prompt.' }
        @{ What = 'an id'; Row = @{ CustomId = ''; Prompt = 'x' }; Says = 'The custom_id of request 2 is empty*' }
        @{ What = 'text but a list'; Row = @{ CustomId = 'R-2'; Prompt = @('x', 'y') }; Says = 'Prompt of row 2 is not text*' }
        @{ What = 'text but a date'; Row = @{ CustomId = [datetime] '2024-01-05'; Prompt = 'x' }; Says = 'CustomId of row 2 is a date*-DateKind String*' }
        @{ What = 'a model'; Row = @{ CustomId = 'R-2'; Body = @{ a = 1 } }; Says = 'The body of row 2 (R-2) names no model*' }
    ) {
        $rows = [pscustomobject]@{ CustomId = 'R-1'; Prompt = 'a' }, [pscustomobject] $Row, [pscustomobject]@{ CustomId = 'R-3'; Prompt = 'c' }
        { $rows | New-Mka1BatchRequest -ErrorVariable script:problems -ErrorAction SilentlyContinue } |
            Should -Throw '1 of 3 rows could not be made into requests*' -ErrorId 'Mka1.InvalidInput,Mka1.PowerShell.Batches.NewBatchRequestCommand'
        "$($problems[0])" | Should -BeLike $Says
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        try { $rows | New-Mka1BatchRequest -ErrorAction SilentlyContinue | Export-Mka1BatchInput $path } catch { $null = $_ }
        Test-Path $path | Should -BeFalse
    }

    It 'ends the pipeline after an unexpected error of a row' {
        $evil = [System.Linq.Enumerable]::Select([int[]] (1, 0), [Func[int, object]] { param($n) if (-not $n) { throw 'the row broke off' }; "$n" })
        $rows = @{ EmbeddingInput = 'a' }, @{ EmbeddingInput = $evil }, @{ EmbeddingInput = 'c' }
        { $rows | New-Mka1BatchRequest -ErrorVariable script:problems -ErrorAction SilentlyContinue } | Should -Throw '1 of 3 rows could not be made into requests*'
        "$($problems[0])" | Should -BeLike '*the row broke off*'
    }

    It 'takes a member by the name or the alias of its parameter, row for row' {
        $body = '{"model":"m","input":"a"}'
        ([pscustomobject]@{ Url = '/v1/embeddings'; Body = $body }, @{ Url = '/v1/embeddings'; Body = $body } | New-Mka1BatchRequest).Url | Should -Be '/v1/embeddings', '/v1/embeddings'
        $made = [pscustomobject]@{ custom_id = 'a'; Prompt = 'x' }, [pscustomobject]@{ Prompt = 'y' } | New-Mka1BatchRequest
        $made[0].CustomId | Should -Be a
        $made[1].CustomId | Should -BeLike '0000002-*'
    }

    It 'treats DBNull as null' {
        $made = [pscustomobject]@{ CustomId = 'a'; Prompt = 'x'; System = [System.DBNull]::Value } | New-Mka1BatchRequest
        $made.ToJson() | Should -Not -BeLike '*system*'
    }

    It 'writes a number to its last digit, and a day as ISO 8601 does' {
        (@{ Prompt = 0.1 + 0.2 } | New-Mka1BatchRequest).Body.messages[0].content | Should -Be '0.30000000000000004'
        if ($PSEdition -eq 'Core') {
            (@{ Prompt = [DateOnly]::new(2024, 3, 4) } | New-Mka1BatchRequest).Body.messages[0].content | Should -Be '2024-03-04'
        }
    }

    It 'reports the first 20 rows and the total' {
        try { 1..500 | ForEach-Object { [pscustomobject]@{ Promt = 'x' } } | New-Mka1BatchRequest -ErrorVariable problems -ErrorAction SilentlyContinue } catch { $last = $_ }
        "$last" | Should -BeLike '500 of 500 rows could not be made into requests (the first 20 are shown above)*'
        @($problems | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -and "$_" -like 'row *' }) | Should -HaveCount 20
    }

    It 'takes rows of several kinds, with blank members for the others, and hashtables' {
        $rows = [pscustomobject]@{ CustomId = 'a'; Prompt = 'Hi'; EmbeddingInput = ''; ImagePrompt = $null },
        [pscustomobject]@{ CustomId = 'b'; Prompt = ''; EmbeddingInput = 'north' },
        [pscustomobject]@{ CustomId = 'c'; EmbeddingInput = @('x', 'y') },
        [pscustomobject]@{ CustomId = 'd'; ImagePrompt = 'a cat' },
        [pscustomobject]@{ CustomId = 'e'; Body = '{"model":"m"}'; Url = '/v1/embeddings' },
        @{ CustomId = 'f'; Prompt = 'Ho'; System = 'Be kind.'; Model = 'small' }
        $requests = $rows | New-Mka1BatchRequest
        $requests.CustomId | Should -Be a, b, c, d, e, f
        $requests.Url | Should -Be /v1/chat/completions, /v1/embeddings, /v1/embeddings, /v1/images/generations, /v1/embeddings, /v1/chat/completions
        $requests[5].ToJson() | Should -BeLike '*"model":"small","messages":?{"role":"system","content":"Be kind."},{"role":"user","content":"Ho"}]*'
    }

    It 'does not use another member instead of a blank -Prompt' {
        { [pscustomobject]@{ Text = ''; Body = '{"model":"m"}' } | New-Mka1BatchRequest -Prompt { $_.Text } -ErrorAction SilentlyContinue } | Should -Throw '1 of 1 rows*'
        ([pscustomobject]@{ Body = 'a mail' } | New-Mka1BatchRequest -Prompt { $_.Body }).Body.messages[0].content | Should -Be 'a mail'
    }

    It 'keeps the numbers and text of a JSON body, and rejects duplicate members' {
        $body = '{"model":"m","a":1e-30,"b":123456789012345678901234567890.5,"c":1e400,"d":-0,"e":{"x":1,"x":2},"f":"half \ud83d","g":1.50,"h":[1E5]}'
        (New-Mka1BatchRequest -Body $body -CustomId a).ToJson() | Should -BeLike "*`"body`":$($body.Replace('[', '`['))}"
        $null = New-Mka1BatchRequest -Body '{"model":"m","model":"n"}' -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message "The member 'model' occurs twice in -Body*"
    }

    It 'explains the error of a JSON body: <Body>' -ForEach @(
        @{ Body = '{"model":"m",}'; Says = '-Body is text but not JSON: line 1, byte 14: *' }
        @{ Body = "{`n  `"model`": x`n}"; Says = '-Body is text but not JSON: line 2, byte 12: *' }
        @{ Body = '{'; Says = '*It looks like one line of several: give the whole text as one value.'; Action = '*Get-Content -Raw*' }
        @{ Body = '  "model": "m",'; Says = '*It looks like one line of several: give the whole text as one value.'; Action = '*Get-Content -Raw*' }
        @{ Body = @('{', '"model": "m"', '}'); Says = '*Get-Content -Raw.' }
    ) {
        $null = New-Mka1BatchRequest -Body $Body -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Says
        if ($Action) {
            $problems[0].ErrorDetails.RecommendedAction | Should -BeLike $Action
        }
        "$problems" | Should -Not -BeLike '*reader options*'
    }
}
