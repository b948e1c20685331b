BeforeAll {
    $null = Connect-TestEmulator
    $rows = "ticket,customer,question`n7,Ann,Where is it?`n1.50,Bob,[fail] How?`nA,Cleo,Who?" | ConvertFrom-Csv
    $null = $rows | New-Mka1BatchRequest -CustomId { $_.ticket } -Prompt { $_.question } | New-Mka1Batch -Group desk -MaxRequests 2 -Wait
}

AfterAll {
    Disconnect-All
}

Describe 'Receive-Mka1BatchResult -Row' {
    It 'returns each row with its result, in the order of the rows' {
        $joined = Receive-Mka1BatchResult -Group desk -Row $rows[2, 0, 1] -Key ticket -WarningVariable told
        $joined.ticket | Should -Be A, 7, 1.50
        $joined.customer | Should -Be Cleo, Ann, Bob
        $joined.Succeeded | Should -Be $true, $true, $false
        $joined.Text | Should -Be 'You said: Who?', 'You said: Where is it?', $null
        $joined.StatusCode[0] | Should -Be 200
        $joined.ErrorCode | Should -Be $null, $null, processing_error
        $joined[2].ErrorMessage | Should -Not -BeNullOrEmpty
        $joined[0].TotalTokens | Should -Be ($joined[0].InputTokens + $joined[0].OutputTokens)
        $joined[0].PSObject.Properties.Name | Should -Be ticket, customer, question, Succeeded, StatusCode, Text, ErrorCode, ErrorMessage, InputTokens, OutputTokens, TotalTokens, BatchId
        $told | Should -BeNullOrEmpty
        $path = Join-Path $TestDrive answers.csv
        $joined | Export-Csv $path
        (Import-Csv $path).Text[0] | Should -Be 'You said: Who?'
    }

    It 'tells why a row has no result, and of results without a row' {
        $others = [pscustomobject]@{ ticket = '7' }, @{ ticket = 'nobody' }
        $joined = Receive-Mka1BatchResult -Group desk -Row $others -Key ticket -WarningVariable told -WarningAction SilentlyContinue
        $joined.ErrorCode | Should -Be $null, not_in_batch
        $joined[1].Succeeded | Should -BeFalse
        $told | Should -HaveCount 1
        "$told" | Should -BeLike "2 results have no row*'1.50'*'A'*"
    }

    It 'tells of requests without an answer' {
        $slow = 'a', 'b' | ForEach-Object { [pscustomobject]@{ Id = $_; Prompt = "$_ [seconds 600]" } }
        $joined = $slow | New-Mka1BatchRequest -CustomId { $_.Id } -Prompt { $_.Prompt } | New-Mka1Batch | Stop-Mka1Batch |
            Wait-Mka1Batch -PollIntervalSeconds 0.1 | Receive-Mka1BatchResult -Row $slow
        $joined.Id | Should -Be a, b
        $joined.ErrorCode | Should -Be not_answered, not_answered
    }

    It 'compares keys as text: <What>' -ForEach @(
        @{ What = 'a number'; Row = @{ ticket = 7 }; Key = 'ticket' }
        @{ What = 'a number with a fraction, in a culture with a comma'; Row = @{ ticket = [decimal]::new(150, 0, 0, $false, 2) }; Key = 'ticket'; Culture = 'de-DE' }
        @{ What = 'a script block'; Row = @{ number = 6 }; Key = { $_.number + 1 } }
        @{ What = 'the column custom_id'; Row = @{ custom_id = 'A'; Id = 'x' } }
        @{ What = 'the column Id'; Row = @{ id = 'A' } }
    ) {
        $given = @{ Row = $Row }
        if ($_['Key']) { $given.Key = $Key }
        $culture = [cultureinfo]::CurrentCulture
        try {
            if ($_['Culture']) { [cultureinfo]::CurrentCulture = $_.Culture }
            (Receive-Mka1BatchResult -Group desk @given -WarningAction Ignore).ErrorCode | Should -Not -Be not_in_batch
        }
        finally {
            [cultureinfo]::CurrentCulture = $culture
        }
    }

    It 'keeps the columns of the rows' {
        $joined = Receive-Mka1BatchResult -Group desk -Row ([pscustomobject]@{ ticket = 'A'; text = 'mine'; ResultText = 'too' }) -Key ticket -WarningVariable told -WarningAction SilentlyContinue
        $joined.text, $joined.ResultText, $joined.ResultResultText | Should -Be mine, too, 'You said: Who?'
        $told | Where-Object { $_ -like '*Text is ResultResultText*' } | Should -HaveCount 1
    }

    It 'refuses <What> before anything is read' -ForEach @(
        @{ What = 'a repeated key'; Given = @{ Row = @{ k = 'a' }, @{ k = 'b' }, @{ k = 'a' }; Key = 'k' }; Message = "*same key: 'a' (rows 1 and 3)*" }
        @{ What = 'a column that is not there'; Given = @{ Row = @{ k = 'a' }; Key = 'x' }; Message = "*no column 'x'*: k.*" }
        @{ What = 'an empty key'; Given = @{ Row = @{ k = 'a' }, @{ k = ' ' }; Key = 'k' }; Message = '*Row 2 has no key*' }
        @{ What = 'rows without a usual key'; Given = @{ Row = @{ k = 'a' } }; Message = '*-Key*k*' }
        @{ What = 'text'; Given = @{ Row = 'rows.csv' }; Message = '*Row 1 is not an object*Import-Csv*' }
        @{ What = '-Raw'; Given = @{ Row = @{ id = 'a' }; Raw = $true }; Message = '*-Raw*' }
        @{ What = '-IncludeRequest'; Given = @{ Row = @{ id = 'a' }; IncludeRequest = $true }; Message = '*-IncludeRequest*' }
        @{ What = '-Key without rows'; Given = @{ Key = 'k' }; Message = '*-Row*' }
    ) {
        Clear-EmulatorRequest
        { Receive-Mka1BatchResult -Group desk @Given } | Should -Throw -ErrorId 'Mka1.InvalidInput*' -ExpectedMessage $Message
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'returns no row if the context of an input is unknown, which is one error' {
        $inputs = [pscustomobject]@{ Group = 'desk' }, [pscustomobject]@{ Group = 'desk'; Context = 'misspelled' }, [pscustomobject]@{ BatchId = 'batch_1'; Context = 'misspelled' }
        $joined = $inputs | Receive-Mka1BatchResult -Row $rows -Key ticket -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable told -WarningAction SilentlyContinue
        $joined | Should -BeNullOrEmpty
        $problems | Should -HaveCount 2
        "$told" | Should -BeLike 'The rows are not joined*'
    }

    It 'returns no row if not all results can be read' {
        $joined = Receive-Mka1BatchResult -Group desk, nobody -Row $rows -Key ticket -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable told -WarningAction SilentlyContinue
        $joined | Should -BeNullOrEmpty
        $problems | Should -HaveCount 1
        "$told" | Should -BeLike 'The rows are not joined*'
    }
}
