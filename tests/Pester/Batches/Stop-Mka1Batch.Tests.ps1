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
}
