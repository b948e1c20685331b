BeforeAll {
    $null = Connect-TestEmulator
    $path = Join-Path $TestDrive in.jsonl
    [System.IO.File]::WriteAllText($path, '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Hi"}]}}')
    $file = Send-Mka1File $path batch
    $made = 1..3 | ForEach-Object { New-Mka1Batch $file.Id }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Get-Mka1Batch' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives a batch' {
        $batch = Get-Mka1Batch $made[0].Id
        $batch | Should -BeOfType ([Mka1.Batches.Batch])
        $batch.Id, $batch.InputFileId | Should -Be $made[0].Id, $file.Id
        (Get-EmulatorRequest).path | Should -Be "/api/v1/llm/batches/$($made[0].Id)"
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'an array'; Run = { Get-Mka1Batch -Id $made.Id } }
        @{ What = 'ids'; Run = { $made.Id | Get-Mka1Batch } }
        @{ What = 'objects'; Run = { $made | Get-Mka1Batch } }
        @{ What = 'the name BatchId'; Run = { $made | Select-Object @{ Name = 'BatchId'; Expression = 'Id' } | Get-Mka1Batch } }
    ) {
        (& $Run).Id | Should -Be $made.Id
    }

    It 'writes in the order of the input' {
        Add-EmulatorFault @{ path = "/batches/$($made[0].Id)"; times = 3; delayMs = 60 }
        $ids = @($made.Id) * 3
        ($ids | Get-Mka1Batch -ThrottleLimit 9).Id | Should -Be $ids
    }

    It 'gives the list, newest first, with -After, -First and -Skip' {
        (Get-Mka1Batch).Id | Should -Be $made.Id[2..0]
        (Get-Mka1Batch -After $made[2].Id).Id | Should -Be $made.Id[1, 0]
        (Get-Mka1Batch -First 1 -Skip 1).Id | Should -Be $made[1].Id
        Get-Mka1Batch -First 0 | Should -BeNullOrEmpty
        (Get-EmulatorRequest).query | Should -Be '?limit=100', "?limit=100&after=$($made[2].Id)", '?limit=2'
    }

    It 'requests the next page only when it is needed' {
        Add-EmulatorFault @{ path = '^/api/v1/llm/batches\?limit=100$'; times = 2; body = @{ object = 'list'; data = @(@{ id = 'batch_a'; status = 'completed' }, @{ id = 'batch_b'; status = 'completed' }); last_id = $made[2].Id; has_more = $true } }
        (Get-Mka1Batch | Select-Object -First 2).Id | Should -Be 'batch_a', 'batch_b'
        Get-EmulatorRequest | Should -HaveCount 1
        (Get-Mka1Batch).Id | Should -Be 'batch_a', 'batch_b', $made[1].Id, $made[0].Id
    }

    It 'gives an error for what is not there, and goes on' {
        $found = 'batch_nobody', $made[0].Id | Get-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue
        $found.Id | Should -Be $made[0].Id
        Assert-ErrorRecord $problems Mka1.NotFound ObjectNotFound 'batch_nobody'
    }

    It 'refuses the id "<_>" before any call' -ForEach '', ' ', '.', '..' {
        Get-Mka1Batch -Id $_ -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $_
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'lists nothing where an id is missing: <What>' -ForEach @(
        @{ What = 'null'; Run = { Get-Mka1Batch -Id $null } }, @{ What = 'a null from the pipeline'; Run = { $null | Get-Mka1Batch -ErrorAction Stop } }
    ) {
        $Run | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'sees only what the identity made' {
        Get-Mka1Batch -OnBehalfOf 'somebody' | Should -BeNullOrEmpty
    }
}
