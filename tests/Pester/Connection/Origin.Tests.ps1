# Objects remember the context and identity with which they were read, and cmdlets work on them accordingly.

BeforeAll {
    $first = Get-SharedEmulator
    $second = Start-Emulator
    class ForeignThing { $Id; $Context; $OnBehalfOf }

    function Connect-Other([string] $Name, $Emulator, [hashtable] $Parameter = @{}) {
        Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri $Emulator.Uri -Name $Name @Parameter
    }
    function Get-SecondRequest {
        @(Invoke-RestMethod "$($second.Uri)_emulator/requests" -UseBasicParsing) | ForEach-Object { $_ }
    }
    function Get-Mark([object] $Object) {
        "$($Object.Context)|$($Object.OnBehalfOf)|$($Object.Server)"
    }
}

AfterAll {
    Stop-Emulator $second
    Disconnect-All
}

Describe 'An object' {
    BeforeEach {
        Disconnect-All
        $null = Connect-Other prod $first
        $null = Connect-Other other $second @{ OnBehalfOf = 'globex' }
        $made = New-Mka1Response 'Hi' -Context prod -OnBehalfOf acme
        $mark = "prod|acme|$($first.Uri)"
    }

    It 'tells context, server and identity, and no key' {
        Get-Mark $made | Should -Be $mark
        Get-Mark (Get-Mka1Response -Context prod -OnBehalfOf acme) | Should -Be $mark
        Get-Mark (Get-Mka1Response $made.Id -Context prod -OnBehalfOf acme) | Should -Be $mark
        $made | Format-List | Out-String | Should -Match '(?m)^Context +: prod'
        ($made | ConvertTo-Csv -NoTypeInformation)[0] | Should -Match '"Context","Server","OnBehalfOf"'
    }

    It 'is worked on as it was read, <What>' -ForEach @(
        @{ What = 'from the pipeline'; Pass = { param($Object) $Object } }
        @{ What = 'after CSV'; Pass = { param($Object) $Object | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ What = 'after CLIXML'; Pass = { param($Object) [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Object)) } }
        @{ What = 'after Select-Object'; Pass = { param($Object) $Object | Select-Object Id, Context, OnBehalfOf } }
        @{ What = 'as a row'; Pass = { param($Object) [pscustomobject]@{ Id = $Object.Id; OnBehalfOf = 'acme'; Context = 'prod' } } }
        @{ What = 'as a hashtable'; Pass = { param($Object) @{ Id = $Object.Id; OnBehalfOf = 'acme'; Context = 'prod' } } }
    ) {
        $passed = & $Pass $made
        Get-Mark ($passed | Get-Mka1Response) | Should -Be $mark
        ($passed | Set-Mka1ResponseMetadata -Metadata @{ seen = 'yes' }).Metadata['seen'] | Should -Be 'yes'
        ($passed | Wait-Mka1Response).Id | Should -Be $made.Id
        $passed | Remove-Mka1Response -Confirm:$false
        { Get-Mka1Response $made.Id -Context prod -OnBehalfOf acme -ErrorAction Stop } | Should -Throw '*404*'
    }

    It 'is worked on as it was read when it is given as the id' {
        Get-Mark (Get-Mka1Response $made) | Should -Be $mark
        Get-Mka1Response -Id @($made, $made) | ForEach-Object { Get-Mark $_ } | Should -Be $mark, $mark
        Remove-Mka1Response $made -Confirm:$false
    }

    It 'is one of several, each with its own origin, also side by side' {
        $far = New-Mka1Response 'Far' -Context other
        $near = New-Mka1Response 'Near' -Context prod
        $all = @($made, $far, $near) * 5 | Get-Mka1Response -ThrottleLimit 4
        $all.OnBehalfOf | Should -Be (@('acme', 'globex', $null) * 5)
        ($made, $far, $near | Wait-Mka1Response | Measure-Object).Count | Should -Be 3
    }

    It 'is worked on with -Context and -OnBehalfOf where they are given' {
        { $made | Get-Mka1Response -OnBehalfOf initech -ErrorAction Stop } | Should -Throw '*404*'
        { $made | Get-Mka1Response -Context other -ErrorAction Stop } | Should -Throw '*404*'
        @(Get-SecondRequest)[-1].headers.'X-On-Behalf-Of' | Should -Be 'globex'
    }

    It 'is not sent to another server of the same name' {
        $null = Connect-Other prod $second
        { $made | Remove-Mka1Response -Confirm:$false -ErrorAction Stop } | Should -Throw "*was read from*'prod'*connected to*"
        { $made | ConvertTo-Csv | ConvertFrom-Csv | Remove-Mka1Response -Confirm:$false -ErrorAction Stop } | Should -Throw "*was read from*"
        { Remove-Mka1Response $made -Confirm:$false -ErrorAction Stop } | Should -Throw "*was read from*"
        @(Get-SecondRequest) | Where-Object method -EQ DELETE | Should -BeNullOrEmpty
        $made | Remove-Mka1Response -Context prod -Confirm:$false -ErrorAction SilentlyContinue
        @(Get-SecondRequest) | Where-Object method -EQ DELETE | Should -Not -BeNullOrEmpty
    }

    It 'whose context is gone takes another of its server' {
        Disconnect-Mka1 prod -Scope Process
        { $made | Get-Mka1Response -ErrorAction Stop } | Should -Throw "*does not exist in this session*"
        $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri $first.Uri -Name again
        Set-Mka1Context other
        { $made | Get-Mka1Response -ErrorAction Stop } | Should -Throw '*404*'
        @(Get-EmulatorRequest)[-1].headers.'X-On-Behalf-Of' | Should -Be 'acme'
    }

    It 'that names an unknown context is an error of its own, and the others are read' {
        $rows = [pscustomobject]@{ Id = $made.Id; Context = 'misspelled' }, [pscustomobject]@{ Id = $made.Id; Context = 'prod'; OnBehalfOf = 'acme' }
        $found = @($rows | Get-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue)
        $found.Id | Should -Be $made.Id
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'Mka1.InvalidInput*'
        $problems[0].TargetObject | Should -Be $made.Id
    }

    It 'of another module is not taken for one of ours (<What>)' -ForEach @(
        @{ What = 'text'; Context = 'prod'; OnBehalfOf = 'acme' }
        @{ What = 'objects'; Context = [pscustomobject]@{ Name = 'prod' }; OnBehalfOf = [version] '1.0' }
        @{ What = 'unknown names'; Context = 'subscription'; OnBehalfOf = '*' }
    ) {
        $foreign = [ForeignThing]@{ Id = $made.Id; Context = $Context; OnBehalfOf = $OnBehalfOf }
        { $foreign | Get-Mka1Response -ErrorAction Stop } | Should -Throw '*404*'
        $sent = @(Get-SecondRequest)[-1]
        $sent.path | Should -BeLike "*$($made.Id)"
        $sent.headers.'X-On-Behalf-Of' | Should -Be 'globex'
    }

    It 'may have its identity from a script block' {
        $rows = [pscustomobject]@{ Key = $made.Id; Tenant = 'acme' }
        ($rows | Get-Mka1Response -Id { $_.Key } -OnBehalfOf { $_.Tenant } -Context prod).Id | Should -Be $made.Id
    }

    It 'of a stream tells it, too' {
        $end = New-Mka1Response 'Hi' -Stream -Context prod -OnBehalfOf acme | Select-Object -Last 1
        Get-Mark $end | Should -Be $mark
        Get-Mark ($end.Response | Get-Mka1Response) | Should -Be $mark
    }

    It 'that Invoke-Mka1Request returns has the members of the JSON only, and its origin nevertheless' {
        $plain = Invoke-Mka1Request "/api/v1/llm/responses/$($made.Id)" -Context prod -OnBehalfOf acme
        $plain.PSObject.Properties.Name | Should -Not -Contain 'OnBehalfOf'
        Get-Mark ($plain | Get-Mka1Response) | Should -Be $mark
    }

    It 'that is a group of batches leads to its context, and to no other server' {
        $null = 1..2 | New-Mka1BatchRequest -Prompt { "[seconds 600] $_" } | New-Mka1Batch -Group shared -Context prod -OnBehalfOf acme
        $group = Get-Mka1BatchGroup shared -Context prod -OnBehalfOf acme
        Get-Mark $group | Should -Be $mark
        ($group | Get-Mka1Batch).OnBehalfOf | Should -Be acme
        ($group | ConvertTo-Csv | ConvertFrom-Csv | Get-Mka1Batch).OnBehalfOf | Should -Be acme
        $gone = [pscustomobject]@{ Group = 'shared'; Context = 'gone' }
        @($gone, $group | Get-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue).OnBehalfOf | Should -Be acme
        $problems | Should -HaveCount 1
        $null = Connect-Other prod $second
        { $group | Stop-Mka1Batch -ErrorAction Stop } | Should -Throw '*was read from*'
        @(Get-SecondRequest) | Where-Object path -Like '*/cancel' | Should -BeNullOrEmpty
    }

    It 'that is a joined row is read for the identity of its own row' {
        $rows = 'alice', 'bob', 'carol' | ForEach-Object { [pscustomobject]@{ Prompt = "For $_"; OnBehalfOf = $_; Context = 'prod' } }
        $answers = $rows | New-Mka1Response -IncludeRow -ThrottleLimit 3
        $answers.OnBehalfOf | Should -Be alice, bob, carol
        ($answers | Get-Mka1Response -ThrottleLimit 3).OutputText | Should -Be 'You said: For alice', 'You said: For bob', 'You said: For carol'
    }

    It 'does not lend its connection to the next of one array' {
        Write-Line "$TestDrive/in.jsonl" '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Hi"}]}}'
        $file = Send-Mka1File "$TestDrive/in.jsonl" -Purpose batch -Context prod -OnBehalfOf acme
        $made = @($file, (Get-Item "$TestDrive/in.jsonl")) | New-Mka1Batch
        $made | ForEach-Object { "$($_.Context) $($_.OnBehalfOf)" } | Should -Be 'prod acme', 'other globex'
        $made = New-Mka1Batch -InputFileId @($file, (Get-Item "$TestDrive/in.jsonl"))
        $made | ForEach-Object { "$($_.Context) $($_.OnBehalfOf)" } | Should -Be 'prod acme', 'other globex'
    }

    It 'is continued where it was read' {
        $next = New-Mka1Response 'Go on' -PreviousResponse $made
        "$($next.Context) $($next.OnBehalfOf)" | Should -Be 'prod acme'
        ($made | New-Mka1Response -Prompt 'Go on' -PreviousResponse { $_ }).Context | Should -Be prod
        $talk = New-Mka1Conversation -Context prod -OnBehalfOf acme
        "$((New-Mka1Response 'Hi' -Conversation $talk).Context)" | Should -Be prod
        Write-Line "$TestDrive/notes.txt" 'Notes'
        $file = Send-Mka1File "$TestDrive/notes.txt" -Purpose user_data -Context prod -OnBehalfOf acme
        $next = New-Mka1Response 'Read' -File $file
        "$($next.Context) $($next.OnBehalfOf)" | Should -Be 'prod acme'
        { New-Mka1Response 'Go on' -PreviousResponse $made -Context other -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.*'
    }

    It 'has the context of its own call in the advice after 401' {
        $elsewhere = New-Mka1Response 'Hi' -Context other
        Add-EmulatorFault @{ path = "/responses/$($made.Id)"; status = 401; times = 1; body = '{}' }
        ($made, $elsewhere | Get-Mka1Response -ThrottleLimit 2 -ErrorVariable problems -ErrorAction SilentlyContinue).Id | Should -Be $elsewhere.Id
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike "*Connect-Mka1 -Name prod -Uri $($first.Uri) -Token*"
    }

    It 'as a prompt names its context if it is a row, and never if it is of another module (<What>)' -ForEach @(
        @{ What = 'an object of a class'; Make = { [ForeignThing]@{ Id = 'Hi'; Context = 'prod'; OnBehalfOf = 'acme' } }; Place = 'prod acme' }
        @{ What = 'a row of a table'; Make = { $table = [System.Data.DataTable]::new(); 'Id', 'Context', 'OnBehalfOf' | ForEach-Object { $null = $table.Columns.Add($_) }; $table.Rows.Add('Hi', 'prod', 'acme') }; Place = 'prod acme' }
        @{ What = 'an object with an added member'; Make = { Get-Item $PSHOME | Add-Member -PassThru -NotePropertyMembers @{ Context = 'prod'; OnBehalfOf = 'acme' } }; Place = 'other globex' }
    ) {
        $next = & $Make | New-Mka1Response -Prompt { "$($_.Id) $($_.Name)" }
        "$($next.Context) $($next.OnBehalfOf)" | Should -Be $Place
    }

    It 'that is sent again does not send its origin' {
        $item = $made | Get-Mka1ResponseInputItem | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) }
        $null = New-Mka1Response -Input ($item | Select-Object type, role, content) -Context prod -ErrorAction SilentlyContinue
        @(Get-EmulatorRequest)[-1].body | Should -Not -Match 'OnBehalfOf'
    }
}

Describe 'Several identities' {
    BeforeEach {
        Disconnect-All
        $null = Connect-Other prod $first
        $null = 'acme', 'globex', 'initech' | ForEach-Object { New-Mka1Response "For $_" -OnBehalfOf $_; New-Mka1Response "Again for $_" -OnBehalfOf $_ }
    }

    It 'are read one after the other, with -First for each' {
        $found = Get-Mka1Response -OnBehalfOf acme, globex, initech -First 1
        $found.OnBehalfOf | Should -Be acme, globex, initech
        $found.OutputText | Should -Be 'You said: Again for acme', 'You said: Again for globex', 'You said: Again for initech'
    }

    It 'are worked on in one pipeline' {
        Get-Mka1Response -OnBehalfOf acme, globex, initech | Set-Mka1ResponseMetadata -Metadata @{ triaged = 'yes' } | ForEach-Object OnBehalfOf | Group-Object -NoElement |
            ForEach-Object Count | Should -Be 2, 2, 2
    }

    It 'include none, and one that fails does not end the others' {
        $found = @(Get-Mka1Response -OnBehalfOf acme, '', globex -First 1)
        $found.OnBehalfOf | Should -Be acme, globex
        Add-EmulatorFault @{ path = '/responses'; status = 403; times = 1; body = '{"error":"no"}' }
        $found = @(Get-Mka1Response -OnBehalfOf acme, globex -First 1 -ErrorVariable problems -ErrorAction SilentlyContinue)
        $found.OnBehalfOf | Should -Be globex
        $problems.TargetObject | Should -Be acme
        "$problems" | Should -BeLike '* (on behalf of acme)'
    }

    It 'are named in the errors of their own calls, also where several ids are read ahead' {
        Get-Mka1Response resp_nobody, resp_none -OnBehalfOf acme, globex -ThrottleLimit 4 -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | ForEach-Object { "$_" -replace '.*\(on behalf of (\w+)\)$', '$1' } | Should -Be acme, acme, globex, globex
    }

    It 'are refused where something changes, before anything is sent' {
        Clear-EmulatorRequest
        { Remove-Mka1Response resp_1 -OnBehalfOf acme, globex -Confirm:$false } | Should -Throw '*takes one identity*'
        { [pscustomobject]@{ Id = 'resp_1' } | Remove-Mka1Response -OnBehalfOf { 'acme', 'globex' } -Confirm:$false -ErrorAction Stop } | Should -Throw '*takes one identity*'
        { New-Mka1Response 'Hi' -OnBehalfOf acme, globex } | Should -Throw '*takes one identity*'
        { Get-Mka1Response -OnBehalfOf acme, '*' } | Should -Throw "*identity '*' is not allowed*"
        @(Get-EmulatorRequest) | Should -BeNullOrEmpty
    }
}
