BeforeAll {
    $null = Connect-TestEmulator
    function New-FinishedBatch([string[]] $Prompts) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        $number = 0
        Write-Line $path ($Prompts | ForEach-Object { '{"custom_id":"r' + (++$number) + '","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"' + $_ + '"}]}}' })
        New-Mka1Batch -Path $path | Wait-Mka1Batch -PollIntervalSeconds 0.1
    }
    function New-Result([string] $Id, [string] $Text = 'Hi') {
        @{ id = "response_$Id"; custom_id = $Id; response = @{ status_code = 200; body = @{ choices = @(@{ message = @{ content = $Text } }) } }; error = $null } | ConvertTo-Json -Depth 9 -Compress
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Receive-Mka1BatchResult' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives one object a request, from both files' {
        $batch = New-FinishedBatch 'one', 'two [fail bad_luck]', 'three', 'four [fail 429]'
        $results = $batch | Receive-Mka1BatchResult
        $results | ForEach-Object { $_ | Should -BeOfType ([Mka1.Batches.BatchResult]) }
        $results.CustomId | Sort-Object | Should -Be 'r1', 'r2', 'r3', 'r4'
        $results.BatchId | Select-Object -Unique | Should -Be $batch.Id
        $byId = $results | Group-Object CustomId -AsHashTable
        $byId.r1.Succeeded, $byId.r1.StatusCode, $byId.r1.Text | Should -Be $true, 200, 'You said: one'
        $byId.r2.Succeeded, $byId.r2.Error.Code | Should -Be $false, 'bad_luck'
        $byId.r4.Succeeded, $byId.r4.Error.Message | Should -Not -Contain $null
        $byId.r4.Succeeded | Should -BeFalse
    }

    It 'takes ids, an array and the name BatchId' {
        $batch = New-FinishedBatch 'one'
        (Receive-Mka1BatchResult $batch.Id).CustomId | Should -Be 'r1'
        (Receive-Mka1BatchResult -Id $batch.Id, $batch.Id).CustomId | Should -Be 'r1', 'r1'
        ($batch.Id | Receive-Mka1BatchResult).CustomId | Should -Be 'r1'
        ([pscustomobject]@{ BatchId = $batch.Id } | Receive-Mka1BatchResult).CustomId | Should -Be 'r1'
    }

    It 'gives a table that CSV can hold' {
        $csv = New-FinishedBatch 'one', 'two [fail]' | Receive-Mka1BatchResult | Select-Object CustomId, Succeeded, Text | ConvertTo-Csv
        $csv | Should -HaveCount 3
        $csv[1] | Should -Be '"r1","True","You said: one"'
    }

    It 'reads no further when no more is wanted' {
        $batch = New-FinishedBatch 'one', 'two [fail]'
        Clear-EmulatorRequest
        @($batch | Receive-Mka1BatchResult | Select-Object -First 1) | Should -HaveCount 1
        Get-EmulatorRequest GET '*/content' | Should -HaveCount 1
    }

    It 'gives each request once where both files hold it' {
        $batch = New-FinishedBatch 'one', 'two [fail]'
        $content = (New-Result r1), (New-Result r2) -join "`n"
        Add-EmulatorFault @{ path = '^.*/content'; times = 2; body = $content; contentType = 'application/jsonl' }
        ($batch | Receive-Mka1BatchResult).CustomId | Should -Be 'r1', 'r2'
    }

    It 'tells a line that cannot be read with file and line, and gives the others' {
        $batch = New-FinishedBatch 'one'
        Add-EmulatorFault @{ path = '^.*/content'; body = ((New-Result r1), '{"broken":', '{"id":"x"}', '[1]', (New-Result r2) -join "`n"); contentType = 'application/jsonl' }
        $results = $batch | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.CustomId | Should -Be 'r1', 'r2'
        $problems | Should -HaveCount 3
        $problems | ForEach-Object { Assert-ErrorRecord $_ Mka1.Protocol InvalidData $batch.OutputFileId }
        $problems | ForEach-Object { "$_" -replace '.*, line (\d+):.*', '$1' } | Should -Be '2', '3', '4'
    }

    It 'stops at such a line with -ErrorAction Stop' {
        $batch = New-FinishedBatch 'one'
        Add-EmulatorFault @{ path = '^.*/content'; body = ((New-Result r1), 'broken', (New-Result r2) -join "`n") }
        { $batch | Receive-Mka1BatchResult -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.Protocol*'
    }

    It 'goes on after a drop in the middle' {
        $batch = New-FinishedBatch (1..200)
        Add-EmulatorFault @{ path = '^.*/content'; times = 2; dropAfterBytes = 20000 }
        $results = $batch | Receive-Mka1BatchResult -ErrorAction Stop
        ($results.CustomId | Select-Object -Unique).Count | Should -Be 200
        $results | Should -HaveCount 200
    }

    It 'refuses a batch that is not over, says how to wait, and goes on' {
        $path = Join-Path $TestDrive forever.jsonl
        Write-Line $path '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"x [forever]"}]}}'
        $running = New-Mka1Batch -Path $path
        $over = New-FinishedBatch 'one'
        $results = $running, $over | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.CustomId | Should -Be 'r1'
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $running.Id '*Wait-Mka1Batch*'
    }

    It 'tells why the server refused the input file' {
        $batch = New-FinishedBatch 'one'
        $failed = @{ id = $batch.Id; object = 'batch'; status = 'failed'; endpoint = '/v1/chat/completions'; errors = @{ object = 'list'; data = @(@{ code = 'bad_line'; message = 'no good'; line = 3 }) } }
        Add-EmulatorFault @{ path = "/batches/$($batch.Id)"; body = $failed }
        $batch | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $batch.Id '*no good*'
    }

    It 'gives nothing where there are no files' {
        $batch = New-FinishedBatch 'one'
        Add-EmulatorFault @{ path = "/batches/$($batch.Id)"; body = @{ id = $batch.Id; object = 'batch'; status = 'cancelled'; output_file_id = $null; error_file_id = $null } }
        $batch | Receive-Mka1BatchResult -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'gives an error for what is not there' {
        '', 'batch_nobody' | Receive-Mka1BatchResult -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems[0] Mka1.InvalidInput InvalidArgument ''
        Assert-ErrorRecord $problems[1] Mka1.NotFound ObjectNotFound 'batch_nobody'
    }

    It 'ends at once with Ctrl+C' {
        $batch = New-FinishedBatch 'one'
        Add-EmulatorFault @{ path = '^.*/content'; delayMs = 60000 }
        $run = Start-Script { param($id) Receive-Mka1BatchResult $id } $batch.Id
        Wait-Until { Get-EmulatorRequest GET '*/content' }
        Stop-Script $run
        Wait-Until { (Get-EmulatorRequest GET '*/content').ended }
    }
}
