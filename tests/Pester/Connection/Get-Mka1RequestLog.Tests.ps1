Describe 'Get-Mka1RequestLog' {
    BeforeEach {
        $null = Connect-TestEmulator -Parameter @{ OnBehalfOf = 'user-1' }
    }
    AfterAll {
        Disconnect-All
    }

    It 'logs a call that succeeded' {
        $made = New-Mka1Response 'Hello'
        $call = Get-Mka1RequestLog -Last 1
        $call | Should -BeOfType ([Mka1.Http.RequestLogEntry])
        $call.Method, $call.Path, $call.StatusCode, $call.Attempts | Should -Be 'POST', '/api/v1/llm/responses', 200, 1
        $call.RequestId | Should -Be (Get-EmulatorRequest).request_id
        $call.OnBehalfOf | Should -Be 'user-1'
        $call.Error | Should -BeNullOrEmpty
        $call.Duration | Should -BeGreaterThan ([timespan]::Zero)
        $call.Time | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(-10))
        $made.Id | Should -Not -BeNullOrEmpty
    }

    It 'logs a call that failed, with its attempts' {
        Add-EmulatorFault @{ path = '/responses'; status = 503; times = 2; headers = @{ 'Retry-After' = '0' } }
        $null = Get-Mka1Response resp_x -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $call = Get-Mka1RequestLog 1
        $call.StatusCode, $call.Attempts | Should -Be 404, 3
        $call.Error | Should -BeLike '*404*'
        (Get-Mka1RequestLog -Failed -Last 1).RequestId | Should -Be $call.RequestId
    }

    It 'gives the oldest first, and with -Failed only failures' {
        $null = Get-Mka1Response
        $null = Get-Mka1Response resp_nope -ErrorAction SilentlyContinue
        $null = Get-Mka1File
        (Get-Mka1RequestLog -Last 3).Path | Should -Be '/api/v1/llm/responses?limit=100', '/api/v1/llm/responses/resp_nope', '/api/v1/llm/files?limit=1000'
        Get-Mka1RequestLog -Failed | ForEach-Object { $_.Error | Should -Not -BeNullOrEmpty }
    }

    It 'logs a stream that broke and the call that resumed it' {
        # By time and not by number, because the log drops old calls.
        $begun = [DateTimeOffset]::Now
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; dropAfterEvents = 3 }
        (New-Mka1Response 'Hello' -Background -Stream)[-1].Type | Should -Be 'response.completed'
        $failed = @(Get-Mka1RequestLog -Failed | Where-Object Time -GE $begun)
        $failed.Count | Should -Be 1
        $failed[-1].StatusCode, $failed[-1].GivenUp | Should -Be 200, $false
        $failed[-1].Error | Should -BeLike 'The connection failed during the stream: *'
        $last = Get-Mka1RequestLog -Last 1
        $last.Path | Should -BeLike '*starting_after=*'
        $last.Error | Should -BeNullOrEmpty
    }

    It 'logs a download that broke' {
        $path = Join-Path $TestDrive 'content.txt'
        Set-Content $path ('x' * 5000)
        $file = Send-Mka1File $path -Purpose user_data
        Add-EmulatorFault @{ path = "/files/$($file.Id)/content"; dropAfterBytes = 1000 }
        Save-Mka1File $file.Id -Path (Join-Path $TestDrive 'copy.txt')
        (Get-Mka1RequestLog -Failed -Last 1).Error | Should -BeLike 'The connection failed after 1000 of *'
    }

    It 'logs a cancelled stream, which is not a failure' {
        $id = (New-Mka1Response 'Hello [forever]' -Background).Id
        $begun = [DateTimeOffset]::Now
        $null = Get-Mka1Response $id -Stream | Select-Object -First 1
        $call = Get-Mka1RequestLog -Last 1
        $call.StatusCode, $call.GivenUp, $call.Error | Should -Be 200, $true, $null
        Get-Mka1RequestLog -Failed | Where-Object Time -GE $begun | Should -BeNullOrEmpty
    }

    It 'holds no key and no body' {
        $key = New-TestKey
        $null = Connect-TestEmulator -Key $key
        $null = New-Mka1Response 'a prompt that is nobody elses business'
        $text = Get-Mka1RequestLog -Last 5 | ConvertTo-Json -Depth 5
        $text | Should -Not -BeLike "*$key*"
        $text | Should -Not -BeLike '*nobody elses business*'
    }

    It 'sees the calls of other runspaces of the process' {
        $run = Start-Script { $null = Get-Mka1Response resp_fromelsewhere -ErrorAction SilentlyContinue }
        Wait-Script $run
        (Get-Mka1RequestLog -Last 1).Path | Should -BeLike '*/resp_fromelsewhere'
    }

    It 'refuses to give the last <_>' -ForEach 0, -1 {
        { Get-Mka1RequestLog -Last $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'needs no connection' {
        Disconnect-All
        { Get-Mka1RequestLog -ErrorAction Stop } | Should -Not -Throw
    }
}
