BeforeAll {
    $null = Connect-TestEmulator
    $today = @{ StartTime = [datetimeoffset]::UtcNow.AddDays(-1); EndTime = [datetimeoffset]::UtcNow.AddDays(1) }
    'One', 'Two words' | ForEach-Object { $null = New-Mka1Response $_ -Model auto -OnBehalfOf alice }
    $other = New-Mka1Response 'Three' -Model openai:gpt-4.1-mini -OnBehalfOf bob -Background | Wait-Mka1Response -PollIntervalSeconds 0.1
}

AfterAll {
    Disconnect-All
}

Describe 'Get-Mka1Usage' {
    It 'counts what was really created, in flat rows' {
        $rows = @(Get-Mka1Usage responses @today -GroupBy model, user_id)
        $rows | Should -HaveCount 2
        $rows[0] | Should -BeOfType ([Mka1.Usage.TokenUsageRow])
        $alice = $rows | Where-Object UserId -EQ alice
        $alice.Model, $alice.NumModelRequests, $alice.InputTokens | Should -Be auto, 2, 3
        $bob = $rows | Where-Object UserId -EQ bob
        $bob.Model, $bob.OutputTokens | Should -Be $other.Model, $other.Usage.OutputTokens
        $bob.StartTime | Should -BeLessOrEqual ([datetimeoffset]::UtcNow)
        (Get-Mka1Usage responses @today).NumModelRequests | Should -Be 3
    }

    It 'filters on the server' {
        (Get-Mka1Usage responses @today -UserId alice, carol).NumModelRequests | Should -Be 2
        (Get-Mka1Usage responses @today -Model openai:gpt-4.1-mini).NumModelRequests | Should -Be 1
        (Get-Mka1Usage responses @today -Background $true).NumModelRequests | Should -Be 1
        (Get-Mka1Usage responses @today -OnBehalfOf alice).NumModelRequests | Should -Be 2
    }

    It 'goes straight into Export-Csv and Group-Object' {
        $path = Join-Path $TestDrive usage.csv
        Get-Mka1Usage responses @today -GroupBy user_id | Export-Csv $path -NoTypeInformation
        (Import-Csv $path | Where-Object UserId -EQ alice).InputTokens | Should -Be 3
        (Get-Mka1Usage responses @today -GroupBy user_id, model | Group-Object UserId).Name | Sort-Object | Should -Be alice, bob
    }

    It 'counts files, conversations and stores, also deleted ones' {
        Write-Line "$TestDrive/a.txt" 'hello'
        Send-Mka1File "$TestDrive/a.txt" -Purpose user_data | Remove-Mka1File -Confirm:$false
        $null = New-Mka1Conversation -OnBehalfOf alice
        (Get-Mka1Usage files @today).UsageBytes | Should -Be (Get-Item "$TestDrive/a.txt").Length
        (Get-Mka1Usage conversations @today -GroupBy user_id).NumConversationsCreated | Should -Be 1
        $null = New-Mka1VectorStore
        (Get-Mka1Usage Files, vector_stores @today).Kind | Should -Be files, vector_stores
    }

    It 'reads pages only as they are needed' {
        Clear-EmulatorRequest
        $null = Get-Mka1Usage responses -StartTime ([datetimeoffset]::UtcNow.AddDays(-70))
        @(Get-EmulatorRequest -Path '/usage/responses') | Should -HaveCount 3
        Clear-EmulatorRequest
        $null = Get-Mka1Usage responses -StartTime ([datetimeoffset]::UtcNow.AddMinutes(-1)) -EndTime ([datetimeoffset]::UtcNow.AddDays(70)) -GroupBy user_id | Select-Object -First 1
        @(Get-EmulatorRequest -Path '/usage/responses') | Should -HaveCount 1
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'an end before the start'; With = @{ Kind = 'files'; StartTime = '2026-01-02'; EndTime = '2026-01-01' }; Message = '*must be after its start*' }
        @{ What = 'models of conversations'; With = @{ Kind = 'conversations'; StartTime = '2026-01-02'; Model = 'auto' }; Message = '*has no models*' }
        @{ What = 'groups that the kind does not have'; With = @{ Kind = 'files'; StartTime = '2026-01-02'; GroupBy = 'model' }; Message = '*only by user_id, api_key_id.*' }
        @{ What = 'background of embeddings'; With = @{ Kind = 'embeddings'; StartTime = '2026-01-02'; Background = $true }; Message = '*Only usage of responses*' }
        @{ What = 'one of two kinds'; With = @{ Kind = 'responses', 'files'; StartTime = '2026-01-02'; GroupBy = 'background' }; Message = '*files cannot be grouped*' }
        @{ What = 'a kind that would change the path'; With = @{ Kind = '../x'; StartTime = '2026-01-02' }; Message = '*The kinds are:*' }
    ) {
        Clear-EmulatorRequest
        $null = Get-Mka1Usage @With -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message $Message
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'completes kinds' {
        $line = 'Get-Mka1Usage con'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain conversations
    }

    It 'shows numbers that this version does not know as columns' {
        $body = '{"object":"page","data":[{"start_time":1750000000,"end_time":1750086400,"results":[{"num_pictures":5,"user_id":null}]}],"has_more":false,"next_page":null}' | ConvertFrom-Json
        Add-EmulatorFault @{ method = 'GET'; path = '/usage/pictures'; body = $body }
        $row = Get-Mka1Usage pictures -StartTime 2025-06-01 -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike "*'pictures' matches none*vector_stores*"
        $row.Kind, $row.NumPictures | Should -Be pictures, 5
    }

    It 'gives all rows of one command the same columns, also for <Kinds>' -ForEach @(
        @{ Kinds = 'files', 'responses' }, @{ Kinds = 'responses', 'files' }, @{ Kinds = 'conversations', 'vector_stores', 'responses' }
    ) {
        $null = New-Mka1Conversation
        $null = New-Mka1VectorStore
        Write-Line "$TestDrive/columns.txt" 'hello'
        $null = Send-Mka1File "$TestDrive/columns.txt" -Purpose user_data
        $path = Join-Path $TestDrive kinds.csv
        Get-Mka1Usage $Kinds @today -GroupBy user_id | Export-Csv $path -NoTypeInformation
        $rows = @(Import-Csv $path)
        $rows.Kind | Sort-Object -Unique | Should -Be ($Kinds | Sort-Object)
        if ('files' -in $Kinds) { ($rows | Where-Object Kind -EQ files)[0].UsageBytes | Should -BeGreaterThan 0 }
        ($rows | Where-Object Kind -EQ responses)[0].InputTokens | Should -BeGreaterThan 0
        ($rows | Where-Object Kind -NE responses)[0].InputTokens | Should -BeNullOrEmpty
    }

    It 'warns of a number that earlier rows do not have' {
        $body = '{"object":"page","data":[{"start_time":1750000000,"end_time":1750086400,"results":[{"num_pictures":5},{"num_films":6}]}],"has_more":false,"next_page":null}' | ConvertFrom-Json
        Add-EmulatorFault @{ method = 'GET'; path = '/usage/pictures'; body = $body }
        $rows = @(Get-Mka1Usage pictures -StartTime 2025-06-01 -WarningVariable warnings -WarningAction SilentlyContinue)
        "$warnings" | Should -BeLike '*no column NumFilms*Export-Csv*'
        $rows[1].PSObject.Properties['NumPictures'].Value | Should -BeNullOrEmpty
    }
}

Describe 'Show-Mka1Usage' {
    BeforeAll {
        $rows = @(Get-Mka1Usage responses @today -GroupBy model, user_id)
    }

    It 'draws plain bars of at most 80 columns where the output is redirected' {
        $env:NO_COLOR = '1'
        try {
            $lines = @($rows | Show-Mka1Usage -By UserId -Measure NumModelRequests)
        }
        finally {
            $env:NO_COLOR = $null
        }
        $lines[0] | Should -Be 'responses: Model requests by User id'
        $lines[1] | Should -Match '^alice 2 #+$'
        $lines[2] | Should -Match '^bob   1 #+$'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }

    It 'takes rows from a CSV file' {
        $path = Join-Path $TestDrive rows.csv
        $rows | Export-Csv $path -NoTypeInformation
        @(Import-Csv $path | Show-Mka1Usage -By Model) | Should -Be @($rows | Show-Mka1Usage -By Model)
        @(Import-Csv $path | Show-Mka1Usage) | Should -Be @($rows | Show-Mka1Usage)
    }

    It 'refuses what is no row, and a number that the rows do not have' {
        $null = 1 | Show-Mka1Usage -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*not a row of usage*'
        $null = $rows | Show-Mka1Usage -Measure UsageBytes -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*It has: Tokens, InputTokens*'
    }

    It 'never shows 0 for a number that is missing' {
        $row = [pscustomobject]@{ Kind = 'files'; StartTime = '2026-01-01'; InputTokens = '' }
        $lines = @($row, $rows[0] | Show-Mka1Usage -ErrorVariable problems -ErrorAction SilentlyContinue)
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*1 row of files without numbers*Export-Csv*'
        "$lines" | Should -Not -Match 'files'
        $mixed = [pscustomobject]@{ Kind = 'files'; StartTime = '2026-01-01'; UsageBytes = 5 }, [pscustomobject]@{ Kind = 'files'; StartTime = '2026-01-02'; NumOther = 3 }
        $lines = @($mixed | Show-Mka1Usage -WarningVariable warnings -WarningAction SilentlyContinue)
        $lines | Should -HaveCount 2
        "$warnings" | Should -BeLike '1 of 2 rows of files have no UsageBytes*'
    }

    It 'says that there is no usage' {
        @() | Show-Mka1Usage | Should -Be 'There is no usage.'
    }

    It 'says how to separate rows by a column that they lack' {
        $null = Get-Mka1Usage responses @today | Show-Mka1Usage -By UserId -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*no UserId*Get-Mka1Usage responses -GroupBy user_id*'
    }

    It 'keeps long names distinguishable' {
        $users = 1..12 | ForEach-Object { "user-with-a-very-long-id-number-of-a-tenant-$_" }
        $users += 1..2 | ForEach-Object { "user-with-a-long-id-$_-and-the-same-end-of-its-name" }
        $lines = @($users | ForEach-Object { [pscustomobject]@{ Kind = 'responses'; StartTime = '2026-01-01'; UserId = $_; InputTokens = 5 } } | Show-Mka1Usage -By UserId)
        $labels = @($lines | Select-Object -Skip 1 | ForEach-Object { ($_ -split ' ')[0] })
        $labels | Should -HaveCount 14
        $labels | Sort-Object -Unique | Should -HaveCount 14
    }
}

Describe 'Export-Mka1UsageReport' {
    It 'writes a self-contained page' {
        $path = Join-Path $TestDrive usage.html
        $file = Get-Mka1Usage responses @today -GroupBy model, user_id | Export-Mka1UsageReport -Path $path -Title 'Usage <1>'
        $file | Should -BeOfType System.IO.FileInfo
        $html = Get-Content $path -Raw
        $html | Should -Match 'Usage &lt;1&gt;'
        $html | Should -Match 'Tokens by User id'
        $html | Should -Match 'alice'
        $html | Should -Match '<svg'
        $html | Should -Not -Match 'https?://|<script|src='
        { [xml]($html -replace '<!DOCTYPE html>' -replace '<meta[^>]*>') } | Should -Not -Throw
        { Get-Mka1Usage responses @today | Export-Mka1UsageReport -Path $path } | Should -Throw '*-Force*'
        Get-Mka1Usage responses @today | Export-Mka1UsageReport -Path (Join-Path $TestDrive other.html) -WhatIf
        Test-Path (Join-Path $TestDrive other.html) | Should -BeFalse
    }

    It 'writes a page that says that there is no usage' {
        $path = Join-Path $TestDrive none.html
        @() | Export-Mka1UsageReport -Path $path | Should -BeOfType System.IO.FileInfo
        Get-Content $path -Raw | Should -Match 'There is no usage\.'
        # No rows may also be those of a command that failed.
        Set-Content $path before
        @() | Export-Mka1UsageReport -Path $path -Force -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike '*not replaced*'
        Get-Content $path | Should -Be before
        # Rows that are refused are no proof of that.
        1 | Export-Mka1UsageReport -Path (Join-Path $TestDrive refused.html) -ErrorAction SilentlyContinue
        Test-Path (Join-Path $TestDrive refused.html) | Should -BeFalse
    }
}
