# Every cmdlet ends at once, in whatever state it is, when the operator presses Ctrl+C or a later command wants no more. It
# leaves no connection, file, thread or timer behind, and says nothing of it as an error. What waits here would wait for
# ever: the bounds are for what hangs.
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
    Import-Module "$PSScriptRoot/../CallRows.psm1", "$PSScriptRoot/../ProcessState.psm1" -DisableNameChecking
    $rows = @(Get-CallRow)

    # A connection that gives up nothing by itself.
    function Connect-Server($Uri) {
        Disconnect-All
        $script:context = Connect-Mka1 -Uri $Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 3 -ConnectionTimeoutSeconds 600 -OperationTimeoutSeconds 600
        $context
    }

    # Ends the timers by which a connection cleans its pool, as otherwise only the end of the process does.
    function Close-Connection {
        $property = $context.GetType().GetProperty('Client', [System.Reflection.BindingFlags] 'Instance, NonPublic')
        $property.GetValue($context).Dispose()
    }

    # Whether the server has written as much of each call's last answer as it does, and the calls have read that. The
    # targets are those of the answers that count.
    function Test-Answered($Server, $Calls, [string] $Target = '') {
        foreach ($call in $Calls) {
            if (-not (Get-SentRequest $Server $call.Label -Answered | Where-Object Target -match $Target)) {
                return $false
            }
        }
        Test-Received $Server.Uri
    }

    # Nothing of calls is left: the error stream is empty, the server sees their connections closed, there is no file, and
    # the process has in use what it had before.
    function Assert-Nothing($Results, $Server, $Before) {
        foreach ($result in $Results) {
            $result.Ended | Should -BeTrue -Because $result.Label
            $result.Problems | Should -BeNullOrEmpty -Because $result.Label
        }
        Wait-Until { $Server.Open -eq 0 } -Because 'a connection stays open'
        Get-ChildItem $env:TMPDIR | Should -BeNullOrEmpty
        Wait-Until { -not (Get-OpenFile $env:TMPDIR) -and -not (Get-OpenFile $folder) } -Because 'a file stays open'
        Close-Connection
        Wait-ProcessState $Before
    }
}

Describe 'Contract of cancellation' {
    BeforeAll {
        $null = Enter-TemporaryFolder
        # The threads that the calls run in stay for the next ones.
        $server = Start-RawServer -Answer '{silence}'
        try {
            $calls = @(Start-Call $rows (Connect-Server $server.Uri) (New-CallFolder $TestDrive))
            Wait-Until { Test-Answered $server $calls } -Because 'a cmdlet sends nothing'
        }
        finally {
            $server.Dispose()
        }
        $null = Wait-Call $calls
        Close-Connection
        Exit-TemporaryFolder
    }
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
        $before = Get-ProcessState
        $context = Connect-Server $server.Uri
        # A connection that is tried is not tried again.
        $calls = @(Start-Call @($rows | Where-Object { -not ($Retries -and $_['Tells']) }) $context $folder)
        Wait-Until { Test-Answered $server $calls } -Because 'a cmdlet does not get so far'
        if ($Retries) {
            Wait-Until { -not ($calls | Where-Object { $_.Shell.Streams.Warning.Count -eq 0 }) } -Because 'a cmdlet does not try again'
        }
        $sent = $server.Requests.Count
        Stop-Call $calls
        $results = Wait-Call $calls
        $results.Output | Should -BeNullOrEmpty
        Assert-Nothing $results $server $before
        $server.Requests | Should -HaveCount $sent
        (Get-ChildItem $folder).Name | Should -Be in.jsonl
    }

    It 'Ctrl+C ends every cmdlet that connects' {
        # It waits for a word of TLS, which never comes.
        $server = Start-RawServer -Answer ''
        $before = Get-ProcessState
        $context = Connect-Server ("$($server.Uri)" -replace '^http:', 'https:')
        $calls = @(Start-Call $rows $context $folder)
        Wait-Until { $server.Connections -ge $calls.Count } -Because 'a cmdlet does not connect'
        Stop-Call $calls
        Assert-Nothing (Wait-Call $calls) $server $before
        $server.Requests | Should -BeNullOrEmpty
    }

    It 'Ctrl+C ends every cmdlet that is in the content of a file' {
        $server = Start-SampleServer @{ StallTarget = '/content$'; StallAnswer = "HTTP/1.1 200 OK`r`nContent-Length: 5`r`n`r`nHel{silence}" }
        $before = Get-ProcessState
        $context = Connect-Server $server.Uri
        $calls = @(Start-Call $rows $context $folder)
        Wait-Until { Test-Answered $server @($calls | Where-Object { -not $_.Handle.IsCompleted }) '/content$' } -Because 'a cmdlet neither ends nor reads content'
        $stuck = @($calls | Where-Object { -not $_.Handle.IsCompleted })
        $stuck.Row.Name | Should -Contain Save-Mka1File
        $stuck.Count | Should -BeGreaterThan 4
        Stop-Call $stuck
        Assert-Nothing (Wait-Call $calls) $server $before
        (Get-ChildItem $folder).Name | Where-Object { $_ -notmatch 'resp_1|^workspace|^x\.wav$' } | Should -Be in.jsonl
    }

    It 'Ctrl+C ends every wait between two looks' {
        $server = Start-SampleServer @{ Status = 'in_progress' }
        $before = Get-ProcessState
        $context = Connect-Server $server.Uri
        # Several of each, so that what each leaves behind counts.
        $waits = @($rows | Where-Object { $_.Name -like 'Wait-*' }) * 5
        $calls = @(Start-Call $waits $context $folder -Parameter @{ PollIntervalSeconds = 3600 })
        Wait-Until { -not ($calls | Where-Object { $_.Shell.Streams.Progress.Count -eq 0 }) } -Because 'a wait does not look'
        Stop-Call $calls
        Assert-Nothing (Wait-Call $calls) $server $before
        $server.Requests | Should -HaveCount $calls.Count
    }

    It 'Ctrl+C ends every list between two pages' {
        $server = Start-SampleServer @{ StallTarget = '[?&]after='; StallAnswer = '{silence}' }
        $before = Get-ProcessState
        $context = Connect-Server $server.Uri
        $lists = @($rows | Where-Object { (Get-Command $_.Name).Parameters.ContainsKey('First') })
        $calls = @(Start-Call $lists $context $folder -List)
        Wait-Until { (Test-Answered $server $calls '[?&]after=') -and -not ($calls | Where-Object { $_.Collection.Count -eq 0 }) } -Because 'a list does not go on'
        Stop-Call $calls
        Assert-Nothing (Wait-Call $calls) $server $before
    }

    It 'Select-Object -First 1 ends every list whose next page hangs' {
        $server = Start-SampleServer @{ StallTarget = '[?&]after='; StallAnswer = '{silence}' }
        $before = Get-ProcessState
        $context = Connect-Server $server.Uri
        $lists = @($rows | Where-Object { (Get-Command $_.Name).Parameters.ContainsKey('First') })
        $results = @(Wait-Call @(Start-Call $lists $context $folder -List -Script { param($Name, $Given) & $Name @Given | Select-Object -First 1 }))
        $results | ForEach-Object { $_.Output | Should -HaveCount 1 -Because $_.Label }
        Assert-Nothing $results $server $before
    }

    It 'Select-Object -First 1 ends every cmdlet whose next object <State>' -ForEach $states {
        # The first id of each kind is answered, the second is not. The first answers come when those that work on several
        # ids at a time are in that state; the others never ask for the second.
        $server = Start-SampleServer @{ StallTarget = '^[^?]*(_|-|%3A|/7?)2(/[a-z_]+)?(\?|$)'; StallAnswer = $Answer; Holds = $true }
        $before = Get-ProcessState
        $context = Connect-Server $server.Uri
        $several = @($rows | Where-Object { $_['Id'] -and -not $_['Gathers'] } | ForEach-Object { $copy = $_.Clone(); $copy.Id = $_.Id, ($_.Id -replace '1$', '2'); $copy })
        $calls = @(Start-Call $several $context $folder -Script { param($Name, $Given) & $Name @Given | Select-Object -First 1 })
        # Those that change something have a limit of 1, and what is found in a list is not asked for by its id.
        $ahead = @($calls | Where-Object { -not $_.Row['Finds'] } | Where-Object { $_.Row.Name -like 'Wait-*' -or ($_.Row.Name -like 'Get-*' -and (Get-Command $_.Row.Name).Parameters.ContainsKey('ThrottleLimit')) })
        $ahead.Count | Should -BeGreaterThan 5
        Wait-Until { Test-Answered $server $ahead } -Because 'a cmdlet does not ask for the next object'
        if ($Retries) {
            Wait-Until { -not ($ahead | Where-Object { $_.Shell.Streams.Warning.Count -eq 0 }) } -Because 'a cmdlet does not try again'
        }
        $server.Release()
        $results = @(Wait-Call $calls)
        $results | ForEach-Object { $_.Output | Should -HaveCount 1 -Because $_.Label }
        Assert-Nothing $results $server $before
    }
}
