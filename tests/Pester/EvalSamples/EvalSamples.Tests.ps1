BeforeAll {
    $null = Connect-TestEmulator
    $task = @{
        id = 'a'; type = 'qa'; dataset = @{ source = 'huggingface'; path = 'p'; split = 'test'; max_rows = 3 }; prompt_template = '{{question}}'; target_template = '{{answer}}'
        grader = @{ type = 'python'; source = 's' }
    }
    $second = $task.Clone()
    $second.id = 'b'
    $run = New-Mka1EvalSuite geography @{ schema_version = '2026-05-27'; tasks = $task, $second } | Start-Mka1EvalRun -Model auto, unknown -Wait
}

AfterAll {
    Disconnect-All
}

Describe 'Get-Mka1EvalSample' {
    It 'lists the samples of runs with what they came to' {
        $samples = $run | Get-Mka1EvalSample
        $samples | Should -HaveCount 12
        $samples[0].Prompt, $samples[0].Target, $samples[0].OutputText, $samples[0].Scores['score'], $samples[0].DatasetRow['answer'] | Should -Be 'Question 1 of p', '1', 'You said: Question 1 of p', 1, '1'
        ($samples[0] | Get-Mka1Response).OutputText | Should -Be $samples[0].OutputText
        (Get-Mka1EvalSample $run -First 2 -Skip 1).Id | Should -Be $samples[1, 2].Id
        (Get-Mka1EvalSample $run -After $samples[9].Id).Id | Should -Be $samples[10, 11].Id
    }

    It 'lists those of a status, a model and a task' {
        $failed = Get-Mka1EvalSample $run -Status failed
        $failed | Should -HaveCount 6
        $failed.Model | Sort-Object -Unique | Should -Be unknown
        $failed[0].Error.Code | Should -Be model_not_found
        Clear-EmulatorRequest
        Get-Mka1EvalSample $run -Model auto -TaskId b -Status completed | Should -HaveCount 3
        (Get-EmulatorRequest).query | Should -BeLike '*limit=500&*task_id=b&model=auto&status=completed'
    }

    It 'warns of a status that it does not know' {
        $null = Get-Mka1EvalSample $run -Status done -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        "$warnings" | Should -BeLike '*ready_to_score*'
    }
}
