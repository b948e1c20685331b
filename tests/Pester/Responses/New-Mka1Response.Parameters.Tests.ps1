BeforeAll {
    $null = Connect-TestEmulator
    $folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "mka1-$([guid]::NewGuid())")

    # The received body as text with its members in order.
    function Get-Sent([string] $Member, [int] $Index = -1) {
        $body = (Get-EmulatorRequest POST /responses)[$Index].body | ConvertFrom-Json
        if ($Member) {
            $Member.Split('.') | ForEach-Object { $body = $body.$_ }
        }
        $body
    }
    function Get-SentJson([string] $Member) {
        $sorted = ConvertTo-Sorted (Get-Sent)
        foreach ($name in $Member.Split('.', [StringSplitOptions]::RemoveEmptyEntries)) {
            $sorted = $sorted[$name]
        }
        ConvertTo-Json $sorted -Depth 20 -Compress
    }
    function ConvertTo-Sorted($Value) {
        if ($Value -is [System.Management.Automation.PSCustomObject]) {
            $map = [ordered]@{}
            foreach ($key in $Value.psobject.Properties.Name | Sort-Object) {
                $map[$key] = ConvertTo-Sorted $Value.$key
            }
            return $map
        }
        if ($Value -is [array]) {
            return , @($Value | ForEach-Object { ConvertTo-Sorted $_ })
        }
        $Value
    }
    function Get-SentMember {
        (Get-Sent).psobject.Properties.Name | Sort-Object
    }
}
AfterAll {
    Remove-Item $folder -Recurse
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'New-Mka1Response, parameters' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'sends no member that was not asked for' {
        $null = New-Mka1Response 'x'
        Get-SentMember | Should -Be 'input', 'model'
        Get-SentJson | Should -Be '{"input":"x","model":"auto"}'
    }

    It 'sends -<Name> as <Member>' -ForEach @(
        @{ Name = 'Model'; Value = 'openai:gpt-4.1-mini'; Member = 'model' }
        @{ Name = 'Instructions'; Value = 'Be brief.'; Member = 'instructions' }
        @{ Name = 'Conversation'; Value = 'conv_1'; Member = 'conversation' }
        @{ Name = 'ParallelToolCalls'; Value = $false; Member = 'parallel_tool_calls' }
        @{ Name = 'ParallelToolCalls'; Value = $true; Member = 'parallel_tool_calls' }
        @{ Name = 'MaxToolCalls'; Value = 7; Member = 'max_tool_calls' }
        @{ Name = 'MaxOutputTokens'; Value = 200; Member = 'max_output_tokens' }
        @{ Name = 'Truncation'; Value = 'disabled'; Member = 'truncation' }
        @{ Name = 'ServiceTier'; Value = 'flex'; Member = 'service_tier' }
        @{ Name = 'Temperature'; Value = 0; Member = 'temperature' }
        @{ Name = 'Temperature'; Value = 1.25; Member = 'temperature' }
        @{ Name = 'TopP'; Value = 0.5; Member = 'top_p' }
        @{ Name = 'TopLogprobs'; Value = 0; Member = 'top_logprobs' }
        @{ Name = 'TopLogprobs'; Value = 20; Member = 'top_logprobs' }
        @{ Name = 'Store'; Value = $false; Member = 'store' }
        @{ Name = 'User'; Value = 'ada'; Member = 'user' }
        @{ Name = 'Verbosity'; Value = 'low'; Member = 'text.verbosity' }
        @{ Name = 'TextFormat'; Value = 'json_object'; Member = 'text.format.type' }
        @{ Name = 'Reasoning'; Value = 'high'; Member = 'reasoning.effort' }
        @{ Name = 'ReasoningEffort'; Value = 'xhigh'; Member = 'reasoning.effort' }
        @{ Name = 'ReasoningSummary'; Value = 'concise'; Member = 'reasoning.summary' }
        @{ Name = 'Voice'; Value = 'alloy'; Member = 'audio.voice' }
        @{ Name = 'AudioFormat'; Value = 'mp3'; Member = 'audio.format' }
    ) {
        $given = @{ $Name = $Value }
        $null = New-Mka1Response 'x' @given -ErrorAction Stop
        Get-Sent $Member | Should -Be $Value
        Get-SentMember | Should -HaveCount @('model', 'input', $Member.Split('.')[0] | Select-Object -Unique).Count
    }

    It 'sends -<Name> as a list' -ForEach @(
        @{ Name = 'Include'; Value = 'message.output_text.logprobs', 'reasoning.encrypted_content'; Member = 'include' }
        @{ Name = 'Modality'; Value = 'text', 'audio'; Member = 'modalities' }
        @{ Name = 'Modality'; Value = 'audio'; Member = 'modalities' }
    ) {
        $given = @{ $Name = $Value }
        $null = New-Mka1Response 'x' @given -ErrorAction Stop
        Get-SentJson $Member | Should -Be (ConvertTo-Json @($Value) -Compress)
    }

    It 'returns the requested output: <What>' -ForEach @(
        @{ What = 'speech'; Prompt = 'x'; With = @{ Modality = 'text', 'audio'; Voice = 'alloy'; AudioFormat = 'wav' }; Check = { param($made) $made.Output.Type | Should -Contain 'output_audio' } }
        @{ What = 'a function call'; Prompt = 'x'; With = @{ Tool = @{ type = 'function'; name = 'get_weather'; parameters = @{ type = 'object'; properties = @{ city = @{ type = 'string' } } } }; ToolChoice = 'required' }
            Check = { param($made) $made.Output[0].Type, $made.Output[0].Name | Should -Be 'function_call', 'get_weather' } }
        @{ What = 'an object that fits a schema'; Prompt = 'x'; With = @{ JsonSchema = @{ type = 'object'; properties = @{ age = @{ type = 'integer' } }; required = @('age') } }
            Check = { param($made) ($made.OutputText | ConvertFrom-Json).age | Should -BeOfType ([long]) } }
        @{ What = 'a JSON object'; Prompt = '[json] x'; With = @{ TextFormat = 'json_object' }; Check = { param($made) $made.OutputText | ConvertFrom-Json | Should -Not -BeNullOrEmpty } }
        @{ What = 'an end at the limit of tokens'; Prompt = '[words 50]'; With = @{ MaxOutputTokens = 16 }; Check = { param($made) $made.Status, $made.IncompleteDetails.Reason | Should -Be 'incomplete', 'max_output_tokens' } }
        @{ What = 'reasoning'; Prompt = '[reasoning] x'; With = @{ Reasoning = 'low'; ReasoningSummary = 'auto'; Include = 'reasoning.encrypted_content' }
            Check = { param($made) $made.Output[0].Type | Should -Be 'reasoning'; $made.Output[0].ToJson() | Should -BeLike '*encrypted_content*' } }
    ) {
        $made = New-Mka1Response $Prompt @With -ErrorAction Stop
        & $Check $made
    }

    It 'leaves no trace at the server with -Store $false' {
        $made = New-Mka1Response 'x' -Store $false
        Get-Mka1Response $made.Id -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.NotFound
    }

    It 'continues <What>' -ForEach @(
        @{ What = 'an id'; Of = { param($made) $made.Id } }, @{ What = 'a response'; Of = { param($made) $made } }
    ) {
        $first = New-Mka1Response 'blue'
        $second = New-Mka1Response '[previous]' -PreviousResponse (& $Of $first) -ErrorAction Stop
        $second.OutputText | Should -Be 'Before I said: You said: blue'
        $second.PreviousResponseId | Should -Be $first.Id
        (New-Mka1Response 'x' -PreviousResponseId $first.Id).PreviousResponseId | Should -Be $first.Id
    }

    It 'gives the server''s word for an unknown previous response' {
        New-Mka1Response 'x' -PreviousResponse resp_nobody -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument x '*resp_nobody*'
    }

    It 'refuses <What> before any call' -ForEach @(
        @{ What = '-PreviousResponse with -Conversation'; With = @{ PreviousResponse = 'resp_1'; Conversation = 'conv_1' }; Says = '-PreviousResponse and -Conversation exclude each other*' }
        @{ What = 'a previous response that is none'; With = @{ PreviousResponse = 'conv_1' }; Says = '*conv_1*is not the id of a response*' }
        @{ What = '-JsonSchema with -TextFormat'; With = @{ JsonSchema = '{}'; TextFormat = 'text' }; Says = '-JsonSchema and -TextFormat exclude each other*' }
        @{ What = '-AsText without -Stream'; With = @{ AsText = $true }; Says = '-AsText needs -Stream*' }
        @{ What = '-IncludeObfuscation without -Stream'; With = @{ IncludeObfuscation = $true }; Says = '-IncludeObfuscation needs -Stream*' }
        @{ What = 'a tool that is not JSON'; With = @{ Tool = '{"type":' }; Says = '-Tool is text but not JSON*' }
        @{ What = 'a tool that is a JSON array'; With = @{ Tool = '[1]' }; Says = '-Tool is JSON but not an object*' }
        @{ What = 'a tool of an unknown name'; With = @{ Tool = 'websearch' }; Says = "-Tool 'websearch' is neither JSON nor one of *web_search*" }
        @{ What = 'a tool that is a number'; With = @{ Tool = 5 }; Says = '-Tool: The value must be a hashtable or an object*' }
        @{ What = 'a tool without a type'; With = @{ Tool = @{ name = 'f' } }; Says = 'A tool needs a type*' }
        @{ What = 'a tool with an empty type'; With = @{ Tool = '{"type":""}' }; Says = 'A tool needs a type*' }
        @{ What = 'a tool with a number as type'; With = @{ Tool = @{ type = 1 } }; Says = 'A tool needs a type*' }
        @{ What = 'a good tool beside a bad one'; With = @{ Tool = 'web_search', @{ name = 'f' } }; Says = 'A tool needs a type*' }
        @{ What = 'a tool with a script block'; With = @{ Tool = @{ type = 'function'; name = 'f'; do = { 1 } } }; Says = '-Tool: A script block has no JSON form*' }
        @{ What = 'an unknown tool choice'; With = @{ ToolChoice = 'f' }; Says = "-ToolChoice 'f' is neither none, auto or required nor the name of a tool*" }
        @{ What = 'a tool choice in the wrong case'; With = @{ ToolChoice = 'F'; Tool = @{ type = 'function'; name = 'f' } }; Says = "-ToolChoice 'F' is neither*" }
        @{ What = 'a tool choice that is not JSON'; With = @{ ToolChoice = '{x' }; Says = '-ToolChoice is text but not JSON*' }
        @{ What = 'a schema that is not JSON'; With = @{ JsonSchema = '{"type":' }; Says = '-JsonSchema is text but not JSON*' }
        @{ What = 'a schema file that is not there'; With = @{ JsonSchema = './nothing.json' }; Says = "There is no file '*nothing.json'." }
        @{ What = 'a schema on a drive that is not there'; With = @{ JsonSchema = 'nodrive:/x.json' }; Says = "'nodrive:/x.json' cannot be found: *drive*nodrive*" }
        @{ What = 'a schema that is no file'; With = @{ JsonSchema = 'env:PATH' }; Says = "'env:PATH' is not in the file system*" }
        @{ What = 'a schema that is a number'; With = @{ JsonSchema = 5 }; Says = '-JsonSchema: The value must be a hashtable or an object*' }
        @{ What = 'metadata beyond the limits'; With = @{ Metadata = @{ k = 'x' * 513 } }; Says = '*512 characters*' }
    ) {
        foreach ($further in @{}, @{ WhatIf = $true }) {
            New-Mka1Response 'x' @With @further -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument x $Says
        }
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses -<Name> <Value> by binding' -ForEach @(
        @{ Name = 'Temperature'; Value = -0.1 }, @{ Name = 'Temperature'; Value = 2.1 }
        @{ Name = 'TopP'; Value = -0.1 }, @{ Name = 'TopP'; Value = 1.1 }
        @{ Name = 'TopLogprobs'; Value = -1 }, @{ Name = 'TopLogprobs'; Value = 21 }
        @{ Name = 'MaxOutputTokens'; Value = 0 }, @{ Name = 'MaxToolCalls'; Value = 0 }
        @{ Name = 'ThrottleLimit'; Value = 0 }, @{ Name = 'ThrottleLimit'; Value = 257 }
        @{ Name = 'Truncation'; Value = 'some' }, @{ Name = 'ServiceTier'; Value = 'some' }, @{ Name = 'Verbosity'; Value = 'some' }
        @{ Name = 'TextFormat'; Value = 'json_schema' }, @{ Name = 'ReasoningSummary'; Value = 'some' }
        @{ Name = 'Modality'; Value = 'video' }, @{ Name = 'AudioFormat'; Value = 'ogg' }
        @{ Name = 'JsonSchemaName'; Value = 'two words' }, @{ Name = 'JsonSchemaName'; Value = 'x' * 65 }
        @{ Name = 'PreviousResponse'; Value = '' }, @{ Name = 'Conversation'; Value = '' }, @{ Name = 'User'; Value = '' }
        @{ Name = 'Tool'; Value = @($null) }, @{ Name = 'Include'; Value = @('') }
        @{ Name = 'Image'; Value = @('') }, @{ Name = 'File'; Value = @() }, @{ Name = 'JsonSchema'; Value = '' }, @{ Name = 'Reasoning'; Value = '' }
    ) {
        $given = @{ $Name = $Value }
        { New-Mka1Response 'x' @given } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'sends an unknown value of -Reasoning, and reports the server''s error' {
        New-Mka1Response 'x' -Reasoning extreme -ErrorVariable problems -ErrorAction SilentlyContinue
        Get-Sent reasoning.effort | Should -Be 'extreme'
        Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument x
    }
}

Describe 'New-Mka1Response -Tool' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'a hashtable'; Tool = { @{ type = 'function'; name = 'f'; parameters = @{ type = 'object' } } }; Json = '[{"name":"f","parameters":{"type":"object"},"type":"function"}]' }
        @{ What = 'an object'; Tool = { [pscustomobject]@{ type = 'custom'; name = 'f' } }; Json = '[{"name":"f","type":"custom"}]' }
        @{ What = 'JSON text'; Tool = { '{"type":"function","name":"f","strict":true}' }; Json = '[{"name":"f","strict":true,"type":"function"}]' }
        @{ What = 'a plain name'; Tool = { 'web_search' }; Json = '[{"type":"web_search"}]' }
        @{ What = 'several of each kind'; Tool = { 'code_interpreter', '{"type":"image_generation","size":"auto"}', @{ type = 'mcp'; server_label = 's' } }
            Json = '[{"type":"code_interpreter"},{"size":"auto","type":"image_generation"},{"server_label":"s","type":"mcp"}]' }
        @{ What = 'what ConvertFrom-Json gave'; Tool = { '{"type":"function","name":"f","parameters":{"type":"object","required":[]}}' | ConvertFrom-Json }
            Json = '[{"name":"f","parameters":{"required":[],"type":"object"},"type":"function"}]' }
        @{ What = 'an unknown type'; Tool = { @{ type = 'telepathy' } }; Json = '[{"type":"telepathy"}]' }
    ) {
        $null = New-Mka1Response 'x' -Tool (& $Tool) -ErrorAction Stop
        Get-SentJson tools | Should -Be $Json
    }

    It 'takes the tools of another response' {
        $first = New-Mka1Response 'x' -Tool @{ type = 'function'; name = 'f' } -ToolChoice f
        $null = New-Mka1Response 'x' -Tool $first.Tools -ToolChoice $first.ToolChoice -ErrorAction Stop
        Get-SentJson tools | Should -Be '[{"name":"f","type":"function"}]'
        Get-SentJson tool_choice | Should -Be '{"name":"f","type":"function"}'
    }

    It 'makes <Json> of -ToolChoice <Choice>' -ForEach @(
        @{ Choice = 'none'; Json = '"none"' }, @{ Choice = 'auto'; Json = '"auto"' }, @{ Choice = 'required'; Json = '"required"' }
        @{ Choice = 'f'; Json = '{"name":"f","type":"function"}' }
        @{ Choice = 'web_search'; Json = '{"type":"web_search"}' }
        @{ Choice = '{"type":"mcp","server_label":"s"}'; Json = '{"server_label":"s","type":"mcp"}' }
        @{ Choice = @{ type = 'function'; name = 'g' }; Json = '{"name":"g","type":"function"}' }
    ) {
        $null = New-Mka1Response 'x' -Tool @{ type = 'function'; name = 'f' }, 'web_search' -ToolChoice $Choice -ErrorAction Stop
        Get-SentJson tool_choice | Should -Be $Json
    }

    It 'finds the tool of -ToolChoice among those of -Body' {
        $made = New-Mka1Response 'x' -Body '{"tools":[{"type":"function","name":"f"}]}' -ToolChoice f -ErrorAction Stop
        Get-SentJson tool_choice | Should -Be '{"name":"f","type":"function"}'
        $made.Output[0].Type | Should -Be 'function_call'
    }
}

Describe 'New-Mka1Response -JsonSchema' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'a hashtable'; Of = { @{ type = 'object'; properties = @{ a = @{ type = 'string' } }; required = @('a') } } }
        @{ What = 'an object'; Of = { '{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}' | ConvertFrom-Json } }
        @{ What = 'JSON text'; Of = { ' {"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}' } }
        @{ What = 'the path of a file'; Of = { '{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}' | Set-Content "$folder/person.json" -Encoding ascii; "$folder/person.json" } }
        @{ What = 'the path of a file with a byte order mark'; Of = { '{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}' | ForEach-Object { [IO.File]::WriteAllText("$folder/bom.json", $_, [Text.Encoding]::UTF8) }; "$folder/bom.json" } }
    ) {
        $made = New-Mka1Response 'x' -JsonSchema (& $Of) -ErrorAction Stop
        Get-SentJson text | Should -Be '{"format":{"name":"answer","schema":{"properties":{"a":{"type":"string"}},"required":["a"],"type":"object"},"strict":true,"type":"json_schema"}}'
        ($made.OutputText | ConvertFrom-Json).a | Should -BeOfType ([string])
    }

    It 'takes a relative path from where PowerShell is' {
        '{"type":"object"}' | Set-Content "$folder/here.json" -Encoding ascii
        Push-Location $folder
        try {
            $null = New-Mka1Response 'x' -JsonSchema here.json -ErrorAction Stop
        }
        finally {
            Pop-Location
        }
        Get-SentJson text.format.schema | Should -Be '{"type":"object"}'
    }

    It 'names it with -JsonSchemaName' {
        $null = New-Mka1Response 'x' -JsonSchema '{"type":"object"}' -JsonSchemaName person -Verbosity high
        Get-Sent text.format.name | Should -Be 'person'
        Get-Sent text.verbosity | Should -Be 'high'
    }

    It 'refuses a file that is <What>' -ForEach @(
        @{ What = 'empty'; Content = ''; Says = '*is empty*' }
        @{ What = 'not JSON'; Content = 'hello'; Says = '-JsonSchema is text but not JSON*' }
        @{ What = 'a JSON array'; Content = '[1]'; Says = '-JsonSchema is JSON but not an object*' }
    ) {
        Set-Content "$folder/bad.json" $Content -NoNewline -Encoding ascii
        New-Mka1Response 'x' -JsonSchema "$folder/bad.json" -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument x $Says
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'New-Mka1Response -Body under the typed parameters' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'sends what has no parameter' {
        $null = New-Mka1Response 'x' -Body @{ prompt_cache_key = 'k'; prompt = @{ id = 'pmpt_1'; variables = @{ a = 1 } } } -ErrorAction Stop
        Get-SentJson | Should -Be '{"input":"x","model":"auto","prompt":{"id":"pmpt_1","variables":{"a":1}},"prompt_cache_key":"k"}'
    }

    It 'gives precedence to <What>' -ForEach @(
        @{ What = '-Model'; Body = @{ model = 'a' }; With = @{ Model = 'b' }; Member = 'model'; Json = '"b"' }
        @{ What = 'the model of the body over the default'; Body = @{ model = 'a' }; With = @{}; Member = 'model'; Json = '"a"' }
        @{ What = '-Tool'; Body = @{ tools = @(@{ type = 'web_search' }) }; With = @{ Tool = 'code_interpreter' }; Member = 'tools'; Json = '[{"type":"code_interpreter"}]' }
        @{ What = '-Temperature'; Body = @{ temperature = 1 }; With = @{ Temperature = 0.25 }; Member = 'temperature'; Json = '0.25' }
        @{ What = '-Metadata whole'; Body = @{ metadata = @{ a = '1' } }; With = @{ Metadata = @{ b = '2' } }; Member = 'metadata'; Json = '{"b":"2"}' }
        @{ What = '-Verbosity and keep the format'; Body = @{ text = @{ format = @{ type = 'json_object' }; verbosity = 'high' } }; With = @{ Verbosity = 'low' }; Member = 'text'
            Json = '{"format":{"type":"json_object"},"verbosity":"low"}' }
        @{ What = '-TextFormat and keep the verbosity'; Body = @{ text = @{ format = @{ type = 'json_object' }; verbosity = 'high' } }; With = @{ TextFormat = 'text' }; Member = 'text'
            Json = '{"format":{"type":"text"},"verbosity":"high"}' }
        @{ What = '-JsonSchema and keep description and strict'; Body = '{"text":{"format":{"strict":false,"description":"d","name":"n","schema":{"type":"array"}}}}'; With = @{ JsonSchema = '{"type":"object"}' }; Member = 'text.format'
            Json = '{"description":"d","name":"n","schema":{"type":"object"},"strict":false,"type":"json_schema"}' }
        @{ What = '-Reasoning and keep the summary'; Body = @{ reasoning = @{ summary = 'auto'; effort = 'low' } }; With = @{ Reasoning = 'high' }; Member = 'reasoning'; Json = '{"effort":"high","summary":"auto"}' }
        @{ What = '-ReasoningSummary and keep the effort'; Body = '{"reasoning":{"effort":"low"}}'; With = @{ ReasoningSummary = 'auto' }; Member = 'reasoning'; Json = '{"effort":"low","summary":"auto"}' }
        @{ What = '-Voice and keep the format'; Body = @{ audio = [pscustomobject]@{ format = 'mp3' } }; With = @{ Voice = 'alloy' }; Member = 'audio'; Json = '{"format":"mp3","voice":"alloy"}' }
        @{ What = '-IncludeObfuscation and keep other options'; Body = @{ stream_options = @{ x = 1 } }; With = @{ Stream = $true; IncludeObfuscation = $true }; Member = 'stream_options'
            Json = '{"include_obfuscation":true,"x":1}' }
        @{ What = '-IncludeObfuscation:$false'; Body = @{ stream_options = @{ include_obfuscation = $true } }; With = @{ Stream = $true; IncludeObfuscation = $false }; Member = 'stream_options'
            Json = '{"include_obfuscation":false}' }
        @{ What = 'what is nested over what is no object'; Body = @{ text = $null }; With = @{ Verbosity = 'low' }; Member = 'text'; Json = '{"verbosity":"low"}' }
    ) {
        $null = New-Mka1Response 'x' -Body $Body @With -ErrorAction Stop
        Get-SentJson $Member | Should -Be $Json
    }

    It 'changes nothing of the hashtable that it was given' {
        $body = @{ text = @{ verbosity = 'high' }; reasoning = @{ effort = 'low' } }
        $null = New-Mka1Response 'x' -Body $body -Verbosity low -Reasoning high -ErrorAction Stop
        $body.text.verbosity, $body.reasoning.effort | Should -Be 'high', 'low'
        $body.Keys | Should -HaveCount 2
    }
}

Describe 'New-Mka1Response, prompts from the pipeline' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'makes a response a line, in order, with -ThrottleLimit <_>' -ForEach 1, 2, 8, 256 {
        $lines = 1..12 | ForEach-Object { "line $_ [seconds $(13 - $_)]" }
        ($lines | New-Mka1Response -ThrottleLimit $_).OutputText | Should -Be (1..12 | ForEach-Object { "You said: line $_" })
        Get-EmulatorRequest POST | Should -HaveCount 12
    }

    It 'has as many at a time as -ThrottleLimit says' {
        $run = Start-Script { 1..12 | ForEach-Object { "line $_ [forever]" } | New-Mka1Response -ThrottleLimit 10 }
        try {
            # None of them finishes, so no more start.
            Wait-Until { @(Get-EmulatorRequest POST).Count -ge 10 }
            (Get-EmulatorRequest POST).ended | Should -Be (@($false) * 10)
        }
        finally {
            Stop-Script $run
        }
    }

    It 'runs one at a time by default: each starts after the previous one is written' {
        $seen = [System.Collections.Generic.List[int]]::new()
        'a', 'b', 'c' | New-Mka1Response | ForEach-Object { $seen.Add(@(Get-EmulatorRequest POST).Count) }
        $seen | Should -Be 1, 2, 3
    }

    It 'writes an error in its turn, names its prompt, and goes on' {
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; skip = 1; status = 400; body = '{"error":{"message":"not this one"}}' }
        $all = @('a', 'b', 'c' | New-Mka1Response -ErrorAction Continue 2>&1)
        $all | Should -HaveCount 3
        $all[0].OutputText, $all[2].OutputText | Should -Be 'You said: a', 'You said: c'
        Assert-ErrorRecord $all[1] Mka1.InvalidRequest InvalidArgument b '*not this one*'
    }

    It 'gives each response its own reading of a file' {
        Set-Content "$folder/note.txt" 'hello' -Encoding ascii
        $null = 'a', 'b' | New-Mka1Response -File "$folder/note.txt" -ErrorAction Stop
        (Get-EmulatorRequest POST).body | Should -BeLike '*note.txt*base64,aGVsbG8*'
    }

    It 'streams one after the other' {
        $events = 'a', 'b' | New-Mka1Response -Stream -ThrottleLimit 4
        @($events | Where-Object IsTerminal).Response.OutputText | Should -Be 'You said: a', 'You said: b'
        $events[-1].Response.OutputText | Should -Be 'You said: b'
    }

    It 'composes: -Background | Wait-Mka1Response' {
        ('a', 'b' | New-Mka1Response -Background -ThrottleLimit 2 | Wait-Mka1Response -PollIntervalSeconds 0.1).OutputText | Sort-Object | Should -Be 'You said: a', 'You said: b'
    }

    It 'sends nothing with -WhatIf and says what each would be' {
        'a', ('b' * 100) | New-Mka1Response -Background -WhatIf
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'What the caller gives arrives as it is' {
    BeforeEach {
        $null = Connect-TestEmulator -Key (New-TestKey)
        Clear-EmulatorRequest
    }

    It 'keeps numbers, text and order of a body of JSON text' {
        $null = New-Mka1Response 'x' -Body '{"zeta":1e-30,"alpha":123456789012345678901234567890.5,"mid":1e400,"twice":{"a":1,"a":2},"half":"a\ud83d","e":[1.50,-0]}' -ErrorAction SilentlyContinue
        (Get-EmulatorRequest POST).body | Should -BeLike '{"zeta":1e-30,"alpha":123456789012345678901234567890.5,"mid":1e400,"twice":{"a":1,"a":2},"half":"a\ud83d","e":?1.50,-0],*'
    }

    It 'checks the metadata of a body of JSON text' {
        (New-Mka1Response 'x' -Body '{"metadata":{"a":"1"}}').Metadata['a'] | Should -Be '1'
        New-Mka1Response 'x' -Body "{`"metadata`":{`"a`":`"$('v' * 513)`"}}" -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message "*'a' has 513*"
    }

    It 'keeps the order of a schema that ConvertFrom-Json -AsHashtable read' -Skip:($PSEdition -eq 'Desktop') {
        $schema = '{"type":"object","properties":{"zeta":{"type":"string"},"alpha":{"type":"string"}},"required":["zeta","alpha"],"additionalProperties":false}'
        $null = New-Mka1Response 'x' -JsonSchema ($schema | ConvertFrom-Json -AsHashtable)
        (Get-EmulatorRequest POST).body | Should -BeLike "*$($schema.Replace('[', '`['))*"
    }

    It 'refuses <What> by its name' -ForEach @(
        @{ What = 'a date in a body'; Body = { @{ metadata = @{ day = [datetime]::new(2026, 1, 2) } } }; Says = "-Body: 'day' is a date*ConvertFrom-Json -DateKind String*" }
        @{ What = 'a property that fails'; Body = { [pscustomobject]@{ a = [pscustomobject]@{ ok = 1 } | Add-Member -PassThru ScriptProperty bad { throw 'boom' } } }; Says = "-Body: The property 'bad' cannot be read: boom*" }
        @{ What = 'a member that comes twice'; Body = { '{"a":1,"a":2}' }; Says = "The member 'a' occurs twice in -Body*" }
        @{ What = 'a name with half a character'; Body = { '{"\ud800":1}' }; Says = '*-Body contains an unpaired surrogate*' }
        @{ What = 'text that was cut'; Body = { '{"a":' }; Says = '-Body is text but not JSON: line 1, byte 6: *' }
        @{ What = 'lines of a file'; Body = { '{', '"a":1', '}' }; Says = '-Body:*Get-Content -Raw*' }
        @{ What = 'keys that are one as text'; Body = { $m = @{ 1 = 'a' }; $m['1'] = 'b'; $m }; Says = "-Body: The name '1' occurs twice*" }
    ) {
        New-Mka1Response 'x' -Body (& $Body) -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Says
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
