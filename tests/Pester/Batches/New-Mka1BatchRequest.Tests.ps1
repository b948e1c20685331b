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

    It 'makes ids of position and content, the same each time' {
        $first = 'a', 'a', 'b' | New-Mka1BatchRequest -Prompt { $_ }
        $again = 'a', 'a', 'b' | New-Mka1BatchRequest -Prompt { $_ }
        $first.CustomId | Should -Be $again.CustomId
        @($first.CustomId | Sort-Object -Unique).Count | Should -Be 3
        $first[0].CustomId | Should -Match '^0000001-[0-9a-f]{16}$'
    }

    It 'makes the same line of the same hashtable in every process, where a hashtable has an order of its own' {
        $parts = @{ delta = 4; alpha = 1; charlie = 3; bravo = 2; foxtrot = @{ y = 2; z = 3; x = 1 }; echo = 5 }
        $line = '"alpha":1,"bravo":2,"charlie":3,"delta":4,"echo":5,"foxtrot":{"x":1,"y":2,"z":3}'
        (New-Mka1BatchRequest Hi -Option $parts).ToJson() | Should -BeLike "*$line*"
        (New-Mka1BatchRequest -Body $parts -Model auto).ToJson() | Should -BeLike "*$line*"
        (New-Mka1BatchRequest Hi -Option ([ordered]@{ b = 1; a = 2 })).ToJson() | Should -BeLike '*"b":1,"a":2*'
    }

    It 'refuses what no batch could take' {
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
}
