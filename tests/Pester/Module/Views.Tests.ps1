# Every kind of object as it is shown, at 80, 120 and 200 columns.

BeforeDiscovery {
    $viewed = [Mka1.Json.Mka1Object].Assembly.GetExportedTypes() |
        Where-Object { $_.IsSubclassOf([Mka1.Json.Mka1Object]) -and -not $_.IsAbstract } | ForEach-Object { @{ Type = $_; Name = $_.FullName.Substring(5) } }
    # Narrow is how many of the columns a terminal of 80 has room for.
    $kinds = @(
        @{ Kind = 'responses'; Columns = 'Id', 'Status', 'Tokens', 'Answer', 'Created', 'Model'; Narrow = 4 }
        @{ Kind = 'events'; Columns = 'Number', 'Type', 'Detail'; Narrow = 3 }
        @{ Kind = 'items'; Columns = 'Type', 'Role', 'Id', 'Detail'; Narrow = 4 }
        @{ Kind = 'usage'; Columns = 'Input', 'Output', 'Total'; Narrow = 3 }
        @{ Kind = 'files'; Columns = 'Id', 'Bytes', 'Filename', 'Purpose', 'Created'; Narrow = 3 }
        @{ Kind = 'batches'; Columns = 'Id', 'Status', 'Done', 'Failed', 'Part', 'Total', 'Created', 'Endpoint'; Narrow = 5 }
        @{ Kind = 'results'; Columns = 'CustomId', 'Succeeded', 'Status', 'Answer'; Narrow = 4 }
        @{ Kind = 'calls'; Columns = 'Time', 'Method', 'Status', 'Ms', 'Attempts', 'Path'; Narrow = 6 }
        @{ Kind = 'contexts'; Columns = 'Current', 'Confirm', 'Name', 'Server', 'OnBehalfOf', 'ExternalUserId', 'Key'; Narrow = 5 }
        @{ Kind = 'tests'; Columns = 'Succeeded', 'Context', 'Server', 'Status', 'Error', 'Ms'; Narrow = 5 }
    )
    $tables = @(Get-FormatData -TypeName Mka1.* | Where-Object { $_.FormatViewDefinition.Control.Where({ $_ -is [System.Management.Automation.TableControl] }) } |
            ForEach-Object TypeNames | Where-Object { $_ -notlike 'Deserialized.*' } | ForEach-Object { @{ Type = $_ } })
}

BeforeAll {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $null = Connect-TestEmulator -Parameter @{ OnBehalfOf = 'a-user-with-quite-a-long-id-of-more-than-forty-characters' }
    $long = 'A long text with' + (' many words' * 60) + "`nand lines"
    $inputFile = Join-Path $TestDrive 'a file with a name that is longer than a column of a table can be, by far.jsonl'
    Write-Line $inputFile (1..3 | ForEach-Object {
            '{"custom_id":"request-number-' + $_ + '-with-a-long-name","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"' + ('word ' * 60) + ('[fail]' * ($_ -eq 2)) + '"}]}}' })
    $batch = New-Mka1Batch -Path $inputFile -Metadata @{ a = 'b' } | Wait-Mka1Batch -PollIntervalSeconds 0.1
    $response = New-Mka1Response "$long [reasoning]" -Model 'meetkai:functionary-urdu-mini-pak' -Metadata @{ ticket = '7' }
    # A resource brings its samples itself.
    $samples = @{}
    foreach ($views in Get-Sample Views) {
        $views.GetEnumerator() | ForEach-Object { $samples.Add($_.Key, $_.Value) }
    }

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

    It 'shows what matters at 80 columns' {
        $shown = @(($these | Out-String -Width 79) -split '\r?\n' | Where-Object { $_.Trim() })
        $shown[0].Trim() -split '\s+' | Should -Be $Columns[0..($Narrow - 1)]
        $shown | Should -HaveCount (2 + @($these).Count)
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

# A terminal leaves its last column free, a file and Out-String do not. What 80 columns must show is told above.
Describe 'The table of <Type>' -ForEach $tables -Skip:($PSEdition -ne 'Core') {
    BeforeAll {
        $null = Connect-TestEmulator -Parameter @{ OnBehalfOf = '6d9f0c1e-7a4b-4f0e-9d55-1b2c3d4e5f60' }
        $sample = @(foreach ($one in $samples[$Type]) {
                if ($one -is [scriptblock]) { & $one } else { ConvertTo-Kind $Type $one }
            })
        $header = @((Get-FormatData -TypeName $Type).FormatViewDefinition.Control.Where({ $_ -is [System.Management.Automation.TableControl] })[0].Headers)
    }

    It 'has a sample in Samples.ps1 of its resource' {
        $sample | Should -Not -BeNullOrEmpty
        $sample | ForEach-Object { $_.PSTypeNames | Should -Contain $Type }
    }

    It 'is right at <_> columns' -ForEach 79, 80, 99, 100, 119, 120, 200 {
        $lines = @(($sample | Format-Table | Out-String -Width $_) -split '\r?\n' | Where-Object { $_.Trim() })
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        # No header and no row takes two lines.
        $lines | Should -HaveCount (2 + $sample.Count)
        $labels = @([regex]::Matches($lines[0], '\S+'))
        $labels.Value | Should -Be @($header.Label)[0..($labels.Count - 1)]
        if ($_ -ge 119) { $labels | Should -HaveCount $header.Count }

        $rows = @($lines | Select-Object -Skip 2 | ForEach-Object { " $($_.PadRight(200)) " })
        $faults = for ($index = 0; $index -lt $labels.Count; $index++) {
            $name, $start, $end = $labels[$index].Value, $labels[$index].Index, ($labels[$index].Index + $labels[$index].Length)
            $isRight = $header[$index].Alignment -eq 'Right'
            $first, $beside = if ($isRight) { $end, ($end + 1) } else { ($start + 1), $start }
            if ($rows.Where({ $_[$beside] -ne ' ' })) { "Cells of $name do not stand under it." }
            if (-not $rows.Where({ $_[$first] -ne ' ' })) { "No sample has $name." }
            # A number that is cut is another number.
            if ($isRight -and $rows.Where({ $_.Substring(0, $end + 1) -match '…\S*$' })) { "A number of $name is cut." }
        }
        $faults | Should -BeNullOrEmpty -Because ($lines -join "`n")

        # What is copied from a table is whole.
        foreach ($label in $labels.Value -match '^(Id|ResponseId|FileId)$') {
            $cut = 0..($sample.Count - 1) | Where-Object { $sample[$_].$label -and -not $lines[2 + $_].Contains($sample[$_].$label) }
            $cut | Should -BeNullOrEmpty -Because ($lines -join "`n")
        }
        @($header.Label) -match '^(Id|ResponseId|FileId)$' | ForEach-Object { $labels.Value | Should -Contain $_ }
    }
}

Describe 'Views' {
    It 'keep the reason of a failure in sight at 80 columns' {
        $objects.responses[1] | Out-String -Width 80 | Should -BeLike "*failed*$($objects.responses[1].Error.Code)*"
    }

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

# Text of a server that would clear a screen, ring, write over lines, colour (also by C1 controls) or turn the order around.
Describe 'What a hostile server sends' -Skip:($PSEdition -ne 'Core') {
    BeforeAll {
        $hostile = "ev$([char] 0x1B)[2J$([char] 7)$([char] 8)il$([char] 0x9B)31m$([char] 0x202E)$([char] 0x2066)$([char] 0x2028)$([char] 13)end"
        # Of the engine are line ends and, after a header, the end of its colour.
        $hidden = '(?!\r\n|\n|\t|\x1B\[0m)[\x00-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069]'

        function ConvertTo-Member([type] $Of, [int] $Depth) {
            if ([Nullable]::GetUnderlyingType($Of)) { $Of = [Nullable]::GetUnderlyingType($Of) }
            if ($Of -in [string], [object]) { $hostile }
            elseif ($Of -eq [bool]) { $true }
            elseif ($Of.IsPrimitive) { 7 }
            elseif ($Of -eq [DateTimeOffset]) { 1700000000 }
            elseif ($Of.Name -like '*Dictionary*') { @{ $hostile = $hostile; list = @($hostile) } }
            elseif ($Of.IsGenericType) { , @(ConvertTo-Member $Of.GetGenericArguments()[0] $Depth) }
            elseif ($Depth -lt 2) { ConvertTo-AllMember $Of ($Depth + 1) }
        }

        function ConvertTo-AllMember([type] $Of, [int] $Depth) {
            $members = @{ unknown_member = $hostile; $hostile = @{ $hostile = $hostile } }
            foreach ($property in $Of.GetProperties() | Where-Object Name -NE AdditionalProperties) {
                $wire = ($property.Name -creplace '(?<!^)([A-Z])', '_$1').ToLowerInvariant()
                $members[$wire] = ConvertTo-Member $property.PropertyType $Depth
            }
            $members
        }

        function New-HostileObject([type] $Type) {
            $json = [System.Text.Json.JsonDocument]::Parse((ConvertTo-AllMember $Type 0 | ConvertTo-Json -Depth 20)).RootElement
            $constructor = $Type.GetConstructors([System.Reflection.BindingFlags] 'Instance,NonPublic,Public') |
                Where-Object { $_.GetParameters()[0].ParameterType -eq [System.Text.Json.JsonElement] } | Select-Object -First 1
            $arguments = @($constructor.GetParameters() | ForEach-Object { if ($_.ParameterType -eq [string]) { $hostile } else { $null } })
            $arguments[0] = $json
            $constructor.Invoke($arguments)
        }

        $styles = $PSStyle.OutputRendering, $PSStyle.Formatting.TableHeader, $PSStyle.Formatting.CustomTableHeaderLabel, $PSStyle.Formatting.FormatAccent
        # In another rendering the engine takes some sequences out by itself.
        $PSStyle.OutputRendering = 'Ansi'
        $PSStyle.Formatting.TableHeader = $PSStyle.Formatting.CustomTableHeaderLabel = $PSStyle.Formatting.FormatAccent = ''
    }

    AfterAll {
        $PSStyle.OutputRendering, $PSStyle.Formatting.TableHeader, $PSStyle.Formatting.CustomTableHeaderLabel, $PSStyle.Formatting.FormatAccent = $styles
    }

    It 'reaches no terminal as a <Name>, which keeps it' -ForEach $viewed {
        $object = New-HostileObject $Type
        foreach ($shown in @($object | Out-String -Width 1000), @($object | Format-List | Out-String -Width 1000), @($object | Format-Table | Out-String -Width 1000)) {
            $shown[0] -match $hidden | Should -BeFalse -Because ($shown[0] -replace '\x1B', '<ESC>')
        }
        $object | Format-List | Out-String -Width 1000 | Should -BeLike '*\u001b*'
        $object.AdditionalProperties['unknown_member'] | Should -BeExactly $hostile
        $object | Format-Table | Out-String -Width 120 | ForEach-Object { $_ -split '\r?\n' | ForEach-Object { ($_ -replace '\x1B\[0m').Length | Should -BeLessOrEqual 120 } }
    }
}
