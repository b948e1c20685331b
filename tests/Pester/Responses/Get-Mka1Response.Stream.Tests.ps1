BeforeAll {
    $null = Connect-TestEmulator
    function New-Background([string] $Prompt) {
        (New-Mka1Response $Prompt -Background).Id
    }
    # Reads a response that cannot finish before the reader connects.
    function Read-Sleeper([string] $Prompt, [hashtable] $Parameter = @{}) {
        $id = New-Background $Prompt
        [pscustomobject]@{ Id = $id; Events = @(Get-Mka1Response $id -Stream -ErrorAction Stop @Parameter | Resume-Sleeper -Id $id) }
    }
    function Get-StreamRequest([string] $Id) {
        Get-EmulatorRequest GET "/responses/$Id" | Where-Object query -Like '*stream=true*'
    }
    function Assert-WholeStream($Events, [string] $Text) {
        # Every sequence number once and in order.
        $numbers = @($Events.SequenceNumber)
        $numbers | Should -Be (@(0..($numbers.Count - 1)))
        ($Events | Where-Object Type -EQ 'response.output_text.delta' | ForEach-Object Delta) -join '' | Should -Be $Text
        $Events[-1].Type | Should -Be 'response.completed'
        $Events[-1].IsTerminal | Should -BeTrue
        $Events[-1].Response.OutputText | Should -Be $Text
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Get-Mka1Response -Stream' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives typed events, the terminal one last' {
        $read = Read-Sleeper '[sleep 36000] [words 12]'
        $events = $read.Events
        $events | ForEach-Object { $_ | Should -BeOfType ([Mka1.Responses.Streaming.ResponseStreamEvent]) }
        $events[0].Type | Should -Be 'response.queued'
        $events[1].Type | Should -Be 'response.created'
        Assert-WholeStream $events (Get-Mka1Response $read.Id).OutputText
    }

    It 'gives the terminal event alone of a response that is over' {
        $made = New-Mka1Response 'over'
        $events = @(Get-Mka1Response $made.Id -Stream)
        $events.Type | Should -Be 'response.completed'
        $events[0].Response.OutputText | Should -Be 'You said: over'
    }

    It 'ends with <Type> for "<Prompt>"' -ForEach @(
        @{ Prompt = 'x [fail server_error]'; Type = 'response.failed' }
        @{ Prompt = 'one two three four [incomplete]'; Type = 'response.incomplete' }
    ) {
        $id = New-Background $Prompt
        (Get-Mka1Response $id -Stream)[-1].Type | Should -Be $Type
    }

    It 'takes ids from the pipeline, one stream after the other' {
        $ids = (New-Background 'one'), (New-Background 'two')
        $null = $ids | Wait-Mka1Response -PollIntervalSeconds 0.1
        ($ids | Get-Mka1Response -Stream).Response.OutputText | Should -Be 'You said: one', 'You said: two'
        ($ids | ForEach-Object { [pscustomobject]@{ Id = $_ } } | Get-Mka1Response -Stream).Response.Id | Should -Be $ids
    }

    It 'sends -StartingAfter, -IncludeObfuscation and -Include' {
        $id = New-Background 'x'
        $null = Wait-Mka1Response $id -PollIntervalSeconds 0.1
        $null = Get-Mka1Response $id -Stream -StartingAfter 3 -IncludeObfuscation -Include file_search_call.results
        (Get-StreamRequest $id).query | Should -Be '?stream=true&starting_after=3&include_obfuscation=true&include=file_search_call.results'
        $null = Get-Mka1Response $id -Stream -StartingAfter 0 -IncludeObfuscation:$false
        (Get-StreamRequest $id)[1].query | Should -Be '?stream=true&starting_after=0&include_obfuscation=false'
    }

    It 'gives only what comes after -StartingAfter' {
        $numbers = @((Read-Sleeper '[sleep 36000] [words 30]' @{ StartingAfter = 2 }).Events.SequenceNumber)
        $numbers | Should -Be (@(3..($numbers.Count + 2)))
    }

    It 'refuses -StartingAfter -1' {
        { Get-Mka1Response resp_1 -Stream -StartingAfter -1 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'gives padding when asked for it' {
        $read = Read-Sleeper '[sleep 36000] [words 10]' @{ IncludeObfuscation = $true }
        $deltas = @($read.Events | Where-Object Type -EQ 'response.output_text.delta')
        $deltas | Should -Not -BeNullOrEmpty
        $deltas | ForEach-Object { $_.Obfuscation | Should -Not -BeNullOrEmpty }
    }

    It 'refuses a wrong id before any call and goes on' {
        $made = New-Mka1Response 'x'
        Clear-EmulatorRequest
        $events = 'nonsense', $made.Id | Get-Mka1Response -Stream -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument nonsense
        $events.Type | Should -Be 'response.completed'
        Get-EmulatorRequest | Should -HaveCount 1
    }

    It 'gives an ordinary error where the stream does not begin' {
        Get-Mka1Response resp_nobody -Stream -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.NotFound ObjectNotFound resp_nobody
    }

    It 'writes each event the moment it arrives' {
        $id = New-Background 'still running [forever]'
        $run = Start-Script { param($id) Get-Mka1Response $id -Stream } $id
        try {
            # The last text has arrived, and the response is not finished.
            Wait-Until { @($run.Output).Type -contains 'response.output_text.delta' }
            (Get-Mka1Response $id).Status | Should -Be 'in_progress'
            $run.Handle.IsCompleted | Should -BeFalse
        }
        finally {
            Stop-Script $run
        }
    }

    It 'resumes after a drop after <After> events, <Times> times' -ForEach @(
        @{ After = 1; Times = 1 }, @{ After = 4; Times = 1 }, @{ After = 3; Times = 4 }, @{ After = 7; Times = 3 }
    ) {
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; times = $Times; dropAfterEvents = $After }
        # Two messages have more events than are dropped.
        $read = Read-Sleeper '[item message] [item message] [sleep 36000] [words 25]'
        Assert-WholeStream $read.Events (Get-Mka1Response $read.Id).OutputText
        @(Get-StreamRequest $read.Id) | Should -HaveCount ($Times + 1)
    }

    It 'neither loses nor repeats events of a running response over many drops' {
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; times = 5; dropAfterEvents = 4 }
        $read = Read-Sleeper '[item message] [item message] [sleep 36000] [words 60]'
        Assert-WholeStream $read.Events (Get-Mka1Response $read.Id).OutputText
        $queries = (Get-StreamRequest $read.Id).query
        $queries | Should -HaveCount 6
        $queries[0] | Should -Be '?stream=true'
        $queries[1..5] | Should -Be (3, 7, 11, 15, 19 | ForEach-Object { "?stream=true&starting_after=$_" })
    }

    It 'reads a stream with <_>' -ForEach 'crlf', 'multiline-data', 'comments', 'bom', 'done', 'no-event-names', 'duplicates' {
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; stream = $_ }
        $read = Read-Sleeper '[sleep 36000] [words 10]'
        Assert-WholeStream $read.Events (Get-Mka1Response $read.Id).OutputText
    }

    It 'takes JSON instead of a stream' {
        $id = New-Background 'x'
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; stream = 'json-instead' }
        $events = @(Get-Mka1Response $id -Stream)
        $events[-1].Type | Should -Be 'response.completed'
    }

    It 'takes the state of the response where the stream ends without a terminal event' {
        $id = New-Background '[words 10] [burst]'
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; endAfterEvents = 2 }
        (Get-Mka1Response $id -Stream -ErrorAction Stop)[-1].Type | Should -Be 'response.completed'
    }

    It 'reports an error event after the events before it' {
        $id = New-Background '[forever]'
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; stream = 'error-event' }
        $all = @(Get-Mka1Response $id -Stream -ErrorAction Continue 2>&1)
        $all.Count | Should -BeGreaterThan 1
        $all[-1] | Should -BeOfType ([System.Management.Automation.ErrorRecord])
        Assert-ErrorRecord $all[-1] Mka1.ServerError ResourceUnavailable $id '*stream*'
        $all[0..($all.Count - 2)] | ForEach-Object { $_ | Should -BeOfType ([Mka1.Responses.Streaming.ResponseStreamEvent]) }
    }

    It 'stops retrying after repeated drops, and reports one error' {
        $once = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name once -MaximumRetryCount 1 -Scope Runspace
        try {
            $id = (New-Mka1Response '[forever]' -Background -Context $once).Id
            Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; skip = 1; times = 99; dropAfterEvents = 0 }
            Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; times = 1; dropAfterEvents = 2 }
            $null = Get-Mka1Response $id -Stream -Context $once -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
            Assert-ErrorRecord $problems Mka1.ConnectionFailed ConnectionError $id
        }
        finally {
            Disconnect-Mka1 once
        }
    }

    It 'closes the connection when no more events are needed' {
        $id = New-Background 'x [forever]'
        (Get-Mka1Response $id -Stream | Select-Object -First 1).Type | Should -Be 'response.queued'
        Wait-Until { (Get-StreamRequest $id).ended } -Because 'the emulator still has the connection'
    }

    It 'ends at once with Ctrl+C while the server is silent, and the response goes on' {
        $id = New-Background 'x [forever]'
        $run = Start-Script { param($id) Get-Mka1Response $id -Stream } $id
        Wait-Until { @($run.Output).Type -contains 'response.output_text.delta' }
        (Get-StreamRequest $id).ended | Should -BeFalse
        Stop-Script $run
        $run.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        Wait-Until { (Get-StreamRequest $id).ended } -Because 'the emulator still has the connection'
        (Get-Mka1Response $id).Status | Should -Be 'in_progress'
    }

    It 'ends at once with Ctrl+C before the first event' {
        $id = New-Background 'x [forever]'
        Add-EmulatorFault @{ method = 'GET'; path = '^.*stream=true'; stallAfterEvents = 0 }
        $run = Start-Script { param($id) Get-Mka1Response $id -Stream } $id
        Wait-Until { Get-StreamRequest $id }
        Stop-Script $run
        Wait-Until { (Get-StreamRequest $id).ended }
        $run.Output | Should -BeNullOrEmpty
    }

    It 'ends at once with Ctrl+C while it waits for a repeat' {
        $id = New-Background 'x'
        Add-EmulatorFault @{ method = 'GET'; path = '/responses'; times = 9; status = 503; headers = @{ 'Retry-After' = '110' } }
        $run = Start-Script { param($id) Get-Mka1Response $id } $id
        Wait-Until { $run.Shell.Streams.Warning.Count -gt 0 }
        Stop-Script $run
        Get-EmulatorRequest GET | Should -HaveCount 1
    }
}
