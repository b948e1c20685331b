BeforeAll {
    $null = Connect-TestEmulator

    function Get-SentBody {
        Get-EmulatorRequest POST /responses | ForEach-Object { $_.body | ConvertFrom-Json }
    }
    # What was sent with the members that are no input, as one text a request.
    function Get-SentText {
        Get-EmulatorRequest POST /responses | ForEach-Object body
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'New-Mka1Response, columns of rows' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'takes the column <Column> as <Member>' -ForEach @(
        @{ Column = 'Model'; Value = 'm:1'; Member = '"model":"m:1"' }
        @{ Column = 'model'; Value = 'm:1'; Member = '"model":"m:1"' }
        @{ Column = 'Instructions'; Value = 'Be brief.'; Member = '"instructions":"Be brief."' }
        @{ Column = 'Metadata'; Value = '{"a":"1"}'; Member = '"metadata":{"a":"1"}' }
        @{ Column = 'PreviousResponse'; Value = { (New-Mka1Response 'before').Id }; Member = '"previous_response_id":"resp_*"' }
        @{ Column = 'PreviousResponseId'; Value = { (New-Mka1Response 'before').Id }; Member = '"previous_response_id":"resp_*"' }
        @{ Column = 'Conversation'; Value = 'conv_1'; Member = '"conversation":"conv_1"' }
        @{ Column = 'MaxOutputTokens'; Value = '100'; Member = '"max_output_tokens":100' }
        @{ Column = 'Temperature'; Value = '0.5'; Member = '"temperature":0.5' }
        @{ Column = 'TopP'; Value = '0.25'; Member = '"top_p":0.25' }
        @{ Column = 'Reasoning'; Value = 'low'; Member = '"effort":"low"' }
        @{ Column = 'Verbosity'; Value = 'LOW'; Member = '"verbosity":"low"' }
        @{ Column = 'User'; Value = 'u-1'; Member = '"user":"u-1"' }
        @{ Column = 'Voice'; Value = 'alloy'; Member = '"voice":"alloy"' }
        @{ Column = 'Image'; Value = 'https://example.com/a.png'; Member = '"image_url":"https://example.com/a.png"' }
        @{ Column = 'File'; Value = 'file-abc'; Member = '"file_id":"file-abc"' }
        @{ Column = 'Audio'; Value = 'https://example.com/a.wav'; Member = '"file_url":"https://example.com/a.wav"' }
    ) {
        if ($Value -is [scriptblock]) {
            $Value = & $Value
            Clear-EmulatorRequest
        }
        # The row before and after it have none: nothing of one row reaches another.
        $path = Join-Path $TestDrive rows.csv
        @{ Prompt = 'before' }, @{ Prompt = 'with'; $Column = $Value }, @{ Prompt = 'after' } |
            ForEach-Object { [pscustomobject]@{ Prompt = $_.Prompt; $Column = $_[$Column] } } | Export-Csv $path
        $null = Import-Csv $path | New-Mka1Response -ErrorAction Stop -WarningVariable warnings
        $sent = @(Get-SentText)
        $sent[0], $sent[2] | Should -Be '{"model":"auto","input":"before"}', '{"model":"auto","input":"after"}'
        $sent[1] | Should -BeLike "*$Member*"
        $warnings | Should -BeNullOrEmpty
    }

    It 'declares each as a column' {
        $parameters = (Get-Command New-Mka1Response).Parameters
        foreach ($name in 'Prompt', 'CustomId', 'Model', 'Instructions', 'Metadata', 'PreviousResponse', 'Conversation', 'MaxOutputTokens', 'Temperature', 'TopP', 'Reasoning',
            'Verbosity', 'User', 'Voice', 'Image', 'File', 'Audio') {
            @($parameters[$name].ParameterSets.Values | Where-Object ValueFromPipelineByPropertyName) | Should -Not -BeNullOrEmpty -Because $name
        }
    }

    It 'takes script blocks' {
        $rows = 'id,text,temp', '7,one,0.5', '8,two,' | ConvertFrom-Csv
        $answers = $rows | New-Mka1Response -Prompt { "Translate: $($_.text)" } -Metadata { @{ ticket = $_.id } } -Temperature { $_.temp } -Instructions { $null } -Model auto
        $answers.OutputText | Should -Be 'You said: Translate: one', 'You said: Translate: two'
        Get-SentText | Should -Be '{"model":"auto","input":"Translate: one","metadata":{"ticket":"7"},"temperature":0.5}', '{"model":"auto","input":"Translate: two","metadata":{"ticket":"8"}}'
    }

    It 'mixes a constant prompt with script blocks and columns' {
        $null = [pscustomobject]@{ url = 'https://example.com/a.png' }, [pscustomobject]@{ url = 'https://example.com/b.png' } | New-Mka1Response 'Describe it.' -Image { $_.url }
        (Get-SentBody).ForEach({ $_.input[0].content[1].image_url }) | Should -Be 'https://example.com/a.png', 'https://example.com/b.png'
        Clear-EmulatorRequest
        $null = 'Model', 'm:1', 'm:2' | ConvertFrom-Csv | New-Mka1Response 'Same.'
        (Get-SentBody).model | Should -Be 'm:1', 'm:2'
    }

    It 'lets the command line win over a column' {
        $row = [pscustomobject]@{ Prompt = 'column'; Model = 'm:1'; User = 'u'; Temperature = 'hot' }
        $null = $row | New-Mka1Response -Prompt { 'block' } -Model m:2 -Temperature 1
        Get-SentText | Should -Be '{"model":"m:2","input":"block","temperature":1,"user":"u"}'
    }

    It 'takes rows of every kind: <What>' -ForEach @(
        @{ What = 'hashtables'; Rows = { @{ prompt = 'a'; model = 'm:1' }, [ordered]@{ Prompt = 'b' } } }
        @{ What = 'JSON'; Rows = { '[{"Prompt":"a","Model":"m:1"},{"Prompt":"b","Model":null}]' | ConvertFrom-Json } }
        @{ What = 'a data table'; Rows = {
                $table = [System.Data.DataTable]::new()
                $null = $table.Columns.Add('Prompt'), $table.Columns.Add('Model'), $table.Rows.Add('a', 'm:1'), $table.Rows.Add('b', [DBNull]::Value)
                $table.Rows
            }
        }
        @{ What = 'what Import-Clixml gave'; Rows = {
                'Prompt,Model', 'a,m:1', 'b,' | ConvertFrom-Csv | Export-Clixml "$TestDrive/rows.xml"
                Import-Clixml "$TestDrive/rows.xml"
            }
        }
        @{ What = 'objects of a class'; Rows = {
                Invoke-Expression 'class TestRow { [string] $Prompt; [string] $Model }; [TestRow]@{ Prompt = "a"; Model = "m:1" }, [TestRow]@{ Prompt = "b" }'
            }
        }
    ) {
        $null = & $Rows | New-Mka1Response -ErrorAction Stop
        Get-SentText | Should -Be '{"model":"m:1","input":"a"}', '{"model":"auto","input":"b"}'
    }

    It 'takes metadata of objects' {
        $null = '{"Prompt":"a","Metadata":{"ticket":"7"}}' | ConvertFrom-Json | New-Mka1Response
        (Get-SentBody).metadata.ticket | Should -Be '7'
    }

    It 'uses no member of <What> but those that a script names' -ForEach @(
        @{ What = 'a process'; Object = { Get-Process -Id $PID }; Block = { "x$($_.Id.GetType().Name)" } }
        @{ What = 'a file'; Object = { Get-Item $PSCommandPath }; Block = { "x$($_.Length.GetType().Name)" } }
        @{ What = 'a response'; Object = { New-Mka1Response 'old' -Model m:1 -Instructions 'I' -Metadata @{ a = 1 } -Temperature 1 -User u -MaxOutputTokens 50 }; Block = { 'x' + $_.Status } }
        @{ What = 'a response of Import-Clixml'; Object = { New-Mka1Response 'old' -Model m:1 -Metadata @{ a = 1 } | Export-Clixml "$TestDrive/r.xml"; Import-Clixml "$TestDrive/r.xml" }; Block = { 'x' + $_.Status } }
    ) {
        $given = & $Object
        Clear-EmulatorRequest
        $null = $given | New-Mka1Response -Prompt $Block -ErrorAction Stop
        Get-SentText | Should -BeLike '{"model":"auto","input":"x*"}'
    }

    It 'never takes a response for a prompt' {
        $answers = 'one', 'two' | New-Mka1Response
        Clear-EmulatorRequest
        $answers | New-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Should -HaveCount 2
        "$($problems[0])" | Should -BeLike '*A prompt is text*not a Response*-PreviousResponse { $_.Id }*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
        $next = $answers | New-Mka1Response 'Go on.' -PreviousResponse { $_.Id }
        $next.PreviousResponseId | Should -Be $answers.Id
    }

    It 'refuses a constant prompt of which the objects change nothing: <What>' -ForEach @(
        @{ What = 'text'; Objects = 'a', 'b' }
        @{ What = 'rows'; Objects = @([pscustomobject]@{ ticket = 1 }, [pscustomobject]@{ ticket = 2 }) }
    ) {
        $Objects | New-Mka1Response 'the same' -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Should -HaveCount 2
        Assert-ErrorRecord $problems[0] Mka1.InvalidInput InvalidArgument 'the same' '*Nothing of this object is used*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses rows for -<Set>' -ForEach @(@{ Set = 'Input'; Value = @{ role = 'user'; content = 'x' } }) {
        $given = @{ $Set = $Value }
        [pscustomobject]@{ Prompt = 'p'; Model = 'm:1' } | New-Mka1Response @given -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput -Message '*takes no rows*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses the row of <Column> ''<Value>'' and goes on' -ForEach @(
        @{ Column = 'Temperature'; Value = 'hot'; Says = '*Temperature*''hot''*' }
        @{ Column = 'Temperature'; Value = '0,5'; Says = '*Temperature*''0,5''*' }
        @{ Column = 'Temperature'; Value = '2.1'; Says = '*from 0 to 2*' }
        @{ Column = 'TopP'; Value = '-1'; Says = '*TopP*' }
        @{ Column = 'MaxOutputTokens'; Value = '1.5'; Says = '*whole number*' }
        @{ Column = 'MaxOutputTokens'; Value = '0'; Says = '*whole number*' }
        @{ Column = 'Verbosity'; Value = 'loud'; Says = '*low, medium, high*''loud''*' }
        @{ Column = 'Metadata'; Value = 'no pair'; Says = '*JSON*' }
        @{ Column = 'Prompt'; Value = ''; Says = '*prompt is empty*' }
        @{ Column = 'Prompt'; Value = '   '; Says = '*prompt is empty*' }
        @{ Column = 'Image'; Value = 'there-is-no.png'; Says = '*there-is-no.png*' }
    ) {
        foreach ($way in 'column', 'block') {
            Clear-EmulatorRequest
            $rows = 'first', 'odd', 'last' | ForEach-Object {
                $row = [ordered]@{ Prompt = $_ }
                if ($Column -ne 'Prompt') { $row[$Column] = '' }
                if ($_ -eq 'odd') { $row[$Column] = $Value }
                [pscustomobject] $row
            }
            $given = @{}
            if ($way -eq 'block') {
                $rows = $rows | ForEach-Object { [pscustomobject]@{ text = $_.Prompt; other = $_.$Column } }
                $given = @{ Prompt = { $_.text } }
                $given[$Column] = { $_.other }
            }
            $answers = $rows | New-Mka1Response @given -ErrorVariable problems -ErrorAction SilentlyContinue
            $answers.CustomId | Should -Be '1', '3'
            Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument
            $problems[0].CustomId | Should -Be '2'
            if ($way -eq 'column') {
                "$($problems[0])" | Should -BeLike "Row 2: $Says"
            }
            Get-SentText | Should -HaveCount 2
        }
    }

    It 'names the columns where there is no prompt' {
        [pscustomobject]@{ id = 1; question = 'x' } | New-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue
        "$problems" | Should -BeLike '*A prompt is text*id, question*-Prompt {*'
    }

    It 'reads dates and objects in a prompt for what they are' {
        [pscustomobject]@{ Prompt = Get-Date }, [pscustomobject]@{ Prompt = Get-Item $PSCommandPath }, [pscustomobject]@{ Prompt = 7 } |
            New-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue | ForEach-Object CustomId | Should -Be '3'
        $problems.CustomId | Should -Be '1', '2'
        "$($problems[0])" | Should -BeLike '*date*'
        "$($problems[1])" | Should -BeLike '*FileInfo*'
    }

    It 'reports a script block that fails, and goes on' {
        $rows = 1..3 | ForEach-Object { [pscustomobject]@{ n = $_ } }
        ($rows | New-Mka1Response -Prompt { if ($_.n -eq 2) { throw 'no two' }; "n$($_.n)" } -ErrorVariable problems -ErrorAction SilentlyContinue).OutputText | Should -Be 'You said: n1', 'You said: n3'
        "$($problems[0])" | Should -BeLike '*no two*'
    }
}

Describe 'New-Mka1Response, columns that look meant' {
    It 'warns once of <Column>' -ForEach @(
        @{ Column = 'Temprature'; Parameter = 'Temperature' }
        @{ Column = 'Tempeartures'; Parameter = 'Temperature' }
        @{ Column = 'max_tokens'; Parameter = 'MaxOutputTokens' }
        @{ Column = 'max-output-tokens'; Parameter = 'MaxOutputTokens' }
        @{ Column = 'system'; Parameter = 'Instructions' }
        @{ Column = 'Instruction'; Parameter = 'Instructions' }
        @{ Column = 'previous_response_id'; Parameter = 'PreviousResponse' }
        @{ Column = 'top_p'; Parameter = 'TopP' }
        @{ Column = 'Images'; Parameter = 'Image' }
        @{ Column = 'Modell'; Parameter = 'Model' }
        @{ Column = 'service_tier'; Parameter = 'ServiceTier' }
    ) {
        $rows = 1..3 | ForEach-Object { [pscustomobject]@{ Prompt = "p$_"; $Column = if ($_ -gt 1) { 'x' } else { '' } } }
        $answers = $rows | New-Mka1Response -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction Stop
        $answers | Should -HaveCount 3
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike "*'$Column'*-$Parameter*"
    }

    It 'is silent of <Column>' -ForEach @('ticket', 'id', 'customer', 'text', 'Store', 'Tool', 'Invoice', 'Name', 'Usage', 'profile', 'Context1').ForEach({ @{ Column = $_ } }) {
        $null = [pscustomobject]@{ Prompt = 'p'; $Column = 'x' } | New-Mka1Response -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction Stop
        $warnings | Should -BeNullOrEmpty
    }

    It 'is silent of a column whose parameter is given' {
        $null = [pscustomobject]@{ q = 'p'; system = 's'; max_tokens = 5 } | New-Mka1Response -Prompt { $_.q } -Instructions { $_.system } -MaxOutputTokens 20 -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
    }
}

Describe 'New-Mka1Response, what an answer answers' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'numbers texts, and keeps their prompts' {
        $answers = 'one', 'two', 'three' | New-Mka1Response -ThrottleLimit 3
        $answers.CustomId | Should -Be '1', '2', '3'
        $answers.Prompt | Should -Be 'one', 'two', 'three'
        ($answers | Select-Object CustomId, Prompt, OutputText | ConvertTo-Csv)[1] | Should -BeLike '*"1"*"one"*"You said: one"*'
        $answers | Export-Clixml "$TestDrive/answers.xml"
        (Import-Clixml "$TestDrive/answers.xml").CustomId | Should -Be '1', '2', '3'
    }

    It 'takes the id of <What>' -ForEach @(
        @{ What = 'a column CustomId'; Rows = { 'CustomId,Prompt', 'r-1,a', 'r-2,b' | ConvertFrom-Csv }; Given = @{} }
        @{ What = 'a column custom_id'; Rows = { 'custom_id,Prompt', 'r-1,a', 'r-2,b' | ConvertFrom-Csv }; Given = @{} }
        @{ What = 'a script block'; Rows = { 'key,Prompt', 'r-1,a', 'r-2,b' | ConvertFrom-Csv }; Given = @{ CustomId = { $_.key } } }
    ) {
        (& $Rows | New-Mka1Response @Given).CustomId | Should -Be 'r-1', 'r-2'
    }

    It 'takes the number where a cell is empty' {
        ('CustomId,Prompt', 'r-1,a', ',b' | ConvertFrom-Csv | New-Mka1Response).CustomId | Should -Be 'r-1', '2'
    }

    It 'refuses the second row of an id' {
        ('CustomId,Prompt', 'r,a', 'r,b', 's,c' | ConvertFrom-Csv | New-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue).Prompt | Should -Be 'a', 'c'
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument 'b' '*''r'' has already occurred*'
        Get-EmulatorRequest | Should -HaveCount 2
    }

    It 'gives none to a single call without an id' {
        (New-Mka1Response 'x').psobject.Properties['CustomId'] | Should -BeNullOrEmpty
        $named = New-Mka1Response 'x' -CustomId mine
        $named.CustomId, $named.Prompt | Should -Be 'mine', 'x'
    }

    It 'names the row in an error: <What>' -ForEach @(
        @{ What = 'of the server'; Prompt = 'b'; Model = 'unknown:model'; Id = 'Mka1.InvalidRequest' }
        @{ What = 'of the input'; Prompt = 'b'; Model = 'm:1'; Temperature = 7; Id = 'Mka1.InvalidInput' }
    ) {
        $rows = [pscustomobject]@{ CustomId = 'r-1'; Prompt = 'a' }, [pscustomobject]@{ CustomId = 'r-2'; Prompt = $Prompt; Model = $Model; Temperature = $Temperature }, [pscustomobject]@{ CustomId = 'r-3'; Prompt = 'c' }
        $answers = $rows | New-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue
        $answers.CustomId | Should -Be 'r-1', 'r-3'
        Assert-ErrorRecord $problems $Id -Target $Prompt -Message 'Row r-2: *'
        $problems[0].CustomId, $problems[0].Prompt | Should -Be 'r-2', $Prompt
        $Error[0].CustomId | Should -Be 'r-2'
    }

    It 'does not carry the prompt of a row into the error of the next' {
        $null = 'Prompt,CustomId', 'a,r-1', ',r-2' | ConvertFrom-Csv | New-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems[0].CustomId, $problems[0].Prompt, $problems[0].TargetObject | Should -Be 'r-2', $null, 'r-2'
    }

    It 'keeps the order of answers and errors with -ThrottleLimit' {
        $rows = 1..12 | ForEach-Object { [pscustomobject]@{ Prompt = if ($_ % 3) { "n$_ [seconds $(12 - $_)]" } else { "n$_" }; Temperature = if ($_ % 4 -eq 0) { 9 } } }
        $all = $rows | New-Mka1Response -ThrottleLimit 6 -ErrorAction Continue 2>&1
        $all.ForEach({ if ($_ -is [System.Management.Automation.ErrorRecord]) { [regex]::Match("$_", '^Row (\d+)').Groups[1].Value } else { $_.CustomId } }) | Should -Be (1..12)
    }

    It 'has the id of the row in a stream shown as text, and in the background' {
        ('a', 'b' | New-Mka1Response -Stream -AsText 6> $null).CustomId | Should -Be '1', '2'
        ('a', 'b' | New-Mka1Response -Background).Prompt | Should -Be 'a', 'b'
    }
}

Describe 'New-Mka1Response -IncludeRow' {
    BeforeEach {
        Clear-EmulatorFault
    }

    It 'goes from CSV to CSV, also for rows that failed' {
        'ticket,Prompt,Temperature', '7,one,0.5', '8,two,9', '9,three [fail oops],', '10,[incomplete] a b c d,' | Set-Content "$TestDrive/in.csv"
        Import-Csv "$TestDrive/in.csv" | New-Mka1Response -IncludeRow -ThrottleLimit 2 -ErrorVariable problems -ErrorAction SilentlyContinue | Export-Csv "$TestDrive/out.csv"
        $out = Import-Csv "$TestDrive/out.csv"
        $out[0].psobject.Properties.Name | Should -Be 'ticket', 'Prompt', 'Temperature', 'CustomId', 'OutputText', 'Status', 'Error', 'ResponseId', 'ResponseModel', 'InputTokens', 'OutputTokens', 'TotalTokens', 'Context', 'OnBehalfOf'
        $out.ticket | Should -Be '7', '8', '9', '10'
        $out.CustomId | Should -Be '1', '2', '3', '4'
        $out.Status | Should -Be 'completed', 'error', 'failed', 'incomplete'
        $out[0].OutputText, $out[0].Error | Should -Be 'You said: one', ''
        $out[1].Error | Should -BeLike '*Temperature*'
        $out[2].Error | Should -BeLike 'oops:*'
        $out[3].Error | Should -BeLike 'incomplete: *'
        $out[0].ResponseId | Should -BeLike 'resp_*'
        [int] $out[0].TotalTokens | Should -Be ([int] $out[0].InputTokens + [int] $out[0].OutputTokens)
        $problems | Should -HaveCount 1
    }

    It 'leads to the responses, with the identity of each, although the rows have an id of their own' {
        $rows = 'id,Prompt,OnBehalfOf', 'r1,one,acme', 'r2,two,globex' | ConvertFrom-Csv | New-Mka1Response -IncludeRow | ConvertTo-Csv | ConvertFrom-Csv
        $found = $rows | Get-Mka1Response
        $found.Id | Should -Be $rows.ResponseId
        $found.OnBehalfOf | Should -Be 'acme', 'globex'
        ('id,Prompt', 'r1,one' | ConvertFrom-Csv | New-Mka1Response -IncludeRow -OnBehalfOf acme | Get-Mka1Response).OnBehalfOf | Should -Be acme
    }

    It 'overwrites no column' {
        $row = [pscustomobject]@{ Prompt = 'p'; Status = 'mine'; AnswerStatus = 'too'; OutputText = 'old' }
        $one, $two = $row, $row | New-Mka1Response -IncludeRow -WarningVariable warnings -WarningAction SilentlyContinue
        $one.Status, $one.AnswerStatus, $one.AnswerAnswerStatus, $one.OutputText, $one.AnswerOutputText | Should -Be 'mine', 'too', 'completed', 'old', 'You said: p'
        $two.AnswerOutputText | Should -Be 'You said: p'
        $warnings | Should -HaveCount 2
        $row.psobject.Properties.Name | Should -HaveCount 4
    }

    It 'has id and prompt where they are no columns' {
        $one = 'text' | New-Mka1Response -IncludeRow
        $one.CustomId, $one.Prompt, $one.OutputText | Should -Be '1', 'text', 'You said: text'
        $two = [pscustomobject]@{ key = 'k'; text = 't' } | New-Mka1Response -Prompt { "T: $($_.text)" } -CustomId { $_.key } -IncludeRow
        $two.key, $two.CustomId, $two.Prompt | Should -Be 'k', 'k', 'T: t'
    }

    It 'has the properties of the schema' {
        $schema = @{ type = 'object'; properties = [ordered]@{ name = @{ type = 'string' }; age = @{ type = 'integer' }; tags = @{ type = 'array'; items = @{ type = 'string' } } }; required = 'name', 'age', 'tags' }
        $one, $two = 'no [refuse]', 'yes' | New-Mka1Response -IncludeRow -JsonSchema $schema
        $one.psobject.Properties.Name | Should -Be $two.psobject.Properties.Name
        $one.name, $one.age | Should -Be $null, $null
        $two.name | Should -BeOfType string
        $two.age | Should -BeOfType long
        $two.tags | Should -BeLike '`[*`]'
    }

    It 'excludes -Stream' {
        { 'x' | New-Mka1Response -IncludeRow -Stream } | Should -Throw -ErrorId 'Mka1.InvalidInput*'
    }
}

Describe 'New-Mka1Response -JsonSchema, the parsed answer' {
    BeforeAll {
        $schema = @{ type = 'object'; properties = @{ name = @{ type = 'string' }; age = @{ type = 'integer' } }; required = 'name', 'age' }
    }
    BeforeEach {
        Clear-EmulatorFault
    }

    It 'is an object' {
        $parsed = (New-Mka1Response 'x' -JsonSchema $schema).Parsed
        $parsed | Should -BeOfType ([pscustomobject])
        $parsed.name | Should -BeOfType string
        $parsed.age | Should -BeOfType long
    }

    It 'has exact numbers' {
        $text = '{"price":0.10,"big":123456789012345678901234567890,"list":[1,null]}'
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; status = 200; body = @{ id = 'resp_1'; object = 'response'; status = 'completed'; output_text = $text } }
        $parsed = (New-Mka1Response 'x' -JsonSchema $schema).Parsed
        $parsed.price | Should -BeOfType decimal
        $parsed.big | Should -Be ([bigint]::Parse('123456789012345678901234567890'))
        $parsed.list | Should -HaveCount 2
    }

    It 'is null for <What>, and the response is there' -ForEach @(
        @{ What = 'a refusal'; Prompt = 'x [refuse]' }, @{ What = 'half an answer'; Prompt = 'x [incomplete]' }, @{ What = 'a failure'; Prompt = 'x [fail]' }
    ) {
        $response = New-Mka1Response $Prompt -JsonSchema $schema -ErrorAction Stop
        $response.Id | Should -BeLike 'resp_*'
        $response.psobject.Properties['Parsed'] | Should -Not -BeNullOrEmpty
        $response.Parsed | Should -BeNullOrEmpty
    }

    It 'is null for text that is no JSON' {
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; status = 200; body = @{ id = 'resp_1'; object = 'response'; status = 'completed'; output_text = 'Sure! {' } }
        (New-Mka1Response 'x' -JsonSchema $schema -ErrorAction Stop).Parsed | Should -BeNullOrEmpty
    }

    It 'is not there without a schema' {
        (New-Mka1Response 'x').psobject.Properties['Parsed'] | Should -BeNullOrEmpty
    }
}

Describe 'New-Mka1Response, progress and Ctrl+C' {
    BeforeEach {
        $key = New-TestKey
        $null = Connect-TestEmulator -Key $key
    }

    It 'counts many prompts, and ends the bar' {
        $run = Start-Script { param($Key, $Uri)
            $null = Connect-Mka1 -Uri $Uri -Token ([System.Net.NetworkCredential]::new('', $Key).SecurePassword)
            1..40 | ForEach-Object { if ($_ -eq 2) { [pscustomobject]@{ Prompt = 'x'; Temperature = 9 } } else { "n$_" } } | New-Mka1Response -ThrottleLimit 4 -ErrorAction SilentlyContinue
        } $key, (Get-SharedEmulator).Uri
        Wait-Script $run
        $records = $run.Shell.Streams.Progress
        $records[-1].RecordType | Should -Be 'Completed'
        $records[0].StatusDescription | Should -BeLike '*done*failed*running*'
        @($records.StatusDescription -match '\b1 failed') | Should -Not -BeNullOrEmpty
    }

    It 'shows nothing for <What>' -ForEach @(
        @{ What = 'a single prompt'; Run = { New-Mka1Response 'x [seconds 300]' } }
        @{ What = 'a single prompt of the pipeline'; Run = { 'x [seconds 300]' | New-Mka1Response } }
        @{ What = 'a few fast ones'; Run = { 'a', 'b' | New-Mka1Response } }
    ) {
        $shell = [powershell]::Create([System.Management.Automation.RunspaceMode]::CurrentRunspace)
        $null = $shell.AddScript($Run.ToString()).Invoke()
        $shell.Streams.Progress | Should -BeNullOrEmpty
    }

    It 'shows a bar for a few slow ones while they run' {
        $run = Start-Script { param($Key, $Uri)
            $null = Connect-Mka1 -Uri $Uri -Token ([System.Net.NetworkCredential]::new('', $Key).SecurePassword)
            'a', 'b [forever]' | New-Mka1Response
        } $key, (Get-SharedEmulator).Uri
        Wait-Until { $run.Shell.Streams.Progress.Count -gt 0 }
        $run.Shell.Streams.Progress[0].StatusDescription | Should -BeLike '1 done, 0 failed, 1 running*'
        Stop-Script $run
    }

    It 'says after Ctrl+C how many were done, failed, running and not sent' {
        Import-Module "$PSScriptRoot/../RecordingHost.psm1"
        $run = Start-HostedScript { param($Key, $Uri)
            $null = Connect-Mka1 -Uri $Uri -Token ([System.Net.NetworkCredential]::new('', $Key).SecurePassword)
            'a', 'b [fail]', 'c [forever]', 'd [forever]', 'e', 'f' | New-Mka1Response -ThrottleLimit 2
        } $key, (Get-SharedEmulator).Uri
        Wait-Until { @(Get-EmulatorRequest POST).Count -eq 4 }
        Stop-Script $run
        $warning = "$($run.Host.Warnings)"
        $warning | Should -BeLike 'Stopped after 5 prompts: 1 done, 1 failed, 2 given up while running, 1 not sent.*'
        @(Get-EmulatorRequest POST) | Should -HaveCount 4
    }

    It 'says it after Ctrl+C while the producer of the rows runs' {
        Import-Module "$PSScriptRoot/../RecordingHost.psm1"
        $run = Start-HostedScript { param($Key, $Uri)
            $null = Connect-Mka1 -Uri $Uri -Token ([System.Net.NetworkCredential]::new('', $Key).SecurePassword)
            & { 'a'; 'b'; 'produced'; Start-Sleep 3600 } | New-Mka1Response -ThrottleLimit 1
        } $key, (Get-SharedEmulator).Uri
        Wait-Until { @($run.Output).Count -eq 3 }
        Stop-Script $run
        @($run.Host.Warnings) | Should -HaveCount 1
        "$($run.Host.Warnings)" | Should -BeLike 'Stopped after 3 prompts: 3 done, 0 failed, 0 given up while running, 0 not sent.*'
    }

    It 'says nothing after Select-Object -First and after the end' {
        Import-Module "$PSScriptRoot/../RecordingHost.psm1"
        $run = Start-HostedScript { param($Key, $Uri)
            $null = Connect-Mka1 -Uri $Uri -Token ([System.Net.NetworkCredential]::new('', $Key).SecurePassword)
            'a', 'b', 'c' | New-Mka1Response | Select-Object -First 1
            'a', 'b' | New-Mka1Response
            'done'
            Start-Sleep 3600
        } $key, (Get-SharedEmulator).Uri
        Wait-Until { @($run.Output).Count -eq 4 }
        Stop-Script $run
        $run.Host.Warnings | Should -BeNullOrEmpty
    }

    It 'says nothing after Ctrl+C in a single call' {
        Import-Module "$PSScriptRoot/../RecordingHost.psm1"
        $run = Start-HostedScript { param($Key, $Uri)
            $null = Connect-Mka1 -Uri $Uri -Token ([System.Net.NetworkCredential]::new('', $Key).SecurePassword)
            New-Mka1Response 'c [forever]'
        } $key, (Get-SharedEmulator).Uri
        Wait-Until { Get-EmulatorRequest POST }
        Stop-Script $run
        $run.Host.Warnings | Should -BeNullOrEmpty
    }
}
