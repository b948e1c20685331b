BeforeAll {
    $key = New-TestKey
    $token = ConvertTo-Token $key
    $default = Connect-TestEmulator -Key $key
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Get-Mka1Response by id' {
    BeforeAll {
        $made = 'one', 'two', 'three' | New-Mka1Response
    }
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives the response' {
        $response = Get-Mka1Response $made[0].Id
        $response | Should -BeOfType ([Mka1.Responses.Response])
        $response.Id, $response.Status, $response.OutputText | Should -Be $made[0].Id, 'completed', 'You said: one'
        $response.ToJson() | ConvertFrom-Json | ForEach-Object id | Should -Be $made[0].Id
        (Get-EmulatorRequest).path | Should -Be "/api/v1/llm/responses/$($made[0].Id)"
    }

    It 'takes ids <How>' -ForEach @(
        @{ How = 'as an array'; Run = { Get-Mka1Response -Id $made.Id } }
        @{ How = 'by the name ResponseId'; Run = { Get-Mka1Response -ResponseId $made.Id } }
        @{ How = 'from the pipeline'; Run = { $made.Id | Get-Mka1Response } }
        @{ How = 'of response objects'; Run = { $made | Get-Mka1Response } }
        @{ How = 'of any objects with an Id'; Run = { $made | Select-Object Id | Get-Mka1Response } }
        @{ How = 'of any objects with a ResponseId'; Run = { $made | Select-Object @{ Name = 'ResponseId'; Expression = 'Id' } | Get-Mka1Response } }
        @{ How = 'of rows of a CSV'; Run = { $made | ConvertTo-Csv | ConvertFrom-Csv | Get-Mka1Response } }
    ) {
        (& $Run).Id | Should -Be $made.Id
    }

    It 'writes in the order of the input whatever the order of the answers, with -ThrottleLimit <_>' -ForEach 1, 2, 5, 32 {
        # The first of each three is late.
        Add-EmulatorFault @{ path = "/responses/$($made[0].Id)"; times = 5; delayMs = 60 }
        $ids = @($made.Id) * 5
        ($ids | Get-Mka1Response -ThrottleLimit $_).Id | Should -Be $ids
        Get-EmulatorRequest | Should -HaveCount 15
    }

    It 'writes each object before a slow producer writes the next id' {
        $seen = [System.Collections.Generic.List[string]]::new()
        $before = [System.Collections.Generic.List[int]]::new()
        # The pause is longer than a call to the emulator.
        & {
            foreach ($id in $made.Id) {
                $before.Add($seen.Count)
                $id
                $before.Add($seen.Count)
                [System.Threading.Thread]::Sleep(700)
            }
        } | Get-Mka1Response | ForEach-Object { $seen.Add($_.Id) }
        $seen | Should -Be $made.Id
        $before | Should -Be 0, 1, 1, 2, 2, 3
    }

    It 'reads ids that come without a pause in parallel, from <Name>' -ForEach @(
        @{ Name = 'a value'; Run = { $ids | Get-Mka1Response -ThrottleLimit 4 } }
        @{ Name = 'a command'; Run = { $ids | ForEach-Object { $_ } | Get-Mka1Response -ThrottleLimit 4 } }
    ) {
        $ids = @($made.Id) * 4
        # The server never responds, so a sequential reader would send one request only.
        Add-EmulatorFault @{ path = '/responses/'; times = 12; delayMs = 600000 }
        $run = Start-Script { param($ids, $script, $key, $uri) $null = Connect-Mka1 -Token ([System.Net.NetworkCredential]::new('', $key).SecurePassword) -Uri $uri -Scope Runspace; . ([scriptblock]::Create($script)) } $ids, "$Run", $key, $default.Server
        try {
            Wait-Until { @(Get-EmulatorRequest).Count -ge 4 }
            $run.Output | Should -BeNullOrEmpty
            Get-EmulatorRequest | Should -HaveCount 4
        }
        finally {
            Stop-Script $run
        }
    }

    It 'asks for no more at a time than -ThrottleLimit' {
        Add-EmulatorFault @{ path = '/responses/'; times = 6; delayMs = 50 }
        $null = (@($made.Id) * 2) | Get-Mka1Response -ThrottleLimit 1
        # Sequential: each request came after the previous response, which took as long as the fault.
        $times = (Get-EmulatorRequest).time
        $gaps = 1..5 | ForEach-Object { ($times[$_] - $times[$_ - 1]).TotalMilliseconds }
        ($gaps | Measure-Object -Minimum).Minimum | Should -BeGreaterOrEqual 45
    }

    It 'refuses -ThrottleLimit <_>' -ForEach 0, 257 {
        { Get-Mka1Response $made[0].Id -ThrottleLimit $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'refuses the id "<_>" before any call' -ForEach '', ' ', 'resp', 'resp_', 'file_1', 'resp_1/..', '../responses', "resp_1`n", "resp_$([char] 0xE9)", 'Resp_1', '*' {
        Get-Mka1Response -Id $_ -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $_ "*'$_'*"
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses <What>, and lists nothing instead' -ForEach @(
        @{ What = 'null'; Run = { Get-Mka1Response -Id $null } }
        @{ What = 'an empty array'; Run = { Get-Mka1Response -Id @() } }
        @{ What = 'a null from the pipeline'; Run = { $null | Get-Mka1Response -ErrorAction Stop } }
    ) {
        $Run | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'gives nothing for an empty pipeline' {
        @() | Get-Mka1Response | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'continues after a failing item, and writes the error in order' {
        $all = $made[0].Id, 'no id', $made[1].Id, 'resp_nobody', $made[2].Id | Get-Mka1Response -ErrorAction Continue 2>&1
        $all[0, 2, 4].Id | Should -Be $made.Id
        Assert-ErrorRecord $all[1] Mka1.InvalidInput InvalidArgument 'no id'
        Assert-ErrorRecord $all[3] Mka1.NotFound ObjectNotFound 'resp_nobody' "*404*resp_nobody*request id*"
        $all[3].Exception | Should -BeOfType ([Mka1.Errors.Mka1ApiException])
        $all[3].Exception.StatusCode | Should -Be 404
        $all[3].Exception.RequestId | Should -Be ((Get-EmulatorRequest) | Where-Object path -Like '*nobody').request_id
    }

    It 'stops at a failing item with -ErrorAction Stop' {
        $given = [System.Collections.Generic.List[object]]::new()
        { $made[0].Id, 'resp_nobody', $made[1].Id | Get-Mka1Response -ThrottleLimit 1 -ErrorAction Stop | ForEach-Object { $given.Add($_) } } |
            Should -Throw -ErrorId 'Mka1.NotFound,Mka1.PowerShell.Responses.GetResponseCommand'
        $given.Id | Should -Be $made[0].Id
        Get-EmulatorRequest | Should -HaveCount 2
    }

    It 'leaves no trace of errors with -ErrorAction Ignore' {
        $Error.Clear()
        Get-Mka1Response resp_nobody -ErrorAction Ignore | Should -BeNullOrEmpty
        $Error | Should -BeNullOrEmpty
    }

    It 'gives <Id> for status <Status>' -ForEach @(
        @{ Status = 400; Id = 'Mka1.InvalidRequest'; Category = 'InvalidArgument' }
        @{ Status = 401; Id = 'Mka1.Unauthorized'; Category = 'AuthenticationError' }
        @{ Status = 403; Id = 'Mka1.Forbidden'; Category = 'PermissionDenied' }
        @{ Status = 404; Id = 'Mka1.NotFound'; Category = 'ObjectNotFound' }
        @{ Status = 409; Id = 'Mka1.Conflict'; Category = 'InvalidOperation' }
        @{ Status = 418; Id = 'Mka1.InvalidRequest'; Category = 'InvalidArgument' }
        @{ Status = 422; Id = 'Mka1.InvalidRequest'; Category = 'InvalidArgument' }
        @{ Status = 408; Id = 'Mka1.Timeout'; Category = 'OperationTimeout' }
        @{ Status = 429; Id = 'Mka1.RateLimited'; Category = 'LimitsExceeded' }
        @{ Status = 500; Id = 'Mka1.ServerError'; Category = 'ResourceUnavailable' }
        @{ Status = 502; Id = 'Mka1.ServerError'; Category = 'ResourceUnavailable' }
        @{ Status = 503; Id = 'Mka1.ServerError'; Category = 'ResourceUnavailable' }
    ) {
        Add-EmulatorFault @{ path = '/responses/'; times = 9; status = $Status; body = '{"error":{"message":"because I say so","code":"so_it_is"}}'; headers = @{ 'Retry-After' = '0' } }
        Get-Mka1Response $made[0].Id -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems $Id $Category $made[0].Id '*because I say so*'
        $problems[0].Exception.StatusCode | Should -Be $Status
        $problems[0].Exception.Code | Should -Be 'so_it_is'
        $problems[0].Exception.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'names the context and the server to connect to again' {
        Add-EmulatorFault @{ path = '/responses/'; times = 1; status = 401; body = '{}' }
        Get-Mka1Response $made[0].Id -ErrorVariable problems -ErrorAction SilentlyContinue
        $context = Get-Mka1Context
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike "*Connect-Mka1 -Name $($context.Name) -Uri $($context.Server) -Token*"
    }

    It 'streams ids of a script block' {
        $streamed = New-Mka1Response 'Hi' -Background -Stream | Where-Object IsTerminal
        [pscustomobject]@{ Id = 'row'; Other = $streamed.Response.Id } | Get-Mka1Response -Id { $_.Other } -Stream | Select-Object -Last 1 | ForEach-Object IsTerminal | Should -BeTrue
    }

    It 'refuses <_> without -Stream' -ForEach 'StartingAfter', 'IncludeObfuscation' {
        $given = @{ $_ = 1 }
        { Get-Mka1Response resp_1 @given } | Should -Throw -ErrorId 'Mka1.InvalidInput*'
    }

    It 'reads the error body <Body>' -ForEach @(
        @{ Body = '{"error":"Rate limit exceeded"}'; Says = '*Rate limit exceeded*' }
        @{ Body = '{"detail":[{"loc":["query","limit"],"msg":"too many","type":"x"}]}'; Says = '*query.limit: too many*' }
        @{ Body = '{"defined":true,"code":"BAD","status":400,"message":"not so","data":null}'; Says = '*not so*' }
        @{ Body = '<html>Bad gateway page</html>'; Says = '*Bad gateway page*' }
    ) {
        Add-EmulatorFault @{ path = '/responses/'; status = 400; body = $Body }
        $problem = { Get-Mka1Response $made[0].Id -ErrorAction Stop } | Should -Throw -PassThru
        Assert-ErrorRecord $problem Mka1.InvalidRequest InvalidArgument $made[0].Id $Says
    }

    It 'gives Mka1.Protocol for an answer that is <What>' -ForEach @(
        @{ What = 'HTML'; Fault = @{ body = '<html>Welcome to the hotel network</html>'; contentType = 'text/html' }; Says = '*Welcome to the hotel network*' }
        @{ What = 'empty'; Fault = @{ status = 200; body = '' }; Says = '*empty*' }
        @{ What = 'cut off'; Fault = @{ truncateAfterBytes = 40; times = 9 }; Says = '*' }
        @{ What = 'another thing'; Fault = @{ body = '{"object":"list","data":[]}' }; Says = '*' }
        @{ What = 'a list'; Fault = @{ body = '[1,2]' }; Says = '*' }
        @{ What = 'a redirect'; Fault = @{ status = 302; headers = @{ Location = 'http://127.0.0.1:1/elsewhere' } }; Says = '*redirect*elsewhere*' }
    ) {
        $once = Connect-Mka1 -Token $token -Uri $default.Server -Name once -MaximumRetryCount 0 -Scope Runspace
        try {
            Add-EmulatorFault (@{ path = '/responses/' } + $Fault)
            Get-Mka1Response $made[0].Id -Context $once -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems Mka1.Protocol ProtocolError $made[0].Id $Says
        }
        finally {
            Disconnect-Mka1 once
        }
    }

    It 'gives Mka1.ConnectionFailed where nobody listens' {
        $nowhere = Connect-Mka1 -Token $token -Uri http://127.0.0.1:1 -Name nowhere -MaximumRetryCount 0 -Scope Runspace
        try {
            Get-Mka1Response $made[0].Id -Context $nowhere -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems Mka1.ConnectionFailed ConnectionError $made[0].Id 'No connection to 127.0.0.1:1*'
        }
        finally {
            Disconnect-Mka1 nowhere
        }
    }

    It 'gives Mka1.Timeout where the server is silent, on a limit of its own' {
        $hasty = Connect-Mka1 -Token $token -Uri $default.Server -Name hasty -OperationTimeoutSeconds 1 -Scope Runspace
        try {
            Add-EmulatorFault @{ path = '/responses/'; delayMs = 60000 }
            Get-Mka1Response $made[0].Id -Context $hasty -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems Mka1.Timeout OperationTimeout $made[0].Id '*did not answer within 1 s. A longer limit can be set with OperationTimeout.'
            $problems[0].ErrorDetails.RecommendedAction | Should -BeLike '*Set-Mka1Context -OperationTimeoutSeconds*'
        }
        finally {
            Disconnect-Mka1 hasty
        }
    }

    It 'sends -Include, once for each' {
        $null = Get-Mka1Response $made[0].Id -Include message.output_text.logprobs, file_search_call.results
        (Get-EmulatorRequest).query | Should -Be '?include=message.output_text.logprobs&include=file_search_call.results'
    }

    It 'repeats after <Status> and warns each time' -ForEach @{ Status = 429 }, @{ Status = 500 }, @{ Status = 502 }, @{ Status = 503 } {
        Add-EmulatorFault @{ path = '/responses/'; times = 2; status = $Status; headers = @{ 'Retry-After' = '0' } }
        (Get-Mka1Response $made[0].Id -WarningVariable warnings -WarningAction SilentlyContinue).Id | Should -Be $made[0].Id
        # The emulator logs a status after it has sent the response.
        Wait-Until { (Get-EmulatorRequest).ended -notcontains $false }
        (Get-EmulatorRequest).status | Should -Be $Status, $Status, 200
        $warnings | Should -HaveCount 2
        "$($warnings[0])" | Should -BeLike "*attempt 1 failed*$Status*"
        "$($warnings[1])" | Should -BeLike "*attempt 2 failed*$Status*"
    }

    It 'gives up after as many repeats as the connection allows' {
        Add-EmulatorFault @{ path = '/responses/'; times = 9; status = 503; headers = @{ 'Retry-After' = '0' } }
        Get-Mka1Response $made[0].Id -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -HaveCount 4
        $problems[0].Exception.Attempts | Should -Be 4
    }

    It 'is stopped by a warning with -WarningAction Stop' {
        # The delay before the retry is so long that only the warning can end it.
        Add-EmulatorFault @{ path = '/responses/'; times = 9; status = 503; headers = @{ 'Retry-After' = '100' } }
        { Get-Mka1Response $made[0].Id -WarningAction Stop 3>$null } | Should -Throw -ErrorId 'ActionPreferenceStop*'
        Get-EmulatorRequest | Should -HaveCount 1
    }

    It 'writes calls with <How>' -ForEach @(
        @{ How = '-Verbose'; Run = { Get-Mka1Response $made[0].Id -Verbose 4>&1 } }
        @{ How = 'the preference'; Run = { $VerbosePreference = [System.Management.Automation.ActionPreference]::Continue; Get-Mka1Response $made[0].Id 4>&1 } }
        @{ How = 'the preference as text'; Run = { $VerbosePreference = 'Continue'; Get-Mka1Response $made[0].Id 4>&1 } }
    ) {
        $lines = & $Run | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        $lines | Should -HaveCount 1
        "$lines" | Should -BeLike "GET http*/responses/$($made[0].Id): 200 in * ms, request id $((Get-EmulatorRequest).request_id)"
    }

    It 'writes no calls without -Verbose' {
        @(Get-Mka1Response $made[0].Id *>&1) | Should -HaveCount 1
    }

    It 'stops sending requests when no more objects are needed' {
        ($made.Id * 20 | Get-Mka1Response -ThrottleLimit 1 | Select-Object -First 1).Id | Should -Be $made[0].Id
        Get-EmulatorRequest | Should -HaveCount 1
    }

    It 'uses -OnBehalfOf' {
        Get-Mka1Response $made[0].Id -OnBehalfOf 'somebody else' -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.NotFound ObjectNotFound $made[0].Id
        (Get-EmulatorRequest).headers.'X-On-Behalf-Of' | Should -Be 'somebody else'
    }

    It 'refuses the identity "<_>" before any call' -ForEach '*', ' me', "m$([char] 0xE9)" {
        $problem = { Get-Mka1Response $made[0].Id -OnBehalfOf $_ } | Should -Throw -PassThru
        Assert-ErrorRecord $problem Mka1.InvalidInput InvalidArgument $_
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'can be nested in its own pipeline' {
        $made | Get-Mka1Response | ForEach-Object { Get-Mka1Response $_.Id | Get-Mka1Response } | ForEach-Object Id | Should -Be $made.Id
    }
}

Describe 'Get-Mka1Response as a list' {
    BeforeAll {
        $null = Connect-TestEmulator
        $made = 1..7 | ForEach-Object { New-Mka1Response "number $_" }
        $newest = $made.Id[6..0]
    }
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives all, the newest first' {
        (Get-Mka1Response).Id | Should -Be $newest
        (Get-EmulatorRequest).query | Should -Be '?limit=100'
    }

    It 'takes <Name>' -ForEach @(
        @{ Name = '-First'; Given = @{ First = 2 }; Expected = 0, 1; Limit = 2 }
        @{ Name = '-Skip'; Given = @{ Skip = 5 }; Expected = 5, 6; Limit = 100 }
        @{ Name = '-First and -Skip'; Given = @{ First = 2; Skip = 3 }; Expected = 3, 4; Limit = 5 }
        @{ Name = 'more than there are'; Given = @{ First = 500; Skip = 6 }; Expected = @(6); Limit = 100 }
    ) {
        @(Get-Mka1Response @Given).Id | Should -Be $newest[$Expected]
        (Get-EmulatorRequest).query | Should -Be "?limit=$Limit"
    }

    It 'takes -Order and -After' {
        (Get-Mka1Response -Order Ascending -After $made[4].Id).Id | Should -Be $made.Id[5, 6]
        (Get-EmulatorRequest).query | Should -BeLike '*order=asc*'
        (Get-Mka1Response -Order Descending -After $made[1].Id).Id | Should -Be $made[0].Id
    }

    It 'refuses -After "<_>" before any call' -ForEach 'batch_1', 'resp_1/2' {
        Get-Mka1Response -After $_ -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $_
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'says that the total is unknown with -IncludeTotalCount' {
        $all = Get-Mka1Response -First 1 -IncludeTotalCount
        $all[0].Accuracy | Should -Be 0
        $all[1].Id | Should -Be $newest[0]
    }

    It 'tells a failure of the list, with what came before it' {
        # A server that gives a page of two and then fails.
        Add-EmulatorFault @{ path = '^/api/v1/llm/responses\?limit=100$'; body = @{ object = 'list'; data = @(
                    @{ id = 'resp_a'; object = 'response'; status = 'completed' }, @{ id = 'resp_b'; object = 'response'; status = 'completed' })
                first_id = 'resp_a'; last_id = 'resp_b'; has_more = $true } }
        Add-EmulatorFault @{ path = '^.*after=resp_b'; status = 403; body = '{"error":"enough"}' }
        $all = Get-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue
        $all.Id | Should -Be 'resp_a', 'resp_b'
        Assert-ErrorRecord $problems Mka1.Forbidden PermissionDenied $null '*enough*'
    }

    It 'cannot be mixed with ids' {
        { Get-Mka1Response -Id resp_1 -Order Ascending } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
        { Get-Mka1Response -Order Ascending -Include file_search_call.results } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
    }
}

Describe 'Get-Mka1Response over several pages' {
    BeforeAll {
        $null = Connect-TestEmulator
        1..205 | New-Mka1Response | Out-Null
    }
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'gives all, each once' {
        (Get-Mka1Response | Group-Object Id).Count | Should -Be 205
        Get-EmulatorRequest | Should -HaveCount 3
    }

    It 'asks for no second page when no more is wanted' {
        @(Get-Mka1Response | Select-Object -First 99) | Should -HaveCount 99
        @(Get-Mka1Response -First 100) | Should -HaveCount 100
        Get-EmulatorRequest | Should -HaveCount 2
    }

    It 'writes the first page, but for its last object, before it asks for the second' {
        $asked = [System.Collections.Generic.List[int]]::new()
        Get-Mka1Response | Select-Object -First 101 | ForEach-Object { if ($_ -and $asked.Count -lt 1) { $asked.Add(@(Get-EmulatorRequest).Count) } }
        $asked | Should -Be 1
        Get-EmulatorRequest | Should -HaveCount 2
    }

    It 'asks for as much as is left with -First' {
        @(Get-Mka1Response -First 150) | Should -HaveCount 150
        Get-EmulatorRequest | Should -HaveCount 2
    }
}

Describe 'Get-Mka1Response and the command line' {
    It 'completes -Include' {
        $line = 'Get-Mka1Response resp_1 -Include message.'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText |
            Should -Be 'message.input_image.image_url', 'message.output_text.logprobs'
    }

    It 'completes -Context' {
        $line = 'Get-Mka1Response resp_1 -Context def'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText | Should -Be 'default'
    }

    It 'completes -Order' {
        $line = 'Get-Mka1Response -Order '
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText |
            Should -Be 'Ascending', 'Descending'
    }

    It 'refuses a context that there is not, and says how to see those that there are' {
        $problem = { Get-Mka1Response -Context nobody } | Should -Throw -PassThru
        "$problem" | Should -BeLike "*'nobody'*Get-Mka1Context*"
    }
}
