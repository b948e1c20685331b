# What a server says, wherever this module tells it: no character of it controls the terminal, and the key is not in it.
BeforeAll {
    Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
    $head = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nConnection: close`r`n"
    # As JSON writes them, and as they are where JSON lets them be.
    $evil = "ev\u001b[2J\u0007\r$([char] 0x9B)31m$([char] 0x202E)il"
    $hidden = '(?!\r\n|\n|\t)[\x00-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069]'

    # All streams of a script, as a host gets them, and what the errors hold.
    function Get-Told([string] $Answer, [scriptblock] $Script) {
        $server = Start-RawServer -Answer $Answer
        try {
            Disconnect-All
            $null = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token $key) -MaximumRetryCount 0
            $ErrorActionPreference = 'Continue'
            $streams = @(& $Script *>&1)
            $ErrorActionPreference = 'Stop'
            $server.Requests.Count | Should -BeGreaterThan 0
        }
        finally {
            $server.Dispose()
        }
        foreach ($item in $streams) {
            if ($item -is [System.Management.Automation.ErrorRecord]) {
                "$item", $item.Exception.Message, $item.ErrorDetails.Message, $item.CategoryInfo.ToString(), "$($item.ErrorDetails.RecommendedAction)", "$($item.Exception.RequestId)"
                if ($item.Exception -is [Mka1.Errors.Mka1ApiException]) {
                    $item.Exception.ServerMessage, $item.Exception.ResponseBody, $item.Exception.Code
                }
            }
            elseif ($item -is [System.Management.Automation.InformationRecord]) {
                "$($item.MessageData)"
            }
            elseif ($item -is [System.Management.Automation.VerboseRecord] -or $item -is [System.Management.Automation.WarningRecord]) {
                $item.Message
            }
        }
        (Get-Mka1RequestLog -Last 3).ForEach{ $_.Error, $_.RequestId, $_.Path, $_.Uri.AbsoluteUri, ($_ | Format-List | Out-String -Width 4000) }
    }

    function Assert-Harmless([object[]] $Told) {
        foreach ($text in $Told | Where-Object { $_ }) {
            $text -match $hidden | Should -BeFalse -Because ($text -replace '\x1B', '<ESC>')
            foreach ($form in $key, [Uri]::EscapeDataString($key), $key.Substring(0, 12), $key.Substring($key.Length - 12)) {
                $text.Contains($form) | Should -BeFalse -Because 'the key shows'
            }
        }
    }
}

AfterAll {
    Disconnect-All
}

Describe 'What is told' {
    BeforeEach {
        $key = "mk-$([guid]::NewGuid().ToString('N'))+a/b"
    }

    It 'is harmless: <Name>' -ForEach @(
        @{ Name = 'an error answer and its request id'; Answer = "HTTP/1.1 400 Bad {token}`r`nX-Request-ID: a{token}$([char] 0x1B)[2J`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n" + '{"error":{"message":"EVIL {token}","code":"EVIL","type":"EVIL"}}'; Run = { Get-Mka1Response resp_1 -Verbose } }
        @{ Name = 'the errors of a failed batch'; Json = '{"id":"batch_1","object":"batch","status":"failed","errors":{"data":[{"code":"EVIL","message":"EVIL {authorization}","line":1}]}}'; Run = { Receive-Mka1BatchResult batch_1 -Verbose } }
        @{ Name = 'the id and status of a batch that is not over'; Json = '{"id":"batch_{token}EVIL","object":"batch","status":"run{token}EVIL"}'; Run = { Receive-Mka1BatchResult batch_1 -Verbose } }
        @{ Name = 'the status in a message of a time-out'; Json = '{"id":"resp_1","object":"response","status":"run{token}EVIL"}'; Run = { Wait-Mka1Response resp_1 -TimeoutSeconds 1 -PollIntervalSeconds 0.5 -Verbose } }
        @{ Name = 'the cursor of a list'; Json = '{"object":"list","data":[{"id":"resp_{token}EVIL","object":"response","status":"completed"}],"has_more":true,"last_id":"resp_{token}EVIL"}'; Run = { Get-Mka1Response -Verbose } }
        @{ Name = 'the content of a response without any'; Json = '{"id":"resp_{token}EVIL","object":"response","status":"{token}EVIL"}'; Run = { Save-Mka1ResponseContent resp_1 -Path $TestDrive -Verbose } }
        @{ Name = 'the name of a file'; Json = '{"id":"file-1","object":"file","filename":"{token}EVIL.txt","bytes":3}'; Run = { Save-Mka1File file-1 -Path $TestDrive -WhatIf; Save-Mka1File file-1 -Path $TestDrive -Verbose } }
        @{ Name = 'an answer that is no JSON'; Answer = "HTTP/1.1 200 OK`r`nContent-Type: text/html`r`nConnection: close`r`n`r`n<html>$([char] 0x1B)[2J$([char] 0x202E) {token} {escaped}"; Run = { Get-Mka1Response resp_1 -Verbose } }
        @{ Name = 'an error within a stream'; Answer = "HTTP/1.1 200 OK`r`nContent-Type: text/event-stream`r`nConnection: close`r`n`r`n" + "event: error`ndata: {`"type`":`"error`",`"message`":`"EVIL {token}`",`"code`":`"EVIL`"}`n`n"; Run = { New-Mka1Response x -Stream -Verbose } }
    ) {
        $text = if ($Answer) { $Answer } else { "$head`r`n$Json" }
        $told = @(Get-Told $text.Replace('EVIL', $evil) $Run)
        $told.Count | Should -BeGreaterThan 1
        Assert-Harmless $told
    }

    It 'is harmless text of a stream, whose line breaks and tabs stay' {
        $number = 0
        $events = 'response.output_text.delta' | ForEach-Object {
            foreach ($delta in 'one\ttwo\r', '\nthree\r', 'four ', '\u001b[2J', "$([char] 0x9B)31m", "$([char] 0x202E)end") {
                "event: $_`ndata: {`"type`":`"$_`",`"sequence_number`":$((++$number)),`"item_id`":`"m`",`"output_index`":0,`"content_index`":0,`"delta`":`"$delta`"}`n`n"
            }
        }
        $done = "event: response.completed`ndata: {`"type`":`"response.completed`",`"sequence_number`":99,`"response`":{`"id`":`"resp_1`",`"object`":`"response`",`"status`":`"completed`"}}`n`n"
        $told = @(Get-Told "HTTP/1.1 200 OK`r`nContent-Type: text/event-stream`r`nConnection: close`r`n`r`n$($events -join '')$done" { New-Mka1Response x -Stream -AsText })
        -join $told[0..($told.Count - 1)] | Should -BeLike "one`ttwo`r`nthree\u000dfour \u001b?2J\u009b31m\u202eend*"
        Assert-Harmless (-join $told)
    }

    It 'asks on one line' {
        Disconnect-All
        $null = Connect-Mka1 -Uri http://127.0.0.1:1 -Token (ConvertTo-Token $key)
        $job = Start-HostedScript -Script {
            param($uri, $key)
            $token = [securestring]::new(); $key.ToCharArray() | ForEach-Object { $token.AppendChar($_) }
            $null = Connect-Mka1 -Uri $uri -Token $token
            Remove-Mka1File "file-$([char] 27)[2J`nno $key"
        } -Argument 'http://127.0.0.1:1', $key -Answer 'No'
        $null = $job.Shell.EndInvoke($job.Handle)
        $job.Host.Questions | Should -HaveCount 1
        "$($job.Host.Questions)" | Should -BeLike '*file-\u001b?2J\u000ano `[redacted`]*'
        $job.Shell.Dispose()
    }
}
