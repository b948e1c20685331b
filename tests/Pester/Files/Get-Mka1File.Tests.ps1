BeforeAll {
    $null = Connect-TestEmulator
    $made = 1..3 | ForEach-Object {
        $path = Join-Path $TestDrive "f$_.txt"
        Set-Content $path "content $_"
        Send-Mka1File $path ('user_data', 'assistants')[$_ % 2]
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Get-Mka1File' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives a file' {
        $file = Get-Mka1File $made[0].Id
        $file | Should -BeOfType ([Mka1.Files.FileObject])
        $file.Id, $file.Filename | Should -Be $made[0].Id, 'f1.txt'
        (Get-EmulatorRequest).path | Should -Be "/api/v1/llm/files/$($made[0].Id)"
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'an array'; Run = { Get-Mka1File -Id $made.Id } }
        @{ What = 'ids'; Run = { $made.Id | Get-Mka1File } }
        @{ What = 'objects'; Run = { $made | Get-Mka1File } }
        @{ What = 'the name FileId'; Run = { $made | Select-Object @{ Name = 'FileId'; Expression = 'Id' } | Get-Mka1File } }
    ) {
        (& $Run).Id | Should -Be $made.Id
    }

    It 'writes in the order of the input' {
        Add-EmulatorFault @{ path = "/files/$($made[0].Id)"; times = 3; delayMs = 60 }
        $ids = @($made.Id) * 3
        ($ids | Get-Mka1File -ThrottleLimit 9).Id | Should -Be $ids
    }

    It 'gives the list, newest first' {
        (Get-Mka1File).Id | Should -Be $made.Id[2..0]
        (Get-EmulatorRequest).query | Should -Be '?limit=1000'
    }

    It 'takes -Purpose, -Order, -After, -First and -Skip' {
        (Get-Mka1File -Purpose assistants).Id | Should -Be $made.Id[2, 0]
        (Get-Mka1File -Order Ascending -After $made[0].Id).Id | Should -Be $made.Id[1, 2]
        (Get-Mka1File -First 1 -Skip 1).Id | Should -Be $made[1].Id
        (Get-EmulatorRequest).query | Should -Be '?limit=1000&purpose=assistants', "?limit=1000&order=asc&after=$($made[0].Id)", '?limit=2'
    }

    It 'requests the next page only when it is needed' {
        Add-EmulatorFault @{ path = '^/api/v1/llm/files\?limit=1000$'; times = 2; body = @{ object = 'list'; data = @(@{ id = 'file-a'; object = 'file' }, @{ id = 'file-b'; object = 'file' }); last_id = $made[2].Id; has_more = $true } }
        (Get-Mka1File | Select-Object -First 1).Id | Should -Be 'file-a'
        Get-EmulatorRequest | Should -HaveCount 1
        (Get-Mka1File).Id | Should -Be 'file-a', 'file-b', $made[1].Id, $made[0].Id
    }

    It 'gives an error for what is not there, and goes on' {
        $found = 'file-nobody', $made[0].Id | Get-Mka1File -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Id | Should -Be $made[0].Id
        Assert-ErrorRecord $problems Mka1.NotFound ObjectNotFound 'file-nobody'
    }

    It 'refuses the id "<_>" before any call' -ForEach '', ' ', '.', '..' {
        Get-Mka1File -Id $_ -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $_
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'sends an odd id as one segment of the path' {
        Get-Mka1File 'a/../b?c#d' -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.NotFound ObjectNotFound 'a/../b?c#d'
        (Get-EmulatorRequest).query | Should -BeNullOrEmpty
    }

    It 'lists nothing where an id is missing: <What>' -ForEach @(
        @{ What = 'null'; Run = { Get-Mka1File -Id $null } }, @{ What = 'a null from the pipeline'; Run = { $null | Get-Mka1File -ErrorAction Stop } }
    ) {
        $Run | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'gives the server''s words for an unknown purpose' {
        Get-Mka1File -Purpose nonsense -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument $null '*nonsense*'
    }

    It 'completes -Purpose also with purposes that an upload does not accept' {
        $line = 'Get-Mka1File -Purpose b'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText | Should -Contain 'batch'
    }
}

Describe 'Get-Mka1File, filters' {
    BeforeAll {
        $null = Connect-TestEmulator
        $path = Join-Path $TestDrive filtered.txt
        Set-Content $path x
        $file = Send-Mka1File $path user_data
    }
    AfterAll {
        Disconnect-All
    }

    It 'selects by the time of upload' {
        (Get-Mka1File -CreatedAfter $file.CreatedAt).Id | Should -Be $file.Id
        Get-Mka1File -CreatedAfter $file.CreatedAt.AddSeconds(1) | Should -BeNullOrEmpty
        Get-Mka1File -CreatedBefore $file.CreatedAt | Should -BeNullOrEmpty
        (Get-Mka1File -CreatedBefore $file.CreatedAt.AddSeconds(1) -Order Ascending).Id | Should -Be $file.Id
    }

    It 'warns of a purpose that it does not know, and sends it' {
        Get-Mka1File -Purpose asistants -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike "-Purpose 'asistants' matches none*assistants*"
        $null = Get-Mka1File -Purpose batch_output -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
    }
}
