BeforeAll {
    $null = Connect-TestEmulator
    $schema = '{"type":"object","properties":{"number":{"type":"string"},"total":{"type":"number"},"paid":{"type":"boolean"}}}'
    $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'in [1]')).FullName
    foreach ($number in 1..3) {
        [System.IO.File]::WriteAllText("$folder/invoice$number.txt", "Number: A-$number`nTotal: $number.50`nPaid: yes")
    }
}

AfterAll {
    Disconnect-All
}

Describe 'Get-Mka1Extraction' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'extracts by a schema in the command' {
        $result = Get-Mka1Extraction -LiteralPath "$folder/invoice1.txt" -Schema $schema -Prompt 'The gross total.' -Model meetkai:functionary-pt -Metadata @{ a = 'b' }
        $result | Should -BeOfType ([Mka1.Extractions.Extraction])
        $result.Data.number, $result.Data.total, $result.Data.paid | Should -Be 'A-1', 1.5, $true
        $result.Path, $result.Filename, $result.Model | Should -Be (Get-Item -LiteralPath "$folder/invoice1.txt").FullName, invoice1.txt, meetkai:functionary-pt
        $result.ExtractedAt | Should -BeOfType ([datetimeoffset])
        $result.SchemaId | Should -BeNullOrEmpty
        $request = @(Get-EmulatorRequest -Method Post)[0]
        $request.path | Should -Be /api/v1/llm/extract
    }

    It 'extracts by a stored schema, given as <What>' -ForEach @(
        @{ What = 'its id'; Make = { $stored.Id } }
        @{ What = 'its name'; Make = { 'invoices by name' } }
        @{ What = 'an object'; Make = { $stored } }
        @{ What = 'a copy from a job'; Make = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($stored)) } }
    ) {
        $stored = New-Mka1ExtractionSchema 'invoices by name' $schema
        try {
            $result = Get-Mka1Extraction -LiteralPath "$folder/invoice2.txt" -SchemaId (& $Make)
            $result.Data.total, $result.SchemaId, $result.SchemaName | Should -Be 2.5, $stored.Id, 'invoices by name'
        }
        finally {
            $stored | Remove-Mka1ExtractionSchema -Confirm:$false
        }
    }

    It 'takes <What>, in the order of the files' -ForEach @(
        @{ What = 'wildcards'; Run = { Get-Mka1Extraction "$([WildcardPattern]::Escape($folder))/invoice*.txt" -Schema $schema } }
        @{ What = 'files from the pipeline'; Run = { Get-ChildItem -LiteralPath $folder -Filter invoice*.txt | Sort-Object Name | Get-Mka1Extraction -Schema $schema } }
        @{ What = 'paths from the pipeline'; Run = { 1..3 | ForEach-Object { [WildcardPattern]::Escape("$folder/invoice$_.txt") } | Get-Mka1Extraction -Schema $schema -ThrottleLimit 3 } }
    ) {
        (& $Run).Data.number | Should -Be 'A-1', 'A-2', 'A-3'
    }

    It 'leads into other cmdlets' {
        $results = Get-ChildItem -LiteralPath $folder -Filter invoice*.txt | Get-Mka1Extraction -Schema $schema
        ($results.Data.total | Measure-Object -Sum).Sum | Should -Be 7.5
        $rows = $results | Select-Object Filename, @{ Name = 'Number'; Expression = { $_.Data.number } } | ConvertTo-Csv | ConvertFrom-Csv
        $rows.Number | Sort-Object | Should -Be 'A-1', 'A-2', 'A-3'
    }

    It 'names a file that fails, and goes on' {
        [System.IO.File]::WriteAllText("$folder/empty.txt", '')
        $results = Get-Mka1Extraction -LiteralPath "$folder/empty.txt", "$folder/none.txt", "$folder/invoice1.txt" -Schema $schema -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.Data.number | Should -Be 'A-1'
        $problems | Should -HaveCount 2
        $problems[0].Exception.Message | Should -BeLike '*empty.txt*'
        $problems[1].Exception.Message | Should -BeLike '*none.txt*'
        @(Get-EmulatorRequest -Method Post) | Should -HaveCount 1
    }

    It 'reports a stored schema that does not exist once, and sends no file' {
        $null = Get-ChildItem -LiteralPath $folder -Filter invoice*.txt | Get-Mka1Extraction -SchemaId nonsense -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue -WarningVariable warnings
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*no extraction schema*nonsense*'
        $warnings | Should -BeLike '2 more files were not sent*'
        @(Get-EmulatorRequest -Method Post) | Should -BeNullOrEmpty
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a schema that is not JSON'; With = @{ Schema = '{"type":' }; Id = 'Mka1.InvalidInput*' }
        @{ What = 'an empty model'; With = @{ Model = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'an empty prompt'; With = @{ Prompt = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'metadata that exceed their limits'; With = @{ Metadata = @{ k = 'v' * 513 } }; Id = 'Mka1.InvalidInput*' }
        @{ What = 'both schemas'; With = @{ SchemaId = 'schema_1' }; Id = 'AmbiguousParameterSet*' }
    ) {
        $all = @{ LiteralPath = "$folder/invoice1.txt"; Schema = $schema }
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        { Get-Mka1Extraction @all -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'reports a schema that the server refuses, with the path' {
        $null = Get-Mka1Extraction -LiteralPath "$folder/invoice1.txt" -Schema $schema -Model unknown:x -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidRequest
        $problems[0].TargetObject | Should -BeLike '*invoice1.txt'
    }
}
