BeforeAll {
    $null = Connect-TestEmulator
    function New-Background([string] $Prompt) {
        (New-Mka1Response $Prompt -Background).Id
    }
    function Get-StreamRequest([string] $Id) {
        @(Get-EmulatorRequest GET "/responses/$Id" | Where-Object query -Like '*stream=true*')
    }
    function Get-JsonRequest([string] $Id) {
        @(Get-EmulatorRequest GET "/responses/$Id" | Where-Object query -NotLike '*stream=true*')
    }
    function Get-Text($Events) {
        ($Events | Where-Object Type -EQ 'response.output_text.delta' | ForEach-Object Delta) -join ''
    }
    # Literal responses of a server, for behavior that the emulator does not have.
    function Start-StreamServer([string] $Body) {
        Start-RawServer -Body $Body -Header 'Content-Type: text/event-stream; charset=utf-8'
    }
    $over = '{"type":"response.completed","sequence_number":2,"response":{"id":"resp_1","object":"response","status":"completed","output_text":"hé ☃","output":[]}}'
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Get-Mka1Response -Stream, oddities' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'reads a stream with <_> over a drop' -ForEach 'crlf', 'multiline-data', 'comments', 'bom', 'no-event-names', 'duplicates' {
        # Two messages have more events than three connections send.
        $id = New-Background '[item message] [item message] [sleep 36000] [words 20]'
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; times = 3; stream = $_; dropAfterEvents = 6 }
        $events = @(Get-Mka1Response $id -Stream -ErrorAction Stop | Resume-Sleeper)
        Get-StreamRequest $id | Should -HaveCount 4
        $numbers = @($events.SequenceNumber)
        $numbers | Should -Be (@(0..($numbers.Count - 1)))
        Get-Text $events | Should -Be $events[-1].Response.OutputText
        $events[-1].IsTerminal | Should -BeTrue
    }

    It 'reads frames that are <What>' -ForEach @(
        @{ What = 'cut by carriage returns'; Frame = { "event: x`rdata: $over`r`r" } }
        @{ What = 'without a space after the colon'; Frame = { "data:$over`n`n" } }
        @{ What = 'full of what means nothing here'; Frame = { ": hello`nid: 7`nretry: 10`nunknown: y`nevent: response.completed`ndata: $over`n`n" } }
        @{ What = 'followed by [DONE]'; Frame = { "data: $over`n`ndata: [DONE]`n`n" } }
        @{ What = 'after a frame without data'; Frame = { "event: ping`n`ndata: $over`n`n" } }
        @{ What = 'in several data lines'; Frame = { "data: $($over -replace ',', ",`ndata: ")`n`n" } }
        @{ What = 'after a byte order mark'; Frame = { "$([char]0xFEFF)data: $over`n`n" } }
        @{ What = 'without a number'; Frame = { "data: $($over -replace '"sequence_number":2,', '')`n`n" } }
        @{ What = 'named by the event field alone'; Frame = { "event: response.completed`ndata: $($over -replace '"type":"response.completed",', '')`n`n" } }
    ) {
        $server = Start-StreamServer (& $Frame)
        try {
            $context = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri $server.Uri -Name raw -Scope Runspace
            $events = @(Get-Mka1Response resp_1 -Stream -Context $context -ErrorAction Stop)
            $events | Should -HaveCount 1
            $events[0].Type, $events[0].IsTerminal, $events[0].Response.OutputText | Should -Be 'response.completed', $true, 'hé ☃'
            $server.Requests | Should -HaveCount 1
        }
        finally {
            Disconnect-Mka1 raw
            $server.Dispose()
        }
    }

    It 'passes an unknown event on with all its members' {
        # Stream from the creation on, because a finished response only has its terminal event.
        $events = New-Mka1Response 'x [unknown]' -Stream
        $unknown = @($events | Where-Object { $_ -is [Mka1.Responses.Streaming.UnknownEvent] })
        $unknown | Should -Not -BeNullOrEmpty
        $unknown[0].AdditionalProperties.Count | Should -BeGreaterThan 0
        $events[-1].IsTerminal | Should -BeTrue
    }

    It 'gives Mka1.Protocol for an event that is <What>, after those before it' -ForEach @(
        @{ What = 'no JSON'; Data = 'hello' }, @{ What = 'a JSON array'; Data = '[1]' }, @{ What = 'cut off'; Data = '{"type":"response.output' }
    ) {
        $server = Start-StreamServer "data: {`"type`":`"response.in_progress`",`"sequence_number`":0,`"response`":{`"id`":`"resp_1`",`"status`":`"in_progress`"}}`n`ndata: $Data`n`n"
        try {
            $context = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri $server.Uri -Name raw -MaximumRetryCount 0 -Scope Runspace
            $all = @(Get-Mka1Response resp_1 -Stream -Context $context -ErrorAction Continue 2>&1)
            $all | Should -HaveCount 2
            $all[0].Type | Should -Be 'response.in_progress'
            Assert-ErrorRecord $all[1] Mka1.Protocol ProtocolError resp_1
        }
        finally {
            Disconnect-Mka1 raw
            $server.Dispose()
        }
    }

    It 'reads the response as JSON if a stream ends without a terminal event, and returns its state as that event' {
        $id = New-Background '[words 10] [burst]'
        $null = Wait-Mka1Response $id -PollIntervalSeconds 0.1
        Clear-EmulatorRequest
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; endAfterEvents = 0 }
        $events = @(Get-Mka1Response $id -Stream -ErrorAction Stop)
        $events | Should -HaveCount 1
        $events[0].Type, $events[0].SequenceNumber, $events[0].IsTerminal | Should -Be 'response.completed', $null, $true
        Get-StreamRequest $id | Should -HaveCount 1
        Get-JsonRequest $id | Should -HaveCount 1
    }

    It 'reopens a stream that ends early while the response is running' {
        $id = New-Background '[item message] [sleep 36000] [words 60]'
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; times = 2; endAfterEvents = 5 }
        $events = @(Get-Mka1Response $id -Stream -ErrorAction Stop | Resume-Sleeper)
        Get-Text $events | Should -Be $events[-1].Response.OutputText
        (Get-StreamRequest $id).query | Should -Be '?stream=true', '?stream=true&starting_after=4', '?stream=true&starting_after=9'
        Get-JsonRequest $id | Should -HaveCount 2
    }

    It 'returns the missed part in the terminal event if the response finished meanwhile' {
        $id = (New-Sleeper '[item message] [sleep 36000] [words 30]').Id
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; dropAfterEvents = 6 }
        # The response finishes while the last event before the drop is processed.
        $events = @(Get-Mka1Response $id -Stream -ErrorAction Stop | ForEach-Object {
                $_
                if ($_.SequenceNumber -eq 5) {
                    $null = Resume-Mka1Response $id 'Wake up'
                    $null = Wait-Mka1Response $id -PollIntervalSeconds 0.1
                }
            })
        $events | Should -HaveCount 7
        $events[-1].Type | Should -Be 'response.completed'
        Get-Text $events | Should -Be 'A '
        $events[-1].Response.OutputText | Should -BeLike 'A message before the last.*(woken by: Wake up)'
    }

    It 'follows a running response of a server that answers JSON' {
        $id = (New-Sleeper).Id
        $running = (Get-Mka1Response $id).ToJson() | ConvertFrom-Json
        Clear-EmulatorRequest
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; status = 200; body = $running }
        $events = @(Get-Mka1Response $id -Stream -ErrorAction Stop | ForEach-Object {
                $_
                if (-not $_.IsTerminal) {
                    $null = Resume-Mka1Response $id 'Wake up'
                    $null = Wait-Mka1Response $id -PollIntervalSeconds 0.1
                }
            })
        $events | Should -HaveCount 2
        $events[0].Response.Status | Should -Be $running.status
        $events[0].IsTerminal | Should -BeFalse
        $events[-1].Type | Should -Be 'response.completed'
    }

    It 'resumes after silence, and gives Mka1.Timeout after silence twice in a row' {
        $context = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name impatient -OperationTimeoutSeconds 2 -Scope Runspace
        try {
            $id = (New-Mka1Response 'x [forever]' -Background -Context $context).Id
            $all = @(Get-Mka1Response $id -Stream -Context $context -ErrorAction Continue 2>&1)
            Assert-ErrorRecord $all[-1] Mka1.Timeout OperationTimeout $id
            Get-Text $all[0..($all.Count - 2)] | Should -Be 'You said: x'
            $queries = (Get-StreamRequest $id).query
            $queries | Should -Be '?stream=true', "?stream=true&starting_after=$($all[-2].SequenceNumber)"
            (Get-Mka1Response $id -Context $context).Status | Should -Be 'in_progress'

            # After one silence the stream resumes without losing events.
            $id = (New-Mka1Response '[item message] [sleep 36000] [words 20]' -Background -Context $context).Id
            Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; stallAfterEvents = 5 }
            $events = @(Get-Mka1Response $id -Stream -Context $context -ErrorAction Stop | Resume-Sleeper -Parameter @{ Context = $context })
            $events.SequenceNumber | Should -Be (@(0..($events.Count - 1)))
            $events[-1].Type | Should -Be 'response.completed'
            Get-StreamRequest $id | Should -HaveCount 2
        }
        finally {
            Disconnect-Mka1 impatient
        }
    }

    It 'reports an error event with the server''s message after the events before it, and does not resume' {
        $id = New-Background 'x [forever]'
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; stream = 'error-event'; endAfterEvents = 5 }
        $all = @(Get-Mka1Response $id -Stream -ErrorAction Continue 2>&1)
        $all | Should -HaveCount 6
        $all[0..4].SequenceNumber | Should -Be 0, 1, 2, 3, 4
        Assert-ErrorRecord $all[5] Mka1.ServerError ResourceUnavailable $id 'The stream reported an error: *'
        Get-StreamRequest $id | Should -HaveCount 1
    }

    It 'gives an error event with <Said> the id <Id> that its status would have had' -ForEach @(
        @{ Said = '"code":"invalid_api_key"'; Id = 'Mka1.Unauthorized'; Category = 'AuthenticationError'; Code = 'invalid_api_key' }
        @{ Said = '"code":"UNAUTHORIZED"'; Id = 'Mka1.Unauthorized'; Category = 'AuthenticationError'; Code = 'UNAUTHORIZED' }
        @{ Said = '"code":"permission_denied"'; Id = 'Mka1.Forbidden'; Category = 'PermissionDenied'; Code = 'permission_denied' }
        @{ Said = '"code":"not_found"'; Id = 'Mka1.NotFound'; Category = 'ObjectNotFound'; Code = 'not_found' }
        @{ Said = '"code":"model_not_found"'; Id = 'Mka1.NotFound'; Category = 'ObjectNotFound'; Code = 'model_not_found' }
        @{ Said = '"code":"conflict"'; Id = 'Mka1.Conflict'; Category = 'InvalidOperation'; Code = 'conflict' }
        @{ Said = '"code":"rate_limit_exceeded"'; Id = 'Mka1.RateLimited'; Category = 'LimitsExceeded'; Code = 'rate_limit_exceeded' }
        @{ Said = '"code":"invalid_prompt"'; Id = 'Mka1.InvalidRequest'; Category = 'InvalidArgument'; Code = 'invalid_prompt' }
        @{ Said = '"code":"image_file_not_found"'; Id = 'Mka1.InvalidRequest'; Category = 'InvalidArgument'; Code = 'image_file_not_found' }
        @{ Said = '"error":{"type":"rate_limit_error","code":null,"message":"m"}'; Id = 'Mka1.RateLimited'; Category = 'LimitsExceeded'; Code = $null }
        @{ Said = '"error":{"type":"authentication_error","message":"m"}'; Id = 'Mka1.Unauthorized'; Category = 'AuthenticationError'; Code = $null }
        @{ Said = '"code":"server_error"'; Id = 'Mka1.ServerError'; Category = 'ResourceUnavailable'; Code = 'server_error' }
        @{ Said = '"code":"vector_store_timeout"'; Id = 'Mka1.ServerError'; Category = 'ResourceUnavailable'; Code = 'vector_store_timeout' }
        @{ Said = '"code":null'; Id = 'Mka1.ServerError'; Category = 'ResourceUnavailable'; Code = $null }
    ) {
        $server = Start-StreamServer "data: {`"type`":`"error`",`"message`":`"m`",$Said}`n`n"
        try {
            $context = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri $server.Uri -Name raw -MaximumRetryCount 0 -Scope Runspace
            $all = @(Get-Mka1Response resp_1 -Stream -Context $context -ErrorAction Continue 2>&1)
            Assert-ErrorRecord $all $Id $Category resp_1
            $all[0].Exception.Code | Should -Be $Code
            $all[0].Exception.StatusCode | Should -Be 200
        }
        finally {
            Disconnect-Mka1 raw
            $server.Dispose()
        }
    }

    It 'keeps the options when it resumes' {
        $id = New-Background '[item message] [sleep 36000] [words 30]'
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; dropAfterEvents = 3 }
        $events = @(Get-Mka1Response $id -Stream -IncludeObfuscation -Include file_search_call.results -StartingAfter 1 -ErrorAction Stop |
                Resume-Sleeper -Id $id)
        $events[0].SequenceNumber | Should -Be 2
        (Get-StreamRequest $id).query | Should -Be @(
            '?stream=true&starting_after=1&include_obfuscation=true&include=file_search_call.results'
            '?stream=true&starting_after=4&include_obfuscation=true&include=file_search_call.results')
        $events | Where-Object Type -EQ 'response.output_text.delta' | ForEach-Object { $_.Obfuscation | Should -Not -BeNullOrEmpty }
    }

    It 'continues with -StartingAfter after a stopped reader' {
        $id = New-Background '[item message] [sleep 36000] [words 30]'
        $first = @(Get-Mka1Response $id -Stream | Select-Object -First 8)
        $rest = @(Get-Mka1Response $id -Stream -StartingAfter $first[-1].SequenceNumber | Resume-Sleeper -Id $id)
        $numbers = @(($first + $rest).SequenceNumber)
        $numbers | Should -Be (@(0..($numbers.Count - 1)))
        Get-Text ($first + $rest) | Should -Be $rest[-1].Response.OutputText
    }

    It 'drops events that a server repeats despite starting_after' {
        $id = New-Background '[item message] [sleep 36000] [words 20]'
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; stream = 'duplicates' }
        $events = @(Get-Mka1Response $id -Stream -StartingAfter 5 -ErrorAction Stop | Resume-Sleeper -Id $id)
        $events[0].SequenceNumber | Should -Be 6
        @($events.SequenceNumber | Sort-Object -Unique) | Should -HaveCount $events.Count
    }

    It 'streams an item of every kind whole: <_>' -ForEach 'function_call', 'reasoning', 'image_generation_call', 'mcp_call', 'code_interpreter_call', 'shell_call', 'web_search_call', 'file_search_call', 'custom_tool_call', 'compaction', 'output_audio', 'unknown' {
        $id = New-Background "x [item $_]"
        $events = @(Get-Mka1Response $id -Stream -ErrorAction Stop)
        $events[-1].Type | Should -Be 'response.completed'
        $events[-1].Response.Output | Should -HaveCount 2
    }
}
