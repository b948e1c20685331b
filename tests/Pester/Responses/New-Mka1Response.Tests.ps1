BeforeAll {
    $null = Connect-TestEmulator
    function Get-SentBody {
        @(Get-EmulatorRequest POST /responses)[-1].body | ConvertFrom-Json
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'New-Mka1Response' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'waits for the answer' {
        $response = New-Mka1Response 'Hello there'
        $response | Should -BeOfType ([Mka1.Responses.Response])
        $response.Status, $response.OutputText | Should -Be 'completed', 'You said: Hello there'
        $body = Get-SentBody
        $body.PSObject.Properties.Name | Sort-Object | Should -Be 'input', 'model'
        $body.model, $body.input | Should -Be 'auto', 'Hello there'
    }

    It 'sends what it is given' {
        $null = New-Mka1Response -Prompt 'x' -Model 'meetkai:functionary-pt' -Instructions 'Be brief.' -Metadata @{ job = 7 } -Body @{ temperature = 0.5; max_output_tokens = 100 }
        $body = Get-SentBody
        $body.model, $body.instructions, $body.metadata.job, $body.temperature, $body.max_output_tokens | Should -Be 'meetkai:functionary-pt', 'Be brief.', '7', 0.5, 100
    }

    It 'makes a response of each text of the pipeline' {
        ('one', 'two' | New-Mka1Response).OutputText | Should -Be 'You said: one', 'You said: two'
        (1, 2.5 | New-Mka1Response -Body @{ temperature = 0 }).OutputText | Should -Be 'You said: 1', 'You said: 2.5'
    }

    It 'takes items' {
        $response = New-Mka1Response -Input @{ role = 'system'; content = 'Be brief.' }, @{ role = 'user'; content = @(@{ type = 'input_text'; text = 'Hi' }) }
        $response.OutputText | Should -Be 'You said: Hi'
        (Get-SentBody).input | Should -HaveCount 2
    }

    It 'takes the items of another response' {
        $first = New-Mka1Response 'one'
        $all = @($first.Output) + @{ role = 'user'; content = 'two' }
        (New-Mka1Response -Input $all).OutputText | Should -Be 'You said: two'
        $sent = (Get-SentBody).input
        $sent[0].id | Should -Be $first.Output[0].Id
        $sent[0].content[0].text | Should -Be 'You said: one'
    }

    It 'takes a body alone as <What>' -ForEach @(
        @{ What = 'a hashtable'; Body = @{ input = 'Hi'; model = 'm:1' } }
        @{ What = 'an ordered hashtable'; Body = [ordered]@{ input = 'Hi'; model = 'm:1' } }
        @{ What = 'an object'; Body = [pscustomobject]@{ input = 'Hi'; model = 'm:1' } }
        @{ What = 'JSON'; Body = '{"input":"Hi","model":"m:1"}' }
        @{ What = 'what ConvertFrom-Json gave'; Body = ('{"input":"Hi","model":"m:1"}' | ConvertFrom-Json) }
    ) {
        $response = New-Mka1Response -Body $Body
        $response.OutputText, $response.Model | Should -Be 'You said: Hi', 'm:1'
    }

    It 'lets the other parameters win over the body' {
        $null = New-Mka1Response 'mine' -Model 'm:2' -Body @{ input = 'body'; model = 'm:1'; metadata = @{ a = '1' } } -Metadata @{ b = '2' }
        $body = Get-SentBody
        $body.input, $body.model, ($body.metadata.PSObject.Properties.Name -join ',') | Should -Be 'mine', 'm:2', 'b'
    }

    It 'takes prompts of <What>' -ForEach @(
        @{ What = 'rows with a member Prompt'; Run = { 'Prompt,Other', 'hello,x' | ConvertFrom-Csv | New-Mka1Response } }
        @{ What = 'hashtables with one'; Run = { @{ prompt = 'hello' } | New-Mka1Response } }
        @{ What = 'text with members'; Run = { 'hello' | Add-Member -NotePropertyName x -NotePropertyValue 1 -PassThru | New-Mka1Response } }
    ) {
        (& $Run).OutputText | Should -Be 'You said: hello'
    }

    It 'rejects an object that is not a prompt, and continues' {
        Clear-EmulatorRequest
        $texts = 'a', (Get-Item $TestDrive), 7, (Get-Process -Id $PID), 'b' | New-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue | ForEach-Object OutputText
        $texts | Should -Be 'You said: a', 'You said: 7', 'You said: b'
        $problems | Should -HaveCount 2
        "$($problems[0])" | Should -BeLike '*A prompt is text*'
        @(Get-EmulatorRequest) | Should -HaveCount 3
    }

    It 'asks for -Stream where the body wants a stream' {
        Clear-EmulatorRequest
        New-Mka1Response 'x' -Body @{ stream = $true } -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument -Message '*-Stream*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
        @(New-Mka1Response 'x' -Body @{ stream = $true } -Stream)[-1].Type | Should -Be 'response.completed'
    }

    It 'writes values of every kind as JSON' {
        $null = New-Mka1Response 'x' -Body @{
            tools = @(@{ type = 'function'; name = 'f'; parameters = [pscustomobject]@{ type = 'object'; properties = @{}; required = @() } })
            parallel_tool_calls = $false; store = [switch] $true; max_tool_calls = [long] 5; temperature = [decimal] 0.1; user = $null
            text = [ordered]@{ verbosity = 'low' }; tool_choice = 'auto' | Add-Member -NotePropertyName x -NotePropertyValue 1 -PassThru
        }
        $body = Get-SentBody
        $body.parallel_tool_calls, $body.store, $body.max_tool_calls, $body.temperature, $body.user, $body.text.verbosity, $body.tool_choice |
            Should -Be $false, $true, 5, 0.1, $null, 'low', 'auto'
        , $body.tools[0].parameters.required | Should -BeOfType ([array])
        $body.tools[0].parameters.required | Should -HaveCount 0
    }

    It 'writes numbers alike in every culture' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $response = New-Mka1Response 'x' -Body @{ temperature = 0.25 } -Metadata @{ share = 1.5; count = 1000000; day = [datetime]::new(2026, 1, 2, 3, 4, 5, [System.DateTimeKind]::Utc) }
        }
        finally {
            [cultureinfo]::CurrentCulture = $culture
        }
        $response.Metadata['share'], $response.Metadata['count'], $response.Metadata['day'] | Should -Be '1.5', '1000000', '2026-01-02T03:04:05.0000000Z'
        (Get-SentBody).temperature | Should -Be 0.25
    }

    It 'leaves a response in the background' {
        $response = New-Mka1Response 'x [seconds 100]' -Background
        $response.Status | Should -Be 'queued'
        (Get-SentBody).background | Should -BeTrue
    }

    It 'streams' {
        $events = New-Mka1Response '[words 5]' -Stream
        $events[0].Type | Should -Be 'response.created'
        $events[-1].Type | Should -Be 'response.completed'
        $events.SequenceNumber | Should -Be (@(0..($events.Count - 1)))
        (Get-SentBody).stream | Should -BeTrue
    }

    It 'streams a background response over a drop' {
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; dropAfterEvents = 4 }
        $events = @(New-Mka1Response '[item message] [sleep 36000] [words 20]' -Stream -Background | Resume-Sleeper)
        $events.SequenceNumber | Should -Be (@(0..($events.Count - 1)))
        $events[-1].Type | Should -Be 'response.completed'
        Get-EmulatorRequest POST /responses | Should -HaveCount 1
    }

    It 'reports an error event after the events before it' {
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; stream = 'error-event' }
        $all = @(New-Mka1Response '[words 10]' -Stream -ErrorAction Continue 2>&1)
        Assert-ErrorRecord $all[-1] Mka1.ServerError ResourceUnavailable
        $all[0].Type | Should -Be 'response.created'
    }

    It 'gives what failed as a response, not as an error: <Prompt>' -ForEach @(
        @{ Prompt = 'x [fail server_error]'; Status = 'failed' }, @{ Prompt = 'a b c d [incomplete]'; Status = 'incomplete' }
    ) {
        $response = New-Mka1Response $Prompt -ErrorAction Stop
        $response.Status | Should -Be $Status
    }

    It 'sends nothing with -WhatIf' {
        'one', 'two' | New-Mka1Response -WhatIf | Should -BeNullOrEmpty
        New-Mka1Response 'x' -Stream -Background -WhatIf | Should -BeNullOrEmpty
        $WhatIfPreference = $true
        New-Mka1Response 'x' | Should -BeNullOrEmpty
        $WhatIfPreference = $false
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'does not prompt by default or with -Confirm:$false' {
        (New-Mka1Response 'x' -Confirm:$false).Status | Should -Be 'completed'
    }

    It 'is not sent again after <Name>' -ForEach @(
        @{ Name = 'status 500'; Fault = @{ status = 500 }; Id = 'Mka1.ServerError' }
        @{ Name = 'status 502'; Fault = @{ status = 502 }; Id = 'Mka1.ServerError' }
        @{ Name = 'status 503 without Retry-After'; Fault = @{ status = 503 }; Id = 'Mka1.ServerError' }
        @{ Name = 'a lost answer'; Fault = @{ afterProcessing = $true }; Id = 'Mka1.ConnectionFailed' }
        @{ Name = 'half an answer'; Fault = @{ dropAfterBytes = 30 }; Id = 'Mka1.*' }
    ) {
        Add-EmulatorFault (@{ method = 'POST'; path = '/responses'; times = 9 } + $Fault)
        New-Mka1Response 'x' -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems $Id
        Get-EmulatorRequest | Should -HaveCount 1
    }

    It 'is sent again after <Name>' -ForEach @(
        @{ Name = 'status 429'; Fault = @{ status = 429; headers = @{ 'Retry-After' = '0' } } }
        @{ Name = 'status 503 with Retry-After'; Fault = @{ status = 503; headers = @{ 'Retry-After' = '0' } } }
    ) {
        Add-EmulatorFault (@{ method = 'POST'; path = '/responses' } + $Fault)
        (New-Mka1Response 'x' -WarningVariable warnings -WarningAction SilentlyContinue).Status | Should -Be 'completed'
        Get-EmulatorRequest | Should -HaveCount 2
        $warnings | Should -HaveCount 1
    }

    It 'says of a lost answer that the request may have been carried out' {
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; afterProcessing = $true }
        $problem = { New-Mka1Response 'x' -ErrorAction Stop } | Should -Throw -PassThru
        Assert-ErrorRecord $problem Mka1.ConnectionFailed ConnectionError
        $problem.ErrorDetails.RecommendedAction | Should -BeLike '*may have carried out*'
    }

    It 'goes on after a text that fails' {
        $all = 'one', 'two', 'three' | ForEach-Object { if ($_ -eq 'two') { Add-EmulatorFault @{ method = 'POST'; path = '/responses'; status = 400; body = '{"error":"no"}' } }; $_ } |
            New-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue
        $all.OutputText | Should -Be 'You said: one', 'You said: three'
        Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument 'two'
    }

    It 'tells the server''s words for an unknown model' {
        $problem = { New-Mka1Response 'x' -Model 'unknown:model' -ErrorAction Stop } | Should -Throw -PassThru
        Assert-ErrorRecord $problem Mka1.InvalidRequest InvalidArgument 'x' '*unknown:model*'
        $problem.Exception.Code | Should -Be 'model_not_found'
    }

    It 'refuses <What> before any call' -ForEach @(
        @{ What = 'JSON that is none'; Given = @{ Body = '{' } }
        @{ What = 'JSON that is no object'; Given = @{ Body = '[1]' } }
        @{ What = 'a number as body'; Given = @{ Body = 5 } }
        @{ What = 'an array as body'; Given = @{ Body = @('a', 'b') } }
        @{ What = 'a script block in the body'; Given = @{ Body = @{ a = { 1 } } } }
        @{ What = 'a process in the body'; Given = @{ Body = @{ a = (Get-Process -Id $PID) } } }
        @{ What = 'an endless number in the body'; Given = @{ Body = @{ a = [double]::NaN } } }
        @{ What = 'a body that holds itself'; Given = @{ Body = & { $self = @{}; $self.self = $self; $self } } }
        @{ What = 'an array that holds itself'; Given = @{ Body = & { $self = [object[]]::new(1); $self[0] = $self; @{ a = $self } } } }
        @{ What = 'metadata of null'; Given = @{ Metadata = @{ a = $null } } }
        @{ What = 'metadata of nothing'; Given = @{ Metadata = @{ a = [System.Management.Automation.Internal.AutomationNull]::Value } } }
        @{ What = 'metadata of an array'; Given = @{ Metadata = @{ a = 1, 2 } } }
        @{ What = 'metadata of an object'; Given = @{ Metadata = @{ a = [pscustomobject]@{ b = 1 } } } }
        @{ What = 'metadata of 17 pairs'; Given = @{ Metadata = & { $m = @{}; 1..17 | ForEach-Object { $m["k$_"] = 'v' }; $m } } }
        @{ What = 'a metadata key of 65 characters'; Given = @{ Metadata = @{ ('k' * 65) = 'v' } } }
        @{ What = 'a metadata key of none'; Given = @{ Metadata = @{ '' = 'v' } } }
        @{ What = 'a metadata value of 513 characters'; Given = @{ Metadata = @{ a = 'v' * 513 } } }
    ) {
        New-Mka1Response 'my prompt' @Given -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument 'my prompt'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'takes metadata up to the limits' {
        $map = [ordered]@{ ('k' * 64) = 'v' * 512 }
        2..16 | ForEach-Object { $map["k$_"] = $_ }
        (New-Mka1Response 'x' -Metadata $map).Metadata.Count | Should -Be 16
    }

    It 'refuses <Name> by binding' -ForEach @(
        @{ Name = 'nothing at all'; Given = @{}; Id = 'MissingMandatoryParameter*' }
        @{ Name = 'a prompt and items'; Given = @{ Prompt = 'x'; Input = @{ role = 'user' } }; Id = 'AmbiguousParameterSet*' }
        @{ Name = 'an empty prompt'; Given = @{ Prompt = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ Name = 'a null prompt'; Given = @{ Prompt = $null }; Id = 'ParameterArgumentValidationError*' }
        @{ Name = 'null metadata'; Given = @{ Prompt = 'x'; Metadata = $null }; Id = 'ParameterArgumentValidationError*' }
        @{ Name = 'an empty model'; Given = @{ Prompt = 'x'; Model = '' }; Id = 'ParameterArgumentValidationError*' }
    ) {
        if ($Given.Count -eq 0) {
            # In a runspace without a host for prompts.
            $run = Start-Script { New-Mka1Response }
            Wait-Script $run
            $run.Shell.Streams.Error[0].FullyQualifiedErrorId | Should -BeLike $Id
        }
        else {
            { New-Mka1Response @Given } | Should -Throw -ErrorId $Id
        }
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'goes on after an empty text of the pipeline' {
        ('one', '', 'two' | New-Mka1Response -ErrorAction SilentlyContinue).OutputText | Should -Be 'You said: one', 'You said: two'
    }

    It 'stops sending requests when no more objects are needed' {
        ('one', 'two', 'three' | New-Mka1Response | Select-Object -First 1).OutputText | Should -Be 'You said: one'
        Get-EmulatorRequest | Should -HaveCount 1
    }

    It 'ends at once with Ctrl+C, and the server sees the client leave' {
        $run = Start-Script { New-Mka1Response 'x [forever]' }
        Wait-Until { Get-EmulatorRequest POST }
        (Get-EmulatorRequest POST).ended | Should -BeFalse
        Stop-Script $run
        Wait-Until { (Get-EmulatorRequest POST).ended } -Because 'the emulator still has the connection'
        $run.Output | Should -BeNullOrEmpty
        $run.Shell.Streams.Error | Should -BeNullOrEmpty
    }

    It 'uses -OnBehalfOf and shows it with -WhatIf' {
        $made = New-Mka1Response 'x' -OnBehalfOf 'user-9'
        { Get-Mka1Response $made.Id -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound*'
        (Get-Mka1Response $made.Id -OnBehalfOf 'user-9').Id | Should -Be $made.Id
    }
}
