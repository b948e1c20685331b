# Every kind of object as it is shown at 120 columns.

BeforeDiscovery {
    $kinds = @(
        @{ Kind = 'responses'; Columns = 'Id', 'Status', 'Created', 'Model', 'Tokens', 'Text' }
        @{ Kind = 'events'; Columns = 'Number', 'Type', 'Detail' }
        @{ Kind = 'items'; Columns = 'Type', 'Id', 'Status', 'Detail' }
        @{ Kind = 'usage'; Columns = 'Input', 'Output', 'Total' }
        @{ Kind = 'files'; Columns = 'Id', 'Purpose', 'Bytes', 'Created', 'Filename' }
        @{ Kind = 'batches'; Columns = 'Id', 'Status', 'Created', 'Total', 'Done', 'Failed', 'Endpoint' }
        @{ Kind = 'results'; Columns = 'CustomId', 'Succeeded', 'Status', 'Answer' }
        @{ Kind = 'calls'; Columns = 'Time', 'Method', 'Status', 'Milliseconds', 'Attempts', 'RequestId', 'Path' }
        @{ Kind = 'contexts'; Columns = 'Name', 'Server', 'OnBehalfOf', 'Key' }
        @{ Kind = 'tests'; Columns = 'Succeeded', 'Context', 'Server', 'OnBehalfOf', 'Status', 'Milliseconds', 'Error' }
    )
}

BeforeAll {
    $null = Connect-TestEmulator -Parameter @{ OnBehalfOf = 'a-user-with-quite-a-long-id-of-more-than-forty-characters' }
    $long = 'A long text with' + (' many words' * 60) + "`nand lines"
    $inputFile = Join-Path $TestDrive 'a file with a name that is longer than a column of a table can be, by far.jsonl'
    Write-Line $inputFile (1..3 | ForEach-Object {
            '{"custom_id":"request-number-' + $_ + '-with-a-long-name","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"' + ('word ' * 60) + ('[fail]' * ($_ -eq 2)) + '"}]}}' })
    $batch = New-Mka1Batch -Path $inputFile -Metadata @{ a = 'b' } | Wait-Mka1Batch -PollIntervalSeconds 0.1
    $response = New-Mka1Response "$long [reasoning]" -Model 'meetkai:functionary-urdu-mini-pak' -Metadata @{ ticket = '7' }
    $objects = @{
        responses = @($response) + (New-Mka1Response 'x [fail]') + (New-Mka1Response 'x [seconds 100]' -Background)
        events = @(New-Mka1Response 'x [reasoning] [call]' -Stream) + @(New-Mka1Response 'no [refuse]' -Stream)
        items = $response.Output
        usage = $response.Usage
        files = Get-Mka1File
        batches = @($batch) + @(New-Mka1Batch $batch.InputFileId)
        results = @($batch | Receive-Mka1BatchResult)
        calls = Get-Mka1RequestLog -Last 20
        contexts = @(Get-Mka1Context) + (Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri https://a-very-long-name-of-a-server.in-a-long-domain.example.com/behind/a/prefix -Name 'a context with a long name')
        tests = @((Test-Mka1Connection -Context default -Detailed), (Test-Mka1Connection -Context (Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri http://127.0.0.1:1 -MaximumRetryCount 0) -Detailed))
    }
}

AfterAll {
    Disconnect-All
}

Describe 'The view of <Kind>' -ForEach $kinds {
    BeforeAll {
        $these = $objects[$Kind]
        $table = $these | Out-String -Width 120
        $lines = $table -split '\r?\n'
        $list = $these | Format-List | Out-String -Width 120
    }

    It 'is a table with its columns' {
        ($lines | Where-Object { $_.Trim() })[0].Trim() -split '\s+' | Should -Be $Columns
    }

    It 'fits 120 columns, a line an object' {
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
        @($lines | Where-Object { $_.Trim() }) | Should -HaveCount (2 + @($these).Count)
    }

    It 'shows values and not names of types' {
        "$table$list" | Should -Not -Match '(?<![\w/.''-])(Mka1|System)\.[A-Z]\w+'
    }

    It 'has a list with more' {
        $list | Should -Match '(?m)^\w+\s+: '
        ($list -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
    }

    It 'hides nothing from Format-List *' {
        $all = @($these)[0] | Format-List * | Out-String -Width 200
        @($these)[0].GetType().GetProperties().Name | ForEach-Object { $all | Should -Match "(?m)^$_\s*: " }
    }
}

Describe 'Views' {
    It 'show times of this place' {
        $shown = $response | Out-String -Width 120
        $shown | Should -BeLike "*$($response.CreatedAt.LocalDateTime.ToString('yyyy-MM-dd HH:mm:ss'))*"
    }

    It 'show counts to the right' {
        $lines = ($objects.files[0] | Out-String -Width 120) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines[0].IndexOf('Bytes') + 'Bytes'.Length | Should -Be ($lines[2].IndexOf(" $($objects.files[0].Bytes) ") + " $($objects.files[0].Bytes)".Length)
    }

    It 'show no errors of their own for objects with little in them' {
        $Error.Clear()
        [Mka1.Responses.Response]::FromJson('{"id":"resp_1","status":"new_kind_of_status"}') | Out-String | Should -BeLike '*new_kind*'
        [Mka1.Batches.Batch]::FromJson('{"id":"batch_1","status":"completed"}') | Out-String | Should -BeLike '*batch_1*'
        [Mka1.Files.FileObject]::FromJson('{"id":"file-1"}') | Out-String | Should -BeLike '*file-1*'
        $Error | Should -BeNullOrEmpty
    }
}
