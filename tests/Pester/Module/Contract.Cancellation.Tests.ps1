# Every cmdlet ends at once, in whatever state it is, when the operator presses Ctrl+C or a later command wants no more. It
# leaves no connection open, no file behind, and says nothing of it as an error. What waits here would wait for ever: the
# bounds are for what hangs.
BeforeDiscovery {
    $begun = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Length: 100`r`n"
    $later = "HTTP/1.1 503 No`r`nRetry-After: 60`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
    $states = @(
        @{ State = 'waits for the headers'; Answer = '{silence}' }
        @{ State = 'is in the headers'; Answer = "$begun{silence}" }
        @{ State = 'waits for the body'; Answer = "$begun`r`n{silence}" }
        @{ State = 'is in the body'; Answer = "$begun`r`n{`"id`":`"resp_1`",{silence}" }
        @{ State = 'waits before it tries again'; Answer = $later; Retries = $true }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $rows = @(Get-CallRow)

    # A connection that gives up nothing by itself.
    function Connect-Server($Uri) {
        Disconnect-All
        Connect-Mka1 -Uri $Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 3 -ConnectionTimeoutSeconds 600 -OperationTimeoutSeconds 600
    }

    function Test-Sent($Server, $Calls) {
        foreach ($call in $Calls) {
            if (-not (Get-SentRequest $Server $call.Label)) {
                return $false
            }
        }
        $true
    }

    # Nothing of calls is left: the error stream is empty, the server sees their connections closed, and there is no file.
    function Assert-Nothing($Results, $Server) {
        foreach ($result in $Results) {
            $result.Ended | Should -BeTrue -Because $result.Label
            $result.Problems | Should -BeNullOrEmpty -Because $result.Label
        }
        Wait-Until { $Server.Open -eq 0 } -Because 'a connection stays open'
        Get-ChildItem $env:TMPDIR | Should -BeNullOrEmpty
    }
}

Describe 'Contract of cancellation' {
    BeforeEach {
        $null = Enter-TemporaryFolder
        $folder = New-CallFolder $TestDrive
        $server = $null
    }
    AfterEach {
        if ($server) {
            $server.Dispose()
        }
        Exit-TemporaryFolder
        Disconnect-All
    }

    It 'Ctrl+C ends every cmdlet that <State>' -ForEach $states {
        $server = Start-RawServer -Answer $Answer
        # A connection that is tried is not tried again.
        $calls = @(Start-Call @($rows | Where-Object { -not ($Retries -and $_['Tells']) }) (Connect-Server $server.Uri) $folder)
        Wait-Until { Test-Sent $server $calls } -Because 'a cmdlet sends nothing'
        if ($Retries) {
            Wait-Until { -not ($calls | Where-Object { $_.Shell.Streams.Warning.Count -eq 0 }) } -Because 'a cmdlet does not try again'
        }
        $sent = $server.Requests.Count
        Stop-Call $calls
        $results = Wait-Call $calls
        $results.Output | Should -BeNullOrEmpty
        Assert-Nothing $results $server
        $server.Requests | Should -HaveCount $sent
        (Get-ChildItem $folder).Name | Should -Be in.jsonl
    }

    It 'Ctrl+C ends every cmdlet that connects' {
        # It waits for a word of TLS, which never comes.
        $server = Start-RawServer -Answer ''
        $calls = @(Start-Call $rows (Connect-Server ("$($server.Uri)" -replace '^http:', 'https:')) $folder)
        Wait-Until { $server.Connections -ge $calls.Count } -Because 'a cmdlet does not connect'
        Stop-Call $calls
        Assert-Nothing (Wait-Call $calls) $server
        $server.Requests | Should -BeNullOrEmpty
    }

    It 'Ctrl+C ends every cmdlet that is in the content of a file' {
        $server = Start-SampleServer @{ StallTarget = '/content$'; StallAnswer = "HTTP/1.1 200 OK`r`nContent-Length: 5`r`n`r`nHel{silence}" }
        $calls = @(Start-Call $rows (Connect-Server $server.Uri) $folder)
        Wait-Until { -not ($calls | Where-Object { -not $_.Handle.IsCompleted -and -not (Get-SentRequest $server $_.Label | Where-Object Target -like '*/content') }) } -Because 'a cmdlet neither ends nor reads content'
        $stuck = @($calls | Where-Object { -not $_.Handle.IsCompleted })
        $stuck.Row.Name | Should -Contain Save-Mka1File
        $stuck.Count | Should -BeGreaterThan 4
        Stop-Call $stuck
        Assert-Nothing (Wait-Call $calls) $server
        (Get-ChildItem $folder).Name | Where-Object { $_ -notlike '*resp_1*' } | Should -Be in.jsonl
    }

    It 'Ctrl+C ends every wait between two looks' {
        $server = Start-SampleServer @{ Status = 'in_progress' }
        $calls = @(Start-Call @($rows | Where-Object { $_.Name -like 'Wait-*' }) (Connect-Server $server.Uri) $folder -Parameter @{ PollIntervalSeconds = 3600 })
        Wait-Until { -not ($calls | Where-Object { $_.Shell.Streams.Progress.Count -eq 0 }) } -Because 'a wait does not look'
        Stop-Call $calls
        Assert-Nothing (Wait-Call $calls) $server
        $server.Requests | Should -HaveCount $calls.Count
    }

    It 'Ctrl+C ends every list between two pages' {
        $server = Start-SampleServer @{ StallTarget = '[?&]after='; StallAnswer = '{silence}' }
        $lists = @($rows | Where-Object { (Get-Command $_.Name).Parameters.ContainsKey('First') })
        $calls = @(Start-Call $lists (Connect-Server $server.Uri) $folder -List)
        Wait-Until { -not ($calls | Where-Object { $_.Collection.Count -eq 0 -or -not (Get-SentRequest $server $_.Label | Where-Object Target -match '[?&]after=') }) } -Because 'a list does not go on'
        Stop-Call $calls
        Assert-Nothing (Wait-Call $calls) $server
    }

    It 'Select-Object -First 1 ends every list whose next page hangs' {
        $server = Start-SampleServer @{ StallTarget = '[?&]after='; StallAnswer = '{silence}' }
        $lists = @($rows | Where-Object { (Get-Command $_.Name).Parameters.ContainsKey('First') })
        $results = @(Wait-Call @(Start-Call $lists (Connect-Server $server.Uri) $folder -List -Script { param($Name, $Given) & $Name @Given | Select-Object -First 1 }))
        $results | ForEach-Object { $_.Output | Should -HaveCount 1 -Because $_.Label }
        Assert-Nothing $results $server
    }

    It 'Select-Object -First 1 ends every cmdlet whose next object <State>' -ForEach $states {
        # The first id of each kind is answered, the second is not.
        $server = Start-SampleServer @{ StallTarget = '^[^?]*(_|-|%3A)2(/[a-z_]+)?(\?|$)'; StallAnswer = $Answer }
        $several = @($rows | Where-Object { $_['Id'] -and -not $_['Gathers'] } | ForEach-Object { $copy = $_.Clone(); $copy.Id = $_.Id, ($_.Id -replace '1$', '2'); $copy })
        $results = @(Wait-Call @(Start-Call $several (Connect-Server $server.Uri) $folder -Script { param($Name, $Given) & $Name @Given | Select-Object -First 1 }))
        $results | ForEach-Object { $_.Output | Should -HaveCount 1 -Because $_.Label }
        Assert-Nothing $results $server
    }
}
