# Nothing that the module writes, throws, logs or gives may hold the key: not with -Verbose -Debug, not in the depth of
# an error, not where the server repeats what it was sent.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $head = "HTTP/1.1 {0}`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n"
    $answers = @(
        @{ Name = 'an error that quotes the header'; Answer = ($head -f '401 Unauthorized') + '{"error":{"message":"I do not know {authorization}","code":"{token}","type":"{token}","param":"{token}"}}' }
        @{ Name = 'an error as plain text that quotes the header'; Answer = ($head -f '400 Bad Request') + '{"error":"header Authorization: {authorization}"}' }
        @{ Name = 'an error of details that quote the header'; Answer = ($head -f '422 Unprocessable') + '{"detail":[{"loc":["header","{token}"],"msg":"{authorization}","type":"x"}]}' }
        @{ Name = 'an error that quotes the key with escapes'; Answer = ($head -f '403 Forbidden') + '{"error":{"message":"no {escaped}","code":"{escaped}"}}' }
        @{ Name = 'an error page that quotes the header'; Answer = ($head -f '500 Oops') + '<html><pre>Authorization: {authorization}</pre></html>' }
        @{ Name = 'a reason that quotes the key'; Answer = ($head -f '400 {token}') + '{"error":"x"}' }
        @{ Name = 'a request id that quotes the key'; Answer = "HTTP/1.1 404 Not Found`r`nX-Request-ID: {token}`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n" + '{"error":"x"}' }
        @{ Name = 'a redirect to an address with the key'; Answer = "HTTP/1.1 302 Found`r`nLocation: http://127.0.0.1:1/?key={token}`r`nContent-Length: 0`r`nConnection: close`r`n`r`n" }
        @{ Name = 'a content type that quotes the key'; Answer = "HTTP/1.1 200 OK`r`nContent-Type: text/{token}`r`nConnection: close`r`n`r`nhello" }
        @{ Name = 'HTML that quotes the header'; Answer = ($head -f '200 OK') + '<html>{authorization}</html>' }
        @{ Name = 'JSON cut off after the header'; Answer = ($head -f '200 OK') + '{"you sent": "{authorization}", ' }
        @{ Name = 'a list that leads nowhere and quotes the header'; Answer = ($head -f '200 OK') + '{"object":"list","data":[],"has_more":true,"note":"{authorization}"}' }
        @{ Name = 'a status line that quotes the header'; Answer = "{authorization}`r`n`r`n" }
        @{ Name = 'a header line that is none and quotes the key'; Answer = "HTTP/1.1 200 OK`r`n{token}`r`n`r`n" }
        @{ Name = 'a length that quotes the key'; Answer = "HTTP/1.1 200 OK`r`nTransfer-Encoding: chunked`r`nContent-Type: application/json`r`n`r`n{token}`r`nxx" }
        @{ Name = 'a stream with an error that quotes the key'; Answer = "HTTP/1.1 200 OK`r`nContent-Type: text/event-stream`r`nConnection: close`r`n`r`nevent: error`ndata: {`"type`":`"error`",`"sequence_number`":0,`"message`":`"{authorization}`",`"code`":`"{token}`"}`n`n" }
        @{ Name = 'a stream that is no JSON and quotes the key'; Answer = "HTTP/1.1 200 OK`r`nContent-Type: text/event-stream`r`nConnection: close`r`n`r`nevent: x`ndata: {authorization}`n`n" }
        @{ Name = 'nothing at all'; Answer = '' }
    )
}

BeforeAll {
    $inputFile = Join-Path $TestDrive in.jsonl
    Write-Line $inputFile '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Hi [fail]"}]}}'

    # Every cmdlet that calls, in each of its ways. The ids may be of things that there are not.
    function Invoke-Everything($Ids) {
        $loud = @{ Verbose = $true; Debug = $true; ErrorAction = 'Continue'; WarningAction = 'Continue'; InformationAction = 'Continue' }
        Get-Mka1Context @loud
        Set-Mka1Context -MaximumRetryCount 0 -PassThru @loud
        Test-Mka1Connection @loud
        Test-Mka1Connection -Detailed @loud
        New-Mka1Response 'x' @loud
        New-Mka1Response 'x' -Background @loud
        New-Mka1Response 'x' -Stream @loud
        Get-Mka1Response -First 2 @loud
        Get-Mka1Response $Ids.Response @loud
        Get-Mka1Response $Ids.Response -Stream @loud
        Wait-Mka1Response $Ids.Response -TimeoutSeconds 1 -PollIntervalSeconds 0.1 @loud
        Set-Mka1ResponseMetadata $Ids.Response @{ a = 1 } @loud
        Set-Mka1ResponseMetadata $Ids.Response @{ b = 1 } -Merge -WhatIf @loud
        Send-Mka1File $inputFile batch @loud
        Get-Mka1File -First 1 @loud
        Get-Mka1File $Ids.File @loud
        Save-Mka1File $Ids.File (Join-Path $TestDrive "$([guid]::NewGuid())") -PassThru @loud
        New-Mka1Batch -Path $inputFile @loud
        New-Mka1Batch $Ids.File @loud
        Get-Mka1Batch -First 1 @loud
        Get-Mka1Batch $Ids.Batch @loud
        Wait-Mka1Batch $Ids.Batch -TimeoutSeconds 1 -PollIntervalSeconds 0.1 @loud
        Receive-Mka1BatchResult $Ids.Batch @loud
        Get-Mka1RequestLog -Last 30 @loud
    }

    function Show-Exception([System.Exception] $Exception) {
        for ($one = $Exception; $one; $one = $one.InnerException) {
            $one.ToString()
            $one | Format-List * -Force | Out-String -Width 4096
            $one.Data.GetEnumerator() | ForEach-Object { "$($_.Key)=$($_.Value)" }
        }
    }

    # All that can be seen of what came: on screen, in lists of all members, in files, in the depth of the errors.
    function Get-Everything([object[]] $Objects) {
        $Objects | Out-String -Width 4096
        $Objects | Format-List * -Force | Out-String -Width 4096
        $problems = @($Objects | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        foreach ($problem in $problems) {
            Show-Exception $problem.Exception
            "$($problem.TargetObject)", "$($problem.ErrorDetails)"
        }
        # Of each kind one, for what takes long.
        $kinds = @($problems | Group-Object { $_.FullyQualifiedErrorId.Split(',')[0] }, { $_.Exception.GetType() } | ForEach-Object { $_.Group[0] })
        # Windows PowerShell has no Get-Error.
        $kinds | Where-Object { $PSEdition -eq 'Core' } | ForEach-Object { Get-Error -InputObject $_ | Out-String -Width 4096 }
        $others = @($Objects | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] })
        foreach ($item in @($kinds | ForEach-Object { $_.Exception }) + $others) {
            try {
                ConvertTo-Json $item -Depth 2 -WarningAction SilentlyContinue
            }
            catch {
                # Some exceptions hold what JSON cannot.
                "$_"
            }
        }
        [System.Management.Automation.PSSerializer]::Serialize($kinds, 4)
        $xml = Join-Path $TestDrive "$([guid]::NewGuid()).xml"
        $Objects | Export-Clixml $xml -Depth 2
        Get-Content $xml -Raw
    }

    function Assert-NoSecret([string] $Text, [string] $Secret) {
        foreach ($form in $Secret, [Uri]::EscapeDataString($Secret), [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Secret)), $Secret.Substring(3, 20)) {
            $place = $Text.IndexOf($form, [StringComparison]::OrdinalIgnoreCase)
            if ($place -ge 0) {
                throw "The key shows: $($Text.Substring([Math]::Max(0, $place - 200), [Math]::Min(300, $Text.Length - [Math]::Max(0, $place - 200))).Replace($form, 'THE KEY'))"
            }
        }
    }
}

AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'The key' {
    BeforeEach {
        # With characters that JSON and addresses may escape.
        $key = "mk-secret-$([guid]::NewGuid().ToString('N'))+a/b=.~_"
        $Error.Clear()
        $ids = @{ Response = 'resp_1'; File = 'file-1'; Batch = 'batch_1' }
    }

    It 'shows nowhere when all goes well' {
        $context = Connect-TestEmulator -Key $key
        $ids.Response = (New-Mka1Response 'x').Id
        $ids.File = (Send-Mka1File $inputFile batch).Id
        $ids.Batch = (New-Mka1Batch $ids.File | Wait-Mka1Batch -PollIntervalSeconds 0.1).Id
        $objects = @(Invoke-Everything $ids *>&1)
        @($objects | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) | Should -BeNullOrEmpty
        @($objects | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Count | Should -BeGreaterThan 20
        Assert-NoSecret (Get-Everything ($objects + $context) | Out-String) $key
        $context.PSObject.Properties | ForEach-Object { Assert-NoSecret "$($_.Value)" $key }
    }

    It 'shows nowhere, nor do the access tokens that it is exchanged for, when <What>' -ForEach @(
        @{ What = 'all goes well'; Fault = $null }
        @{ What = 'a token is refused'; Fault = @{ path = '/responses'; times = 100; status = 401; body = '{"error":"There is no such token."}' } }
        @{ What = 'the answer with a token is cut off'; Fault = @{ path = '/api/v1/authentication'; times = 100; truncateAfterBytes = 150 } }
        @{ What = 'the exchange fails'; Fault = @{ path = '/api/v1/authentication'; times = 100; status = 500; body = 'Oops' } }
    ) {
        $null = Connect-TestEmulator -Key $key
        $token = New-Mka1AccessToken alice
        if ($Fault) {
            Add-EmulatorFault $Fault
        }
        $loud = @{ Verbose = $true; Debug = $true; ErrorAction = 'Continue'; WarningAction = 'Continue' }
        $log = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        $objects = @(New-Mka1AccessToken bob @loud *>&1)
        $objects += @($token | Connect-Mka1 -LogPath $log) + @(Invoke-Everything $ids *>&1)
        $objects += @(Connect-Mka1 -Token (ConvertTo-Token $key) -Uri (Get-SharedEmulator).Uri -ExternalUserId alice -LogPath $log -MaximumRetryCount 1) + @(Invoke-Everything $ids *>&1)
        Clear-EmulatorFault
        $objects += @($objects | Where-Object { $_ -is [Mka1.AccessTokens.AccessToken] }) + $token + @(Get-Mka1RequestLog -Last 100)
        $text = (Get-Everything $objects | Out-String) + ([System.Management.Automation.PSSerializer]::Serialize($token, 9)) + ($token | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue) +
            ($token | ConvertTo-Csv | Out-String) + (Get-Content $log -Raw) + "$token"
        Assert-NoSecret $text $key
        $secret = [System.Net.NetworkCredential]::new('', $token.Token).Password
        Assert-NoSecret $text $secret
        # Not one of the others either, nor as CLIXML writes a SecureString.
        $text | Should -Not -Match 'eyJ[A-Za-z0-9_-]{8}'
        $text.IndexOf([System.BitConverter]::ToString([Text.Encoding]::Unicode.GetBytes($secret.Substring(0, 30))).Replace('-', ''), [StringComparison]::OrdinalIgnoreCase) | Should -Be -1
    }

    It 'shows nowhere when the server answers <Name>' -ForEach $answers {
        $server = Start-RawServer -Answer $Answer
        try {
            Disconnect-All
            $context = Connect-Mka1 -Token (ConvertTo-Token "Bearer $key") -Uri $server.Uri -MaximumRetryCount 0
            $objects = @(Invoke-Everything $ids *>&1)
            # It was really sent, and really failed.
            "$($server.Requests)" | Should -BeLike "*Authorization: Bearer $key*"
            @($objects | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }).Count | Should -BeGreaterThan 4
            Assert-NoSecret (Get-Everything ($objects + $context) | Out-String) $key
            $seen = [System.Collections.Generic.HashSet[object]]::new()
            $objects | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { $null = $seen.Add($_.Exception) }
            Assert-NoSecret (Get-Everything @($Error | Where-Object { -not $seen.Contains($_.Exception) }) | Out-String) $key
        }
        finally {
            $server.Dispose()
        }
    }

    It 'shows nowhere whatever cmdlet calls: <Name>' -ForEach (Get-CallRow) {
        $given = Get-CallParameter $_ (New-CallFolder $TestDrive)
        foreach ($status in 400, 200, 'all that it wants') {
            $server = if ($status -is [int]) {
                Start-RawServer -Status $status -Body '{"error":{"message":"I got {authorization}","code":"{token}"}}'
            }
            else {
                Start-SampleServer
            }
            try {
                Disconnect-All
                $null = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $server.Uri -MaximumRetryCount 0
                $ErrorActionPreference = $VerbosePreference = $DebugPreference = 'Continue'
                $objects = @(& $Name @given *>&1)
                "$($server.Requests)" | Should -BeLike "*Authorization: Bearer $key*"
                if ($status -isnot [int]) {
                    @($objects | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }) | Should -BeNullOrEmpty
                }
                Assert-NoSecret (Get-Everything ($objects + @(Get-Mka1RequestLog -Last 3) + @($Error)) | Out-String) $key
            }
            finally {
                $ErrorActionPreference, $VerbosePreference, $DebugPreference = 'Stop', 'SilentlyContinue', 'SilentlyContinue'
                $server.Dispose()
            }
        }
    }

    It 'stands in no file, command line or variable of the environment while any cmdlet <What>' -ForEach @(
        @{ What = 'waits for an answer'; Target = '.' }
        @{ What = 'reads the content of a file'; Target = '/content$' }
    ) {
        $temporary = Enter-TemporaryFolder
        $server = Start-SampleServer @{ StallTarget = $Target; StallAnswer = "HTTP/1.1 200 OK`r`nContent-Length: 5`r`n`r`nHel{silence}" }
        $calls = $made = $null
        try {
            Disconnect-All
            $context = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $server.Uri -OperationTimeoutSeconds 600
            $folder = New-CallFolder $TestDrive
            $calls = @(Start-Call @(Get-CallRow) $context $folder)
            # What comes by the pipeline is uploaded from a temporary file.
            $made = Start-Script { param($Context) New-Mka1BatchRequest -Prompt 'x' | New-Mka1Batch -Context $Context } $context
            Wait-Until { -not ($calls | Where-Object { -not $_.Handle.IsCompleted -and -not (Get-SentRequest $server $_.Label -Answered | Where-Object Target -match $Target) }) } -Because 'a cmdlet neither ends nor gets so far'
            # A batch reads no content, so it ends then, and removes its file.
            Wait-Until { $made.Handle.IsCompleted -or ($Target -eq '.' -and (Get-ChildItem $temporary -Recurse -File)) } -Because 'there is no temporary file'
            $files = @(Get-ChildItem $temporary, $folder -Recurse -File)
            if ($Target -eq '.') {
                $files.FullName | Where-Object { $_.StartsWith($temporary) } | Should -Not -BeNullOrEmpty
            }
            foreach ($file in $files) {
                Assert-NoSecret $file.FullName $key
                # A file without a byte is a lock, which nobody else may open.
                if ($file.Length -gt 0) {
                    $stream = [System.IO.File]::Open($file.FullName, 'Open', 'Read', 'ReadWrite, Delete')
                    Assert-NoSecret ([System.IO.StreamReader]::new($stream).ReadToEnd()) $key
                    $stream.Dispose()
                }
            }
            Assert-NoSecret (Get-ChildItem Env: | Out-String -Width 4096) $key
            # Windows PowerShell knows no command lines of processes.
            Assert-NoSecret ((Get-Process | Select-Object -ExpandProperty CommandLine -ErrorAction Ignore) -join "`n") $key
        }
        finally {
            if ($calls) {
                Stop-Call $calls
                $null = Wait-Call $calls
            }
            if ($made) {
                Stop-Script $made
                $made.Shell.Runspace.Dispose()
            }
            $server.Dispose()
            Exit-TemporaryFolder
        }
    }

    It 'shows nowhere in a transcript or on a screen, whether all goes well or not' {
        $server = Start-RawServer -Status 400 -Body '{"error":"Mka1 got {authorization}"}'
        $transcript = Join-Path $TestDrive transcript.txt
        $script = Join-Path $TestDrive script.ps1
        # In a process of its own, of which a transcript takes all.
        Set-Content $script @"
`$TestDrive = '$TestDrive'
`$inputFile = '$inputFile'
Import-Module '$((Get-Module Mka1).ModuleBase)/Mka1.psd1'
function Invoke-Everything { ${function:Invoke-Everything} }
Import-Module '$PSScriptRoot/../Emulator.psm1', '$PSScriptRoot/../CallRows.psm1' -DisableNameChecking
Start-Transcript '$transcript'
foreach (`$uri in '$((Get-SharedEmulator).Uri)', '$($server.Uri)') {
    Connect-Mka1 -Uri `$uri -MaximumRetryCount 0
    Invoke-Everything @{ Response = 'resp_1'; File = 'file-1'; Batch = 'batch_1' }
}
`$sample = Start-SampleServer
foreach (`$uri in `$sample.Uri, '$($server.Uri)') {
    Connect-Mka1 -Uri `$uri -MaximumRetryCount 0
    foreach (`$row in Get-CallRow) {
        `$given = Get-CallParameter `$row (New-CallFolder '$TestDrive')
        "Calling `$(`$row.Name)"
        & `$row.Name @given -Verbose -Debug -ErrorAction Continue
    }
}
Stop-Transcript
"@
        $env:MKA1_API_KEY = $key
        try {
            $screen = Invoke-Engine -File $script 2>&1 | Out-String
        }
        finally {
            Remove-Item Env:MKA1_API_KEY
            $server.Dispose()
        }
        Test-Path $transcript | Should -BeTrue -Because $screen
        $text = Get-Content $transcript -Raw
        foreach ($one in $screen, $text) {
            $one | Should -BeLike '*You said: x*'
            $one | Should -BeLike '*Mka1 got*redacted*'
            foreach ($row in Get-CallRow) {
                [regex]::Matches($one, "Calling $($row.Name)\b").Count | Should -BeGreaterOrEqual 2
            }
            Assert-NoSecret $one $key
        }
    }

    It 'shows nowhere when <Name>' -ForEach @(
        @{ Name = 'nobody listens'; Uri = { 'http://127.0.0.1:1' } }
        @{ Name = 'the server speaks no TLS'; Uri = { (Get-SharedEmulator).Uri -replace '^http:', 'https:' } }
    ) {
        Disconnect-All
        $null = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri (& $Uri) -MaximumRetryCount 0
        $objects = @(Invoke-Everything $ids *>&1)
        @($objects | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }).Count | Should -BeGreaterThan 15
        Assert-NoSecret (Get-Everything ($objects + @($Error)) | Out-String) $key
    }

    It 'shows nowhere in the warnings of repeats' {
        $server = Start-RawServer -Answer "HTTP/1.1 503 {token}`r`nRetry-After: 0`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n{`"error`":`"{authorization}`"}"
        try {
            Disconnect-All
            $null = Connect-Mka1 -Token (ConvertTo-Token $key) -Uri $server.Uri
            $objects = @(Get-Mka1Response resp_1 -Verbose -ErrorAction Continue -WarningAction Continue *>&1)
            @($objects | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }) | Should -HaveCount 3
            Assert-NoSecret (Get-Everything ($objects + @($Error) + @(Get-Mka1RequestLog -Last 1)) | Out-String) $key
        }
        finally {
            $server.Dispose()
        }
    }

    It 'shows nowhere when it cannot be sent' {
        Disconnect-All
        foreach ($wrong in "$key with space", "$key`nline", "$key-$([char] 0xFC)") {
            { Connect-Mka1 -Token (ConvertTo-Token $wrong) } | Should -Throw -ErrorId 'Mka1.InvalidInput*'
        }
        $env:MKA1_API_KEY = "$key $([char] 0xFC)"
        try {
            { Get-Mka1Response } | Should -Throw -ErrorId 'Mka1.InvalidInput*'
        }
        finally {
            Remove-Item Env:MKA1_API_KEY
        }
        $plain = $key
        { Connect-Mka1 -Token $plain } | Should -Throw
        { Connect-Mka1 -ApiKey $plain } | Should -Throw
        $Error.Count | Should -BeGreaterOrEqual 6
        Assert-NoSecret (Get-Everything @($Error) | Out-String) $key
    }

    It 'is not among what a debugger sees of a context''s public side' {
        $context = Connect-TestEmulator -Key $key
        $context.PSObject.Members.Name | Should -Not -Contain 'Token'
        Assert-NoSecret ($context | Get-Member -Force | Out-String) $key
        Assert-NoSecret ([System.Management.Automation.PSSerializer]::Serialize($context, 9)) $key
        Assert-NoSecret ($context | ConvertTo-Json -Depth 9 -WarningAction SilentlyContinue) $key
    }
}
