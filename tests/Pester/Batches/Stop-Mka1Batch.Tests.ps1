Describe 'Stop-Mka1Batch' {
    BeforeEach {
        $null = Connect-TestEmulator
        $path = Join-Path $TestDrive 'requests.jsonl'
        Set-Content $path '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"[forever]"}]}}'
        $batch = New-Mka1Batch -Path $path
    }

    It 'cancels by object and by id' {
        ($batch | Stop-Mka1Batch).Status | Should -BeIn cancelling, cancelled
        ($batch | Wait-Mka1Batch -PollIntervalSeconds 0.1).Status | Should -Be cancelled
        $other = New-Mka1Batch -Path $path
        (Stop-Mka1Batch $other.Id).Id | Should -Be $other.Id
    }

    It 'cancels nothing with -WhatIf' {
        $batch | Stop-Mka1Batch -WhatIf | Should -BeNullOrEmpty
        ($batch | Get-Mka1Batch).Status | Should -Not -BeIn cancelling, cancelled
        $null = $batch | Stop-Mka1Batch
    }

    It 'goes on after what cannot be cancelled' {
        $file = $batch.InputFileId
        $over = New-Mka1Batch -InputFileId $file -Endpoint /v1/embeddings | Wait-Mka1Batch -PollIntervalSeconds 0.1
        $stopped = $over.Id, 'batch_none', $batch.Id | Stop-Mka1Batch -ErrorVariable problems -ErrorAction SilentlyContinue
        $stopped.Id | Should -Be $batch.Id
        Assert-ErrorRecord $problems[0] -Id Mka1.Conflict -Target $over.Id
        Assert-ErrorRecord $problems[1] -Id Mka1.NotFound -Target batch_none
    }

    It 'cancels the unfinished batches of a group, and skips the others' {
        $null = 'Hi', '[forever]', '[forever] too' | New-Mka1BatchRequest -Prompt { $_ } | New-Mka1Batch -Group halted -MaxRequests 1
        $first, $rest = Get-Mka1Batch -Group halted
        $null = $first | Wait-Mka1Batch -PollIntervalSeconds 0.1
        $run = Start-Script { Stop-Mka1Batch -Group halted -WhatIf }
        Wait-Script $run
        (Get-Mka1Batch -Group halted).Status | Should -Not -Contain cancelling
        $stopped = Stop-Mka1Batch -Group halted, nobody -Verbose -ErrorVariable problems -ErrorAction SilentlyContinue 4>&1
        $lines, $batches = $stopped.Where({ $_ -is [System.Management.Automation.VerboseRecord] }, 'Split')
        $batches.Id | Should -Be $rest.Id
        "$lines" | Should -BeLike "*halted 1/3 ($($first.Id)) has already ended as completed*"
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument nobody '*Get-Mka1BatchGroup*'
        $null = Wait-Mka1Batch -Group halted -PollIntervalSeconds 0.1
        Stop-Mka1Batch -Group halted -ErrorAction Stop | Should -BeNullOrEmpty
        # The batch ends between the list and the cancel.
        $late = New-Mka1Batch -InputFileId $rest[0].InputFileId -Metadata @{ 'mka1.group' = 'late'; 'mka1.part' = '1'; 'mka1.parts' = '1' }
        Add-EmulatorFault @{ method = 'POST'; path = "/batches/$($late.Id)/cancel"; status = 409; body = @{ error = @{ message = 'It has ended.' } } }
        Add-EmulatorFault @{ method = 'GET'; path = "/batches/$($late.Id)"; body = @{ id = $late.Id; object = 'batch'; status = 'completed' } }
        Stop-Mka1Batch -Group late -ErrorAction Stop | Should -BeNullOrEmpty
        $null = $late | Stop-Mka1Batch
    }
}
