BeforeAll {
    $null = Connect-TestEmulator
    $made = @(
        1..3 | ForEach-Object { New-Mka1Response "a $_" -Model openai:gpt-4.1-mini -Metadata @{ team = 'blue'; run = "$_" } }
        New-Mka1Response 'b [fail]' -Model meetkai:functionary-pt -Metadata @{ team = 'red' }
        New-Mka1Response 'c' -Background -Metadata @{ team = 'blue'; Run = '2'; odd = '[x]' } | Wait-Mka1Response -PollIntervalSeconds 0.1
        New-Mka1Response 'd [forever]' -Background -Model meetkai:functionary-pt
    )
    $a1, $a2, $a3, $b, $c, $d = $made.Id
    function Get-ListRequest {
        @(Get-EmulatorRequest GET /responses)
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Get-Mka1Response, filters' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'finds by <What>' -ForEach @(
        @{ What = '-Status'; With = @{ Status = 'failed' }; Found = { $b } }
        @{ What = 'several -Status'; With = @{ Status = 'failed', 'in_progress', 'queued' }; Found = { $d, $b } }
        @{ What = '-Status with a wildcard, whatever the case'; With = @{ Status = 'F*' }; Found = { $b } }
        @{ What = '-Model'; With = @{ Model = 'meetkai:functionary-pt' }; Found = { $d, $b } }
        @{ What = '-Model with a wildcard'; With = @{ Model = 'openai:*' }; Found = { $a3, $a2, $a1 } }
        @{ What = 'several -Model'; With = @{ Model = 'openai:*', 'auto' }; Found = { $c, $a3, $a2, $a1 } }
        @{ What = '-Metadata'; With = @{ Metadata = @{ team = 'blue' } }; Found = { $c, $a3, $a2, $a1 } }
        @{ What = 'all of -Metadata'; With = @{ Metadata = @{ team = 'blue'; run = 2 } }; Found = { $a2 } }
        @{ What = '-Metadata with a wildcard'; With = @{ Metadata = @{ run = '*' } }; Found = { $a3, $a2, $a1 } }
        @{ What = '-Metadata with brackets, escaped'; With = @{ Metadata = @{ odd = [WildcardPattern]::Escape('[x]') } }; Found = { $c } }
        @{ What = 'keys of -Metadata by case'; With = @{ Metadata = @{ Run = '2' } }; Found = { $c } }
        @{ What = 'empty -Metadata: all'; With = @{ Metadata = @{} }; Found = { $d, $c, $b, $a3, $a2, $a1 } }
        @{ What = '-Background'; With = @{ Background = $true }; Found = { $d, $c } }
        @{ What = '-Background:$false'; With = @{ Background = $false }; Found = { $b, $a3, $a2, $a1 } }
        @{ What = 'several filters at once'; With = @{ Background = $true; Status = 'completed'; Model = 'auto'; Metadata = @{ team = 'blue' } }; Found = { $c } }
        @{ What = 'what there is not'; With = @{ Status = 'incomplete' }; Found = { } }
        @{ What = 'filters with -Order'; With = @{ Model = 'openai:*'; Order = 'Ascending' }; Found = { $a1, $a2, $a3 } }
        @{ What = 'filters with -After'; With = @{ Model = 'openai:*'; After = { $a3 } }; Found = { $a2, $a1 } }
        @{ What = 'filters with -Before'; With = @{ Model = 'meetkai:*'; Before = { $a3 } }; Found = { $d, $b } }
        @{ What = 'filters with -First'; With = @{ Model = 'openai:*'; First = 2 }; Found = { $a3, $a2 } }
        @{ What = 'filters with -Skip'; With = @{ Model = 'openai:*'; Skip = 2 }; Found = { $a1 } }
    ) {
        $given = @{}
        $With.GetEnumerator() | ForEach-Object { $given[$_.Key] = if ($_.Value -is [scriptblock]) { & $_.Value } else { $_.Value } }
        @(Get-Mka1Response @given -ErrorAction Stop | ForEach-Object Id) | Should -Be @(& $Found)
    }

    It 'goes backwards from -Before' {
        Get-Mka1Response -Before $a2 | ForEach-Object Id | Should -Be $d, $c, $b, $a3
        Get-Mka1Response -Before $d | Should -BeNullOrEmpty
        (Get-ListRequest).query | Should -Be "?limit=100&before=$a2", "?limit=100&before=$d"
    }

    It 'refuses <What> before any call' -ForEach @(
        @{ What = '-After with -Before'; With = @{ After = 'resp_1'; Before = 'resp_2' }; Says = '-After and -Before exclude each other*' }
        @{ What = '-Before that is no id'; With = @{ Before = 'batch_1' }; Says = '*batch_1*is not the id of a response*' }
        @{ What = 'a pattern that is none in -Model'; With = @{ Model = 'a*', '[ab' }; Says = "'``[ab' is not a pattern*" }
        @{ What = 'a pattern that is none in -Status'; With = @{ Status = '[ab' }; Says = "'``[ab' is not a pattern*" }
        @{ What = 'a pattern that is none in -Metadata'; With = @{ Metadata = @{ k = '[ab' } }; Says = "'``[ab' is not a pattern*" }
        @{ What = '-Metadata with null'; With = @{ Metadata = @{ k = $null } }; Says = "*'k' is null*" }
        @{ What = '-Metadata with a collection'; With = @{ Metadata = @{ k = 1, 2 } }; Says = "*'k' is a collection*" }
    ) {
        Get-Mka1Response @With -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument -Message $Says
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses <What> by binding' -ForEach @(
        @{ What = 'an empty status'; Do = { Get-Mka1Response -Status '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'an empty model'; Do = { Get-Mka1Response -Model @() }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'null as metadata'; Do = { Get-Mka1Response -Metadata $null }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'a time that is none'; Do = { Get-Mka1Response -CreatedAfter soon }; Id = 'CannotConvertArgumentNoMessage*' }
        @{ What = 'a filter with an id'; Do = { Get-Mka1Response -Id resp_1 -Status failed }; Id = 'AmbiguousParameterSet*' }
        @{ What = 'a filter with a stream'; Do = { Get-Mka1Response resp_1 -Stream -Model auto }; Id = 'AmbiguousParameterSet*' }
    ) {
        $Do | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'warns of a status that no known one matches' {
        Get-Mka1Response -Status compleeted -WarningVariable told -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$told" | Should -BeLike "-Status 'compleeted' matches none of the values*queued, in_progress, completed*"
        $null = Get-Mka1Response -Status *ed -WarningVariable told -WarningAction SilentlyContinue
        $told | Should -BeNullOrEmpty
    }

    It 'asks for whole pages where it filters, and for no more than -First where it does not' {
        $null = Get-Mka1Response -First 2
        $null = Get-Mka1Response -First 2 -Status completed
        (Get-ListRequest).query | Should -Be '?limit=2', '?limit=100'
    }
}

Describe 'Get-Mka1Response, how far a list is read' {
    BeforeAll {
        # 250 more, so that a list has three pages.
        $null = Connect-TestEmulator
        $ids = (1..250 | ForEach-Object { "n $_" } | New-Mka1Response -ThrottleLimit 16 -Background).Id
        $all = @(Get-Mka1Response)
        # The emulator creates all objects within a second or two, so faults return pages with different days.
        function Set-Page([int[]] $Day) {
            Clear-EmulatorFault
            for ($page = 0; $page -lt $Day.Count; $page++) {
                $created = [datetimeoffset]::new(2026, 1, $Day[$page], 0, 0, 0, [timespan]::Zero).ToUnixTimeSeconds()
                $data = 1..100 | ForEach-Object { @{ id = "resp_p${page}n$_"; object = 'response'; status = 'completed'; created_at = $created } }
                Add-EmulatorFault @{ method = 'GET'; path = '/responses'; status = 200
                    body = @{ object = 'list'; data = $data; first_id = $data[0].id; last_id = $data[-1].id; has_more = $page -lt $Day.Count - 1 } }
            }
            Clear-EmulatorRequest
        }
        function Get-Day([int] $Day) {
            [datetimeoffset]::new(2026, 1, $Day, 0, 0, 0, [timespan]::Zero)
        }
    }
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'reads all in three calls' {
        $all | Should -HaveCount 250
        $all.Id | Sort-Object | Should -Be ($ids | Sort-Object)
        $null = Get-Mka1Response
        Get-ListRequest | Should -HaveCount 3
    }

    It 'makes <Calls> call(s) for <What>' -ForEach @(
        @{ What = 'Select-Object -First 5'; Do = { Get-Mka1Response | Select-Object -First 5 }; Calls = 1; Count = 5 }
        @{ What = 'Select-Object -First 99'; Do = { Get-Mka1Response | Select-Object -First 99 }; Calls = 1; Count = 99 }
        @{ What = 'Select-Object -First 100, the last of a page'; Do = { Get-Mka1Response | Select-Object -First 100 }; Calls = 2; Count = 100 }
        @{ What = 'Select-Object -First 101'; Do = { Get-Mka1Response | Select-Object -First 101 }; Calls = 2; Count = 101 }
        @{ What = '-First 100'; Do = { Get-Mka1Response -First 100 }; Calls = 1; Count = 100 }
        @{ What = '-First 200'; Do = { Get-Mka1Response -First 200 }; Calls = 2; Count = 200 }
        @{ What = '-First 20 -Skip 80'; Do = { Get-Mka1Response -First 20 -Skip 80 }; Calls = 1; Count = 20 }
        @{ What = '-First 120'; Do = { Get-Mka1Response -First 120 }; Calls = 2; Count = 120 }
        @{ What = '-First 5 with a filter'; Do = { Get-Mka1Response -First 5 -Background }; Calls = 1; Count = 5 }
        @{ What = 'a filter that keeps nothing'; Do = { Get-Mka1Response -Status failed }; Calls = 3; Count = 0 }
        @{ What = '-Before with Select-Object -First 5'; Do = { Get-Mka1Response -Before $all[-1].Id | Select-Object -First 5 }; Calls = 1; Count = 5 }
        @{ What = '-After with -First 5'; Do = { Get-Mka1Response -After $all[0].Id -First 5 }; Calls = 1; Count = 5 }
        @{ What = '-CreatedAfter in the future'; Do = { Get-Mka1Response -CreatedAfter ([datetime]::Now.AddHours(1)) }; Calls = 1; Count = 0 }
        @{ What = '-CreatedBefore in the past, oldest first'; Do = { Get-Mka1Response -CreatedBefore ([datetime]::Now.AddHours(-1)) -Order Ascending }; Calls = 1; Count = 0 }
        @{ What = '-CreatedAfter in the past'; Do = { Get-Mka1Response -CreatedAfter ([datetime]::Now.AddHours(-1)) }; Calls = 3; Count = 250 }
    ) {
        @(& $Do) | Should -HaveCount $Count
        Get-ListRequest | Should -HaveCount $Calls
    }

    It 'stops at the first that is too old, newest first' {
        Set-Page 30, 20, 10
        Get-Mka1Response -CreatedAfter (Get-Day 20) | Should -HaveCount 200
        Get-ListRequest | Should -HaveCount 3
        Set-Page 30, 20, 10
        Get-Mka1Response -CreatedAfter (Get-Day 25) | Should -HaveCount 100
        Get-ListRequest | Should -HaveCount 2
    }

    It 'skips responses that are too new, newest first' {
        Set-Page 30, 20, 10
        Get-Mka1Response -CreatedBefore (Get-Day 30) | Should -HaveCount 200
        Get-ListRequest | Should -HaveCount 3
        Set-Page 30, 20, 10
        (Get-Mka1Response -CreatedAfter (Get-Day 15) -CreatedBefore (Get-Day 25)).Id | Should -BeLike 'resp_p1*'
        Get-ListRequest | Should -HaveCount 3
    }

    It 'stops at the first that is too new, oldest first' {
        Set-Page 10, 20, 30
        Get-Mka1Response -CreatedBefore (Get-Day 20) -Order Ascending | Should -HaveCount 100
        Get-ListRequest | Should -HaveCount 2
    }

    It 'does not stop early in a reversed list' {
        Set-Page 10, 20, 30
        Get-Mka1Response -CreatedAfter (Get-Day 15) -Before resp_1 | Should -HaveCount 200
        Get-ListRequest | Should -HaveCount 3
    }

    It 'takes times with and without a zone' {
        $first = (Get-Mka1Response -First 1).CreatedAt
        foreach ($time in $first, $first.UtcDateTime, $first.LocalDateTime, $first.ToString('o')) {
            @(Get-Mka1Response -CreatedAfter $time -First 1) | Should -HaveCount 1
            @(Get-Mka1Response -CreatedBefore $time).Id | Should -Not -Contain $all[0].Id
        }
    }

    It 'asks for the next page with the last object of a page, which may be deleted then' {
        $seen = Get-Mka1Response | ForEach-Object { @(Get-ListRequest).Count } | Select-Object -First 199
        $seen[0], $seen[98], $seen[99], $seen[198] | Should -Be 1, 1, 2, 2
    }
}
