BeforeAll {
    Import-Module "$PSScriptRoot/../RecordingHost.psm1"
    $guide = (Resolve-Path "$PSScriptRoot/../../../docs/guides/Invoke-ManyPrompts.ps1").Path

    # Each prompt that the emulator was asked, with the number of its creates.
    function Get-Create {
        Get-EmulatorRequest POST /responses | ForEach-Object { ($_.body | ConvertFrom-Json).input } | Group-Object
    }
    function Assert-NoDouble {
        Get-Create | Where-Object Count -GT 1 | ForEach-Object Name | Should -BeNullOrEmpty
    }
    function New-Record {
        Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
    }
    # Runs a script in a process of its own that the test can kill.
    function Start-Shell([string] $Script) {
        $engine = Get-Engine
        $start = [System.Diagnostics.ProcessStartInfo]::new($engine.Path)
        $command = "Import-Module '$((Get-Module Mka1).Path -replace 'psm1$', 'psd1')'; $Script"
        $engine.Argument + '-NoProfile', '-NonInteractive', '-Command', $command | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.Environment['MKA1_API_KEY'] = $key
        $start.Environment['MKA1_SERVER_URL'] = "$((Get-SharedEmulator).Uri)"
        $start.RedirectStandardOutput = $true
        [System.Diagnostics.Process]::Start($start)
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'New-Mka1Response -ResumeFrom' {
    BeforeEach {
        $key = New-TestKey
        $null = Connect-TestEmulator -Key $key
        $record = New-Record
    }

    It 'gives recorded answers back, and sends none again' {
        $first = 1..5 | ForEach-Object { "n$_" } | New-Mka1Response -ResumeFrom $record
        Clear-EmulatorRequest
        $all = 1..7 | ForEach-Object { "n$_" } | New-Mka1Response -ResumeFrom $record -ThrottleLimit 3 -Verbose 4>&1
        $messages, $second = $all.Where({ $_ -is [System.Management.Automation.VerboseRecord] }, 'Split')
        $second.Prompt | Should -Be (1..7).ForEach({ "n$_" })
        $second[0..4].Id | Should -Be $first.Id
        $second[0].ToJson() | Should -Be $first[0].ToJson()
        $second[0].Context, $second[0].Server | Should -Be $first[0].Context, $first[0].Server
        Get-EmulatorRequest POST | Should -HaveCount 2
        "$messages" | Should -BeLike '*5 of 7 answers are from*not sent again*'
    }

    It 'keeps to the id of the row, not to its place' {
        $rows = 'CustomId,Prompt', 'a,one', 'b,two', 'c,three' | ConvertFrom-Csv
        $first = $rows | New-Mka1Response -ResumeFrom $record
        Clear-EmulatorRequest
        [array]::Reverse($rows)
        $second = $rows | New-Mka1Response -ResumeFrom $record
        $second.CustomId | Should -Be 'c', 'b', 'a'
        $second.Id | Should -Be $first[2].Id, $first[1].Id, $first[0].Id
        Get-EmulatorRequest POST | Should -BeNullOrEmpty
    }

    It 'sends again what failed: <What>' -ForEach @(
        @{ What = 'a call'; Odd = 'x'; Fault = @{ method = 'POST'; path = '/responses'; skip = 1; status = 500 } }
        @{ What = 'a response'; Odd = 'x [fail]'; Fault = $null }
    ) {
        if ($Fault) {
            Add-EmulatorFault $Fault
        }
        $null = 'a', $Odd, 'b' | New-Mka1Response -ResumeFrom $record -ErrorAction SilentlyContinue
        Clear-EmulatorRequest
        ('a', $Odd, 'b' | New-Mka1Response -ResumeFrom $record).CustomId | Should -Be '1', '2', '3'
        (Get-Create).Name | Should -Be $Odd
    }

    It 'refuses a row whose request has changed: <What>' -ForEach @(
        @{ What = 'the prompt'; Prompt = 'other'; Given = @{} }
        @{ What = 'the model'; Prompt = 'b'; Given = @{ Model = 'm:1' } }
        @{ What = 'the metadata'; Prompt = 'b'; Given = @{ Metadata = @{ a = 1 } } }
        @{ What = 'the identity'; Prompt = 'b'; Given = @{ OnBehalfOf = 'acme' } }
    ) {
        $null = 'a', 'b', 'c' | New-Mka1Response -ResumeFrom $record
        Clear-EmulatorRequest
        $null = 'new', $Prompt | ForEach-Object { $id = if ($_ -eq 'new') { 'n' } else { '2' }; [pscustomobject]@{ CustomId = $id; Prompt = $_ } } |
            New-Mka1Response -ResumeFrom $record @Given -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $Prompt 'Row 2: *another file*'
        (Get-Create).Name | Should -Be 'new'
    }

    It 'knows equal requests in any process, whatever the order of a hashtable' {
        $script = "@([pscustomobject]@{ Prompt = 'a' }) | New-Mka1Response -ResumeFrom '$record' -Metadata @{ one = 1; two = 2; three = 3; four = 4; five = 5 } -Body @{ top_logprobs = 1; store = `$true } | ForEach-Object Id"
        $ids = foreach ($run in 1..2) {
            $shell = Start-Shell $script
            $shell.StandardOutput.ReadToEnd().Trim()
            $shell.WaitForExit()
        }
        $ids[0] | Should -BeLike 'resp_*'
        $ids[1] | Should -Be $ids[0]
        Get-EmulatorRequest POST | Should -HaveCount 1
    }

    It 'refuses the second row of an id' {
        $null = 'CustomId,Prompt', 'r,a', 'r,a' | ConvertFrom-Csv | New-Mka1Response -ResumeFrom $record -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput -Message '*already occurred*'
        Get-EmulatorRequest POST | Should -HaveCount 1
    }

    It 'joins recorded answers to rows' {
        $rows = 'ticket,text', '7,one', '8,two' | ConvertFrom-Csv
        $null = $rows[0] | New-Mka1Response -Prompt { $_.text } -CustomId { $_.ticket } -ResumeFrom $record
        $all = $rows | New-Mka1Response -Prompt { $_.text } -CustomId { $_.ticket } -ResumeFrom $record -IncludeRow
        $all.OutputText | Should -Be 'You said: one', 'You said: two'
        Get-EmulatorRequest POST | Should -HaveCount 2
    }

    It 'parses recorded answers' {
        $schema = @{ type = 'object'; properties = @{ age = @{ type = 'integer' } }; required = @('age') }
        $null = 'a' | New-Mka1Response -JsonSchema $schema -ResumeFrom $record
        ('a' | New-Mka1Response -JsonSchema $schema -ResumeFrom $record).Parsed.age | Should -BeOfType long
        Get-EmulatorRequest POST | Should -HaveCount 1
    }

    It 'records a response in the background, which can be waited for' {
        $null = 'a', 'b' | New-Mka1Response -Background -ResumeFrom $record
        $done = 'a', 'b' | New-Mka1Response -Background -ResumeFrom $record | Wait-Mka1Response -PollIntervalSeconds 0.1
        $done.Status | Should -Be 'completed', 'completed'
        Get-EmulatorRequest POST /responses | Should -HaveCount 2
    }

    It 'ends a half-written line: cut after <Cut> of it' -ForEach @(@{ Cut = 0.02 }, @{ Cut = 0.5 }, @{ Cut = 0.999 }) {
        $null = 'a', 'b', 'c' | New-Mka1Response -ResumeFrom $record
        $text = [System.IO.File]::ReadAllText($record)
        $lines = $text.Split("`n")
        $whole = $lines[0].Length + $lines[1].Length + 2
        [System.IO.File]::WriteAllText($record, $text.Substring(0, $whole + [int] ($Cut * $lines[2].Length)))
        Clear-EmulatorRequest
        ('a', 'b', 'c', 'd' | New-Mka1Response -ResumeFrom $record).CustomId | Should -Be '1', '2', '3', '4'
        (Get-Create).Name | Should -Be 'c', 'd'
        Clear-EmulatorRequest
        ('a', 'b', 'c', 'd' | New-Mka1Response -ResumeFrom $record).CustomId | Should -Be '1', '2', '3', '4'
        Get-EmulatorRequest POST | Should -BeNullOrEmpty
    }

    It 'takes a last line without its end' {
        $null = 'a', 'b' | New-Mka1Response -ResumeFrom $record
        [System.IO.File]::WriteAllText($record, [System.IO.File]::ReadAllText($record).TrimEnd("`n"))
        Clear-EmulatorRequest
        $null = 'a', 'b', 'c' | New-Mka1Response -ResumeFrom $record
        (Get-Create).Name | Should -Be 'c'
        [System.IO.File]::ReadAllLines($record) | Should -HaveCount 3
    }

    It 'leaves a file alone that is something else: <Text>' -ForEach @(
        @{ Text = "Prompt,Model`na,b`n" }, @{ Text = 'one line' }, @{ Text = '{"custom_id":"a","method":"POST"}' }, @{ Text = "{`"custom_id`":`"a`"}`n" }
    ) {
        [System.IO.File]::WriteAllText($record, $Text)
        $problem = { 'a' | New-Mka1Response -ResumeFrom $record } | Should -Throw -ErrorId 'Mka1.InvalidInput*' -PassThru
        "$problem" | Should -BeLike '*is not a recorded answer*'
        [System.IO.File]::ReadAllText($record) | Should -Be $Text
        Get-EmulatorRequest POST | Should -BeNullOrEmpty
    }

    It 'is private' {
        Skip-Test ($IsWindows -or $PSEdition -ne 'Core') -Because 'Windows has no file modes'
        $null = 'a' | New-Mka1Response -ResumeFrom $record
        (Get-Item $record).UnixMode | Should -Be '-rw-------'
    }

    It 'is not used by two commands at a time' {
        $null = 'a' | New-Mka1Response -ResumeFrom $record
        $run = Start-Script { param($Key, $Uri, $Record)
            $null = Connect-Mka1 -Uri $Uri -Token ([System.Net.NetworkCredential]::new('', $Key).SecurePassword)
            'a', 'b [forever]' | New-Mka1Response -ResumeFrom $Record
        } $key, (Get-SharedEmulator).Uri, $record
        Wait-Until { @(Get-EmulatorRequest POST).Count -eq 2 }
        { 'a', 'b' | New-Mka1Response -ResumeFrom $record } | Should -Throw -ErrorId 'Mka1.InvalidInput*'
        Stop-Script $run
        Get-EmulatorRequest POST | Should -HaveCount 2
    }

    It 'makes no file with -WhatIf, and asks for no recorded row' {
        'a' | New-Mka1Response -ResumeFrom $record -WhatIf
        Test-Path $record | Should -BeFalse
        $null = 'a' | New-Mka1Response -ResumeFrom $record
        ('a', 'b' | New-Mka1Response -ResumeFrom $record -WhatIf).CustomId | Should -Be '1'
        Get-EmulatorRequest POST | Should -HaveCount 1
    }

    It 'excludes -Stream' {
        { 'a' | New-Mka1Response -Stream -ResumeFrom $record } | Should -Throw -ErrorId 'Mka1.InvalidInput*'
    }

    It 'gives the answer that cannot be recorded, and sends nothing more' {
        Skip-Test (-not $IsLinux) -Because 'only Linux limits the size of files'
        $all = Invoke-OnFullDisk -Kilobytes 1 -Key $key -Script "
            1..6 | ForEach-Object { `"n`$_ [words 30]`" } | New-Mka1Response -ResumeFrom '$record' -ErrorAction Continue 2>&1 |
                ForEach-Object { if (`$_ -is [System.Management.Automation.ErrorRecord]) { `"error `$(`$_.FullyQualifiedErrorId)`" } else { `"answer `$(`$_.CustomId)`" } }"
        $answers = @($all -like 'answer*')
        $answers | Should -HaveCount @(Get-EmulatorRequest POST).Count
        $answers.Count | Should -BeLessThan 6
        @($all -like 'error Mka1.WriteFailed*').Count | Should -Be (7 - $answers.Count)
        Clear-EmulatorRequest
        $recorded = [System.IO.File]::ReadAllLines($record).Count
        $null = 1..6 | ForEach-Object { "n$_ [words 30]" } | New-Mka1Response -ResumeFrom $record
        Get-EmulatorRequest POST | Should -HaveCount (6 - $recorded)
    }

    It 'goes on after Ctrl+C, and doubles nothing that was answered' {
        $script = { param($Key, $Uri, $Record)
            $null = Connect-Mka1 -Uri $Uri -Token ([System.Net.NetworkCredential]::new('', $Key).SecurePassword)
            1..300 | ForEach-Object { [pscustomobject]@{ CustomId = "r-$_"; Prompt = "n$_" } } | New-Mka1Response -ThrottleLimit 20 -ResumeFrom $Record
        }
        # The calls of twenty rows are slow, so that the rest waits for them.
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; skip = 150; times = 20; delayMs = 60000 }
        $run = Start-HostedScript $script $key, (Get-SharedEmulator).Uri, $record
        Wait-Until { @(Get-EmulatorRequest POST).Count -ge 170 }
        Stop-Script $run
        "$($run.Host.Warnings)" | Should -BeLike 'Stopped after *: 150 done, 0 failed, 20 given up while running*-ResumeFrom*'
        Clear-EmulatorFault
        $answered = @([System.IO.File]::ReadAllLines($record) | ForEach-Object { ($_ | ConvertFrom-Json).custom_id })
        Clear-EmulatorRequest
        $run = Start-Script $script $key, (Get-SharedEmulator).Uri, $record
        Wait-Script $run
        @($run.Output).CustomId | Should -Be (1..300).ForEach({ "r-$_" })
        Get-EmulatorRequest POST | Should -HaveCount (300 - $answered.Count)
        Assert-NoDouble
    }
}

Describe 'The guide to many prompts' {
    It 'answers 300 rows through a kill, and sends no recorded row again' {
        $key = New-TestKey
        $null = Connect-TestEmulator -Key $key
        $csv = Join-Path $TestDrive 'rows.csv'
        $target = Join-Path $TestDrive 'answers.csv'
        1..300 | ForEach-Object { [pscustomobject]@{ id = "row-$_"; text = "Say $_" } } | Export-Csv $csv
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; skip = 120; times = 8; delayMs = 60000 }
        $shell = Start-Shell "& '$guide' -Path '$csv' -OutputPath '$target' -ThrottleLimit 8"
        Wait-Until { @(Get-EmulatorRequest POST).Count -ge 128 -and @(Get-EmulatorRequest POST | Where-Object ended).Count -ge 120 } -Seconds 60
        # The last answers before the kill are recorded when they arrive.
        Wait-Until { (Get-Item "$target.answers.jsonl").Length -gt 0 -and @((& cat "$target.answers.jsonl")).Count -ge 120 }
        $shell.Kill()
        $shell.WaitForExit()
        Test-Path $target | Should -BeFalse
        Clear-EmulatorFault
        Clear-EmulatorRequest
        & $guide -Path $csv -OutputPath $target -ThrottleLimit 8 | Out-Null
        $out = Import-Csv $target
        $out.id | Should -Be (1..300).ForEach({ "row-$_" })
        @($out | Where-Object Status -NE completed) | Should -BeNullOrEmpty
        $out[299].OutputText | Should -BeLike '*Say 300*'
        Get-EmulatorRequest POST | Should -HaveCount 180
        Assert-NoDouble
        Test-Path "$target.answers.jsonl" | Should -BeFalse -Because 'all rows are answered'
    }

    It 'keeps the record while rows are left, and sends just them again' {
        $null = Connect-TestEmulator
        $csv = Join-Path $TestDrive 'few.csv'
        $target = Join-Path $TestDrive 'few-answers.csv'
        1..5 | ForEach-Object { [pscustomobject]@{ id = "row-$_"; text = "Say $_" } } | Export-Csv $csv
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; skip = 2; status = 500 }
        & $guide -Path $csv -OutputPath $target -ThrottleLimit 1 -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Out-Null
        @(Import-Csv $target | Where-Object Status -EQ error).id | Should -Be 'row-3'
        Test-Path "$target.answers.jsonl" | Should -BeTrue
        Clear-EmulatorRequest
        & $guide -Path $csv -OutputPath $target | Out-Null
        Get-EmulatorRequest POST | Should -HaveCount 1
        @(Import-Csv $target | Where-Object Status -NE completed) | Should -BeNullOrEmpty
    }
}
