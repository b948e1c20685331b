# Every cmdlet sends the identity that it was given and no other, names it where it asks, and with -WhatIf only reads.
BeforeAll {
    Import-Module "$PSScriptRoot/../CallRows.psm1", "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
    $rows = @(Get-CallRow)
    $folder = New-CallFolder $TestDrive

    # What is sent and shown for all cmdlets, one after the other. Each may have parameters of its own.
    function Get-Run([hashtable] $Connection, [scriptblock] $Parameter, [object[]] $Row) {
        $server = Start-SampleServer
        try {
            Disconnect-All
            $context = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0 @Connection
            $calls = @($Row | ForEach-Object { @{ Name = $_.Name; Given = Get-CallParameter $_ $folder (@{ Context = $context } + (& $Parameter $_.Name)) } })
            $run = Start-HostedScript { param($Calls) foreach ($call in $Calls) { $given = $call.Given; & $call.Name @given } } (, $calls)
            Wait-Script $run
            $run.Shell.Streams.Error | Should -BeNullOrEmpty
            [pscustomobject]@{ Lines = @($run.Host.Pieces | ForEach-Object { $_.Trim() }); Requests = @(Get-SentRequest $server) }
        }
        finally {
            $server.Dispose()
            Disconnect-All
        }
    }

    function Get-Identity($Request) {
        if ($Request.Head -match '(?m)^X-On-Behalf-Of: *(.*?)\r?$') {
            $Matches[1]
        }
    }
}

Describe 'Contract of identity' {
    It 'sends what <What>' -ForEach @(
        @{ What = 'is given, where the connection has none'; Connection = @{}; Given = @{ OnBehalfOf = 'acme' }; Sent = 'acme' }
        @{ What = 'is given, instead of that of the connection'; Connection = @{ OnBehalfOf = 'other' }; Given = @{ OnBehalfOf = 'acme' }; Sent = 'acme' }
        @{ What = 'the connection has'; Connection = @{ OnBehalfOf = 'other' }; Given = @{}; Sent = 'other' }
        @{ What = 'nobody gave: nothing'; Connection = @{}; Given = @{}; Sent = $null }
        @{ What = 'an empty text stands for: nothing'; Connection = @{ OnBehalfOf = 'other' }; Given = @{ OnBehalfOf = '' }; Sent = $null }
    ) {
        $run = Get-Run $Connection { $Given } $rows
        $run.Requests.Count | Should -BeGreaterThan $rows.Count
        foreach ($request in $run.Requests) {
            # The body of an exchange names the end user.
            $expected = if ($request.Target -notlike '*/exchange-token') { $Sent }
            Get-Identity $request | Should -BeExactly $expected -Because "$($request.Method) $($request.Target)"
        }
    }
}

Describe 'Contract of -WhatIf' {
    BeforeAll {
        $asking = @($rows | Where-Object { (Get-Command $_.Name).Parameters.ContainsKey('WhatIf') -and -not $_['Reads'] })
    }

    It 'only reads, and names the identity in every question' {
        $run = Get-Run @{ OnBehalfOf = 'other' } { param($Name) @{ WhatIf = $true; OnBehalfOf = "for-$Name" } } $asking
        $asking.Count | Should -BeGreaterThan 10
        foreach ($row in $asking) {
            $run.Lines | Where-Object { $_ -like "What if:*, on behalf of for-$($row.Name))*" } | Should -Not -BeNullOrEmpty -Because $row.Name
        }
        $run.Requests | Where-Object { $_.Method -notin 'GET', 'HEAD' } | ForEach-Object { "$($_.Method) $($_.Target)" } | Should -BeNullOrEmpty
    }

    It 'names none where there is none' {
        $run = Get-Run @{} { @{ WhatIf = $true } } $asking
        @($run.Lines | Where-Object { $_ -like 'What if:*' }).Count | Should -BeGreaterOrEqual $asking.Count
        $run.Lines | Where-Object { $_ -like '*on behalf of*' } | Should -BeNullOrEmpty
    }

    It 'leaves no file behind' {
        $folder = New-CallFolder $TestDrive
        $null = Enter-TemporaryFolder
        try {
            $null = Get-Run @{} { @{ WhatIf = $true } } $asking
            Get-ChildItem $env:TMPDIR | Should -BeNullOrEmpty
        }
        finally {
            Exit-TemporaryFolder
        }
        (Get-ChildItem $folder -Recurse).Name | Should -Be in.jsonl
    }
}
