# Whatever a server or the way to it does, every cmdlet makes one error of the closed list of it, sends again what may be
# sent again and as often as it may, and creates nothing twice. All cmdlets are called side by side, because some retries
# wait, and told apart by their identity.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $json = "HTTP/1.1 {0}`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n"
    $told = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Length: 100`r`n"
    $coded = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Encoding: {0}`r`nConnection: close`r`n`r`n"
    $later = "HTTP/1.1 {0} No`r`nContent-Type: application/json`r`nConnection: close`r`nRetry-After: {1}`r`n`r`n{{`"error`":{{`"message`":`"no`"}}}}"
    # The first half of an answer that was compressed. .NET Framework has no brotli.
    $half = @{}
    foreach ($coding in @{ gzip = 'GZipStream'; br = 'BrotliStream' }.GetEnumerator()) {
        $type = "System.IO.Compression.$($coding.Value)" -as [type]
        if ($type) {
            $stream = [System.IO.MemoryStream]::new()
            $zip = $type::new($stream, [System.IO.Compression.CompressionMode]::Compress)
            $text = [System.Text.Encoding]::UTF8.GetBytes('{"id":"resp_1","status":"completed","data":[],"numbers":"' + (1..500 -join ',') + '"}')
            $zip.Write($text, 0, $text.Length)
            $zip.Dispose()
            $half[$coding.Key] = "{bytes:$([convert]::ToBase64String($stream.ToArray(), 0, $stream.ToArray().Length / 2))}"
        }
    }
    # Again tells what is sent again: Safe is what does no harm twice, Always is what creates, too.
    $faults = @(
        @{ Fault = '400'; Answer = ($json -f '400 No') + '{"error":{"message":"no"}}'; Id = 'InvalidRequest' }
        @{ Fault = '401'; Answer = ($json -f '401 No') + '{"error":{"message":"no"}}'; Id = 'Unauthorized' }
        @{ Fault = '403'; Answer = ($json -f '403 No') + '{"message":"no"}'; Id = 'Forbidden' }
        @{ Fault = '404'; Answer = ($json -f '404 No') + '{"detail":"no"}'; Id = 'NotFound' }
        @{ Fault = '408'; Answer = $later -f 408, '0.1'; Id = 'Timeout'; Again = 'Safe' }
        @{ Fault = '409'; Answer = ($json -f '409 No') + '{"error":"no"}'; Id = 'Conflict' }
        @{ Fault = '413'; Answer = ($json -f '413 No') + '{"error":"no"}'; Id = 'InvalidRequest' }
        @{ Fault = '422 with details'; Answer = ($json -f '422 No') + '{"detail":[{"loc":["body","\ud800"],"msg":"no"}]}'; Id = 'InvalidRequest' }
        @{ Fault = '429 as plain text'; Answer = ($later -f 429, '0.1') -replace '\{.*\}', '"slow down"'; Id = 'RateLimited'; Again = 'Always' }
        @{ Fault = '429 with a date that is past to wait for'; Answer = $later -f 429, 'Wed, 21 Oct 2015 07:28:00 GMT'; Id = 'RateLimited'; Again = 'Always' }
        @{ Fault = '429 with a date to come to wait for'; Answer = $later -f 429, [datetime]::UtcNow.AddSeconds(5).ToString('r'); Id = 'RateLimited'; Again = 'Always' }
        @{ Fault = '429 with a date beyond all patience'; Answer = $later -f 429, 'Wed, 21 Oct 2199 07:28:00 GMT'; Id = 'RateLimited'; Says = '*asks for a wait of * s*' }
        @{ Fault = '429 with no time to wait'; Answer = $later -f 429, '0'; Id = 'RateLimited'; Again = 'Always' }
        @{ Fault = '429 with a negative time to wait'; Answer = $later -f 429, '-5'; Id = 'RateLimited'; Again = 'Always' }
        @{ Fault = '429 with a time to wait that is none'; Answer = $later -f 429, 'soon'; Id = 'RateLimited'; Again = 'Always' }
        @{ Fault = '429 with a day to wait'; Answer = $later -f 429, '86400'; Id = 'RateLimited'; Says = '*86400 s*' }
        @{ Fault = '429 with a time to wait beyond all numbers'; Answer = $later -f 429, ('9' * 400); Id = 'RateLimited' }
        @{ Fault = '429 with a whole second to wait'; Answer = $later -f 429, '1'; Id = 'RateLimited'; Again = 'Always' }
        @{ Fault = '500 as a page'; Answer = ($later -f 500, '0.1') -replace '\{.*\}', '<html>no</html>'; Id = 'ServerError'; Again = 'Safe' }
        @{ Fault = '501'; Answer = ($json -f '501 No') + '{"error":"no"}'; Id = 'ServerError' }
        @{ Fault = '502'; Answer = $later -f 502, '0.1'; Id = 'ServerError'; Again = 'Safe' }
        @{ Fault = '503'; Answer = ($json -f '503 No'); Id = 'ServerError'; Again = 'Safe' }
        @{ Fault = '503 with a time to wait'; Answer = $later -f 503, '0.1'; Id = 'ServerError'; Again = 'Always' }
        @{ Fault = '503 with a day to wait'; Answer = $later -f 503, '86400'; Id = 'ServerError'; Says = '*86400 s*' }
        @{ Fault = '504'; Answer = $later -f 504, '0.1'; Id = 'ServerError'; Again = 'Safe' }
        @{ Fault = 'an error cut off'; Answer = "HTTP/1.1 404 No`r`nContent-Type: application/json`r`nContent-Length: 100`r`n`r`n{`"error`":"; Id = 'NotFound' }
        @{ Fault = 'a redirect to nowhere'; Answer = "HTTP/1.1 302 Go`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"; Id = 'Protocol' }
        @{ Fault = 'HTML'; Answer = "HTTP/1.1 200 OK`r`nContent-Type: text/html`r`nConnection: close`r`n`r`n<html>hello</html>"; Id = 'Protocol'; Fits = 'Raw' }
        @{ Fault = 'HTML that says it is JSON'; Answer = ($json -f '200 OK') + '<html>hello</html>'; Id = 'Protocol' }
        @{ Fault = 'a picture'; Answer = "HTTP/1.1 200 OK`r`nContent-Type: image/png`r`nConnection: close`r`n`r`n{bytes:iVBORw0KGgo=}"; Id = 'Protocol'; Fits = 'Raw' }
        @{ Fault = 'an array'; Answer = ($json -f '200 OK') + '[1]'; Id = 'Protocol'; Fits = $true }
        @{ Fault = 'a number'; Answer = ($json -f '200 OK') + '7'; Id = 'Protocol'; Fits = $true }
        @{ Fault = 'text'; Answer = ($json -f '200 OK') + '"resp_1"'; Id = 'Protocol'; Fits = $true }
        @{ Fault = 'true'; Answer = ($json -f '200 OK') + 'true'; Id = 'Protocol'; Fits = $true }
        @{ Fault = 'null'; Answer = ($json -f '200 OK') + 'null'; Id = 'Protocol'; Fits = $true }
        @{ Fault = 'an object without its members'; Answer = ($json -f '200 OK') + '{}'; Id = 'Protocol'; Fits = $true }
        @{ Fault = 'two objects'; Answer = ($json -f '200 OK') + '{"id":"x","status":"completed","data":[]}{}'; Id = 'Protocol' }
        @{ Fault = 'half of JSON'; Answer = ($json -f '200 OK') + '{"id":"x","st'; Id = 'Protocol' }
        @{ Fault = 'JSON that is none'; Answer = ($json -f '200 OK') + '{"id":x}'; Id = 'Protocol' }
        @{ Fault = 'bytes that are no text'; Answer = ($json -f '200 OK') + '{"id":"{bytes:/w==}","status":"completed","data":[]}'; Id = 'Protocol' }
        @{ Fault = 'nothing, with status 200'; Answer = "HTTP/1.1 200 OK`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"; Id = 'Protocol'; Silent = $true }
        @{ Fault = 'nothing, with status 204'; Answer = "HTTP/1.1 204 Done`r`nConnection: close`r`n`r`n"; Id = 'Protocol'; Silent = $true }
        @{ Fault = 'less than was promised'; Answer = "$told`r`n{"; Id = 'Protocol'; Again = 'Safe' }
        @{ Fault = 'a reset in the body'; Answer = "$told`r`n{`"id`":{pause}{reset}"; Id = 'Protocol'; Again = 'Safe' }
        @{ Fault = 'a reset after the headers'; Answer = "$told`r`n{pause}{reset}"; Id = 'Protocol'; Again = 'Safe' }
        @{ Fault = 'a reset in the headers'; Answer = "$told{pause}{reset}"; Id = 'ConnectionFailed'; Again = 'Safe' }
        @{ Fault = 'a reset before the headers'; Answer = '{reset}'; Id = 'ConnectionFailed'; Again = 'Safe' }
        @{ Fault = 'nothing at all'; Answer = ''; Id = 'ConnectionFailed'; Again = 'Safe' }
        @{ Fault = 'headers that are none'; Answer = "HTTP/1.1 200 OK`r`nno header`r`n`r`n"; Id = 'ConnectionFailed'; Again = 'Safe' }
        @{ Fault = 'no HTTP'; Answer = "SSH-2.0-OpenSSH`r`n"; Id = 'ConnectionFailed'; Again = 'Safe' }
        @{ Fault = 'bytes that are no gzip'; Answer = ($coded -f 'gzip') + '{}'; Id = 'Protocol'; Again = 'Safe' }
        @{ Fault = 'half of gzip'; Answer = ($coded -f 'gzip') + $half['gzip']; Id = 'Protocol' }
        if ($half['br']) {
            @{ Fault = 'half of brotli'; Answer = ($coded -f 'br') + $half['br']; Id = 'Protocol' }
        }
        @{ Fault = 'bytes that are no brotli'; Answer = ($coded -f 'br') + '{bytes://///w==}'; Id = 'Protocol'; Again = 'Safe' }
        @{ Fault = 'silence before the headers'; Answer = '{silence}'; Id = 'Timeout' }
        @{ Fault = 'silence in the headers'; Answer = "$told{silence}"; Id = 'Timeout' }
        @{ Fault = 'silence in the body'; Answer = "$told`r`n{`"id`":{silence}"; Id = 'Timeout' }
    )
}

BeforeAll {
    $rows = @(Get-CallRow)

    # What is wrong about how a call failed; nothing if all is right.
    function Find-Fault($Result, [string] $Id, [string] $Says) {
        if ($Result.Row['Tells']) {
            if ($Result.Problems -or $Result.Output[0].Succeeded) {
                "$($Result.Label) does not tell the fault: $($Result.Problems)"
            }
            return
        }
        if ($Result.Problems.Count -ne 1) {
            return "$($Result.Label) gives $($Result.Problems.Count) errors: $($Result.Problems -join ' | ')"
        }
        $problem = $Result.Problems[0]
        if ($problem.FullyQualifiedErrorId -notlike "Mka1.$Id,Mka1.PowerShell.*" -or "$problem" -notlike $Says -or -not $problem.ErrorDetails.RecommendedAction) {
            "$($Result.Label): $($problem.FullyQualifiedErrorId): $problem"
        }
    }

    # What is wrong about how often a call's first request was sent; what follows it may look whether it was carried out.
    function Find-Count($Result, $Server, [int] $Safe, [int] $Creates, [bool] $Broken) {
        $first, $others = Get-SentRequest $Server $Result.Label
        $count = @($first).Count + @($others | Where-Object { $_.Method -eq $first.Method -and $_.Target -eq $first.Target }).Count
        $wanted = if ($Result.Row['Tells']) { 1 } elseif ($Result.Row['Creates']) { $Creates } else { $Safe }
        # Where the connection broke, a file is uploaded up to three times.
        if ($count -ne $wanted -and -not ($Broken -and $Result.Row['Uploads'] -and $count -eq 3)) {
            "$($Result.Label) was sent $count times instead of $wanted"
        }
    }

    # Begins all calls on a server: those of all faults run at once, so that their waits cost nothing.
    function Start-Run([string] $Answer, [int] $Retries, $Uri, [int] $Seconds = 60, [switch] $Encrypted, $Row = $rows, $Server = (Start-RawServer -Answer $Answer -Encrypted:$Encrypted)) {
        $context = Connect-Mka1 -Uri $(if ($Uri) { $Uri } else { $Server.Uri }) -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount $Retries -OperationTimeoutSeconds $Seconds
        [pscustomobject]@{ Retries = $Retries; Server = $Server; Calls = @(Start-Call $Row $context $folder) }
    }

    # Begins the calls for one fault without and with retries. What is sent once whatever their number is tried with some.
    # With a method and a target only such requests meet the fault, and all others go well, unless they are for what is missing.
    function Start-FaultRun($Fault, $Row = $rows, [string] $Method, [string] $Target, [string] $Missing) {
        foreach ($retries in $(if ($Fault['Again']) { 0, 2 } else { 2 })) {
            $server = if ($Target) {
                Start-SampleServer (@{ StallMethod = $Method; StallTarget = $Target; StallAnswer = $Fault.Answer } + $(if ($Missing) { @{ Missing = $Missing } } else { @{} }))
            }
            else {
                Start-RawServer -Answer $Fault.Answer
            }
            Start-Run -Server $server -Row $Row -Retries $retries -Seconds $(if ($Fault.Id -eq 'Timeout' -and -not $Fault['Again']) { 5 } else { 60 })
        }
    }

    function Wait-Run($Run) {
        foreach ($result in Wait-Call $Run.Calls -Seconds 120) {
            if (-not $result.Ended) {
                throw "$($result.Label) hangs."
            }
            $result
        }
    }
}
AfterAll {
    Disconnect-All
}

Describe 'Contract of faults' -ForEach @{ Faults = $faults } {
    BeforeAll {
        $folder = New-CallFolder $TestDrive
        $runs = @{}
        foreach ($one in $Faults) {
            $runs[$one.Fault] = @(Start-FaultRun $one)
        }
    }
    AfterAll {
        $runs.Values.Server.Dispose()
    }

    It 'is kept by every cmdlet where the answer is <_.Fault>' -ForEach $faults {
        $fault = $_
        $wrong = foreach ($run in $runs[$fault.Fault]) {
            foreach ($result in Wait-Run $run) {
                # Any content is right. What of it was lost on the way is read again, or an error.
                if ($result.Row['TakesBytes'] -and $fault.Fault -notlike 'a redirect*' -and ($fault.Id -eq 'Protocol' -or $fault.Fault -eq 'silence in the body')) {
                    if ($fault.Fault -match '^(less|a reset|silence)') {
                        Find-Fault $result $(if ($fault.Id -eq 'Timeout') { 'Timeout' } else { 'ConnectionFailed' }) '*'
                    }
                    else {
                        $result.Problems
                    }
                    continue
                }
                if (($fault['Silent'] -and $result.Row['TakesSilence']) -or ($fault['Fits'] -and ($result.Row['TakesAnything'] -or ($result.Row['TakesAnyJson'] -and 'Raw' -ne $fault.Fits)))) {
                    $result.Problems
                }
                else {
                    Find-Fault $result $fault.Id $(if ($fault['Says']) { $fault.Says } else { '*' })
                }
                Find-Count $result $run.Server $(if ($fault['Again']) { 1 + $run.Retries } else { 1 }) $(if ($fault['Again'] -eq 'Always') { 1 + $run.Retries } else { 1 }) ($fault['Again'] -eq 'Safe')
            }
        }
        $wrong | Should -BeNullOrEmpty
    }
}

# The calls before it went well, so that an answer is lost where something was created.
Describe 'Contract of faults where a batch is created at the end' -ForEach @{ Faults = $faults } {
    BeforeAll {
        $folder = New-CallFolder $TestDrive
        $creating = @($rows | Where-Object { $_.Name -in 'New-Mka1Batch', 'Restart-Mka1Batch' })
        $runs = @{}
        foreach ($one in $Faults) {
            $runs[$one.Fault] = @(Start-FaultRun $one $creating POST '/batches$')
        }
    }
    AfterAll {
        $runs.Values.Server.Dispose()
    }

    It 'is kept where the answer to the create is <_.Fault>' -ForEach $faults {
        $fault = $_
        $wrong = foreach ($run in $runs[$fault.Fault]) {
            foreach ($result in Wait-Run $run) {
                Find-Fault $result $fault.Id $(if ($fault['Says']) { $fault.Says } else { '*' })
                $sent = @(Get-SentRequest $run.Server $result.Label | ForEach-Object { "$($_.Method) $($_.Target -replace '\?.*')" })
                $creates = @($sent -like 'POST */batches')
                # Where the connection broke, it is created again if the list was read and does not have it.
                $wanted = if ($fault['Again'] -eq 'Always') { 1 + $run.Retries } elseif ($fault.Id -eq 'ConnectionFailed') { 3 } else { 1 }
                if ($creates.Count -ne $wanted) {
                    "$($result.Label) was created $($creates.Count) times instead of $wanted"
                }
                if ($fault['Again'] -ne 'Always' -and "$sent" -match 'POST \S*/batches POST \S*/batches') {
                    "$($result.Label) was created again without a look at the list"
                }
                if (@($sent -like 'POST */files').Count -gt 1) {
                    "$($result.Label) uploaded its file again"
                }
            }
        }
        $wrong | Should -BeNullOrEmpty
    }
}

# The read before it went well, or found nothing.
Describe 'Contract of faults where <Name> sends a <Method> after a read' -ForEach @(
    @{ Name = 'Set-Mka1ResponseFeedback'; Method = 'POST'; Target = '/feedback/responses$'; Missing = '^/feedback/responses/'; Creates = $true; Faults = $faults }
    @{ Name = 'Set-Mka1ResponseFeedback'; Method = 'PUT'; Target = '/feedback/responses/resp_1$'; Missing = ''; Creates = $false; Faults = $faults }
    @{ Name = 'Set-Mka1Guardrail'; Method = 'PUT'; Target = '/guardrails$'; Missing = ''; Creates = $false; Faults = $faults }
) {
    BeforeAll {
        $folder = New-CallFolder $TestDrive
        $changing = @($rows | Where-Object { $_.Name -eq $Name })
        $runs = @{}
        foreach ($one in $Faults) {
            $runs[$one.Fault] = @(Start-FaultRun $one $changing $Method $Target $Missing)
        }
    }
    AfterAll {
        $runs.Values.Server.Dispose()
    }

    It 'is kept where the answer is <_.Fault>' -ForEach $faults {
        $fault = $_
        $wrong = foreach ($run in $runs[$fault.Fault]) {
            foreach ($result in Wait-Run $run) {
                # A change without an answer is read again.
                if ($fault['Silent'] -and -not $Creates) {
                    $result.Problems
                }
                else {
                    Find-Fault $result $fault.Id $(if ($fault['Says']) { $fault.Says } else { '*' })
                }
                $count = @(Get-SentRequest $run.Server $result.Label | Where-Object { $_.Method -eq $Method -and $_.Target -match $Target }).Count
                $wanted = if ($fault['Again'] -eq 'Always' -or ($fault['Again'] -and -not $Creates)) { 1 + $run.Retries } else { 1 }
                if ($count -ne $wanted) {
                    "$($result.Label) sent it $count times instead of $wanted"
                }
            }
        }
        $wrong | Should -BeNullOrEmpty
    }
}

# What is no JSON may be the content of a file, and a content that breaks off is gone on with: these are the other faults.
Describe 'Contract of faults where the content of a file is read' -ForEach @{ Faults = @($faults | Where-Object { $_.Id -ne 'Protocol' -and $_.Fault -notlike '* in the body' }) } {
    BeforeAll {
        $folder = New-CallFolder $TestDrive
        $reading = @($rows | Where-Object { $_.Name -in 'Export-Mka1BatchReport', 'Measure-Mka1Batch', 'Receive-Mka1BatchResult', 'Restart-Mka1Batch', 'Save-Mka1File' })
        $runs = @{}
        foreach ($one in $Faults) {
            $runs[$one.Fault] = @(Start-FaultRun $one $reading GET '/content$')
        }
    }
    AfterAll {
        $runs.Values.Server.Dispose()
    }

    It 'is kept where the answer is <_.Fault>' -ForEach $Faults {
        $fault = $_
        $wrong = foreach ($run in $runs[$fault.Fault]) {
            foreach ($result in Wait-Run $run) {
                Find-Fault $result $fault.Id $(if ($fault['Says']) { $fault.Says } else { '*' })
                $sent = @(Get-SentRequest $run.Server $result.Label)
                $content = @($sent | Where-Object Target -like '*/content' | Group-Object Target)
                $wanted = if ($fault['Again']) { 1 + $run.Retries } else { 1 }
                if ($content.Count -ne 1 -or $content[0].Count -ne $wanted) {
                    "$($result.Label) read $($content.Count) contents, one $($content[0].Count) times instead of $wanted"
                }
                $sent | Where-Object Method -ne GET | ForEach-Object { "$($result.Label) sent $($_.Method) $($_.Target)" }
            }
        }
        $wrong | Should -BeNullOrEmpty
    }
}

Describe 'Contract of faults on the way' {
    BeforeAll {
        $folder = New-CallFolder $TestDrive
    }
    AfterEach {
        $run.Server.Dispose()
    }

    It 'is kept by every cmdlet where nobody listens' {
        $run = Start-Run '' 2 -Uri http://127.0.0.1:1
        $wrong = foreach ($result in Wait-Run $run) {
            Find-Fault $result ConnectionFailed '*'
            # What never left is sent again, also what creates.
            if (-not $result.Row['Tells'] -and $result.Problems[0].Exception.Attempts -ne 3) {
                "$($result.Label) was tried $($result.Problems[0].Exception.Attempts) times"
            }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'is kept by every cmdlet where the certificate is of nobody who is trusted, with <_> retries: not a byte of a request is sent' -ForEach 0, 2 {
        $run = Start-Run '' $_ -Encrypted
        Wait-Run $run | ForEach-Object { Find-Fault $_ ConnectionFailed '*' } | Should -BeNullOrEmpty
        $run.Server.Connections | Should -BeGreaterOrEqual $rows.Count
        $run.Server.Requests | Should -BeNullOrEmpty
    }

    It 'is kept by every cmdlet where the answer is a redirect with status <_>: the other server gets nothing' -ForEach 301, 302, 303, 307, 308 {
        $other = Start-RawServer -Body '{}'
        try {
            $run = Start-Run "HTTP/1.1 $_ Go`r`nLocation: http://localhost:$($other.Uri.Port)/`r`nContent-Length: 0`r`nConnection: close`r`n`r`n" 2
            $wrong = foreach ($result in Wait-Run $run) {
                Find-Fault $result Protocol '*localhost*not followed*'
                Find-Count $result $run.Server 1 1
            }
            $wrong | Should -BeNullOrEmpty
            $other.Connections | Should -Be 0
        }
        finally {
            $other.Dispose()
        }
    }
}

Describe 'Contract of answers that are right' {
    BeforeAll {
        $folder = New-CallFolder $TestDrive
        # What every cmdlet gives, in an order that does not depend on when.
        function Get-Given([hashtable] $Property) {
            $server = Start-SampleServer $Property
            try {
                $context = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0
                $results = @(Wait-Call (Start-Call $rows $context $folder))
                # The server compresses for those only who ask for it; nobody does for the content of a file.
                if ($Property['Coding'] -and -not ($Property.Coding -eq 'br' -and $PSEdition -eq 'Desktop')) {
                    Get-SentRequest $server | Where-Object Target -notmatch '/content$|/workspace/archive|/workspace/files/' | ForEach-Object { $_.Head | Should -Match "(?m)^Accept-Encoding:.*\b$($Property.Coding)\b" }
                }
                foreach ($result in $results) {
                    $result.Problems | Should -BeNullOrEmpty -Because $result.Label
                    $result.Output | ForEach-Object { "$($result.Label): $(if ($_.PSObject.Methods['ToJson']) { $_.ToJson() } else { $_.GetType() })" }
                }
            }
            finally {
                $server.Dispose()
            }
        }
        $plain = Get-Given @{}
    }

    It 'are read when <What>' -ForEach @(
        @{ What = 'they come slowly'; Property = @{ IsSlow = $true } }
        @{ What = 'they are compressed by gzip'; Property = @{ Coding = 'gzip' } }
        @{ What = 'they are compressed by gzip and come slowly'; Property = @{ Coding = 'gzip'; IsSlow = $true } }
        # .NET Framework reads no brotli, and does not ask for it.
        @{ What = 'they are compressed by brotli'; Property = @{ Coding = 'br' } }
        @{ What = 'they say that they are text'; Property = @{ ContentType = 'text/plain' } }
        @{ What = 'they say that they are a page'; Property = @{ ContentType = 'text/html; charset=iso-8859-1' } }
    ) {
        Get-Given $Property | Should -BeExactly $plain
    }
}
