BeforeAll {
    $null = Connect-TestEmulator
    Write-Line "$TestDrive/data.jsonl" '{"q":"Lisbon","a":"Lisbon"}', '{"q":"Rome","a":"Paris"}', '{"q":"[fail]","a":"x"}'
    $file = Send-Mka1File "$TestDrive/data.jsonl" -Purpose evals
    $task = @{
        id = 'a'; type = 'qa'; dataset = @{ file_id = $file.Id; format = 'jsonl' }; prompt_template = 'Say {{q}}'; target_template = '{{a}}'; grader = @{ type = 'python'; source = 's' }
    }
    $manifest = @{ schema_version = '2026-05-27'; tasks = @($task) }
    $suite = New-Mka1EvalSuite geography $manifest
    $done = Start-Mka1EvalRun $suite -Model auto -Wait
}

AfterAll {
    Disconnect-All
}

Describe 'Start-Mka1EvalRun' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'starts a run that ends with metrics and files' {
        $run = $suite | Start-Mka1EvalRun -Model auto -Metadata @{ a = 1 } -TaskId a -GenerationConcurrency 2 -GraderConcurrency 1 -Generation @{ temperature = 0 } -JudgeModel j -EmbeddingModel e
        $run.Status, $run.SuiteId, $run.SuiteVersion, "$($run.Models)", "$($run.TaskIds)", $run.Metadata['a'], $run.JudgeModel, $run.EmbeddingModel | Should -Be queued, $suite.Id, 1, auto, a, '1', j, e
        $run = $run | Wait-Mka1EvalRun -PollIntervalSeconds 0.1
        $run.Status, "$($run.RequestCounts)", $run.Metrics['auto']['a']['score'] | Should -Be completed, '2 of 3, 1 failed', 0.5
        (Get-Mka1File $run.ArtifactFileIds).Filename | Should -Be "$($run.Id)_samples.jsonl"
    }

    It 'runs the version that is piped, and a run again' {
        $second = New-Mka1EvalSuiteVersion $suite $manifest
        ($second | Start-Mka1EvalRun -Model auto).SuiteVersion | Should -Be 2
        $again = Start-Mka1EvalRun $suite -Model auto, other -SuiteVersion 2 | Start-Mka1EvalRun
        $again.SuiteVersion, "$($again.Models)" | Should -Be 2, 'auto other'
    }

    It 'runs the active version where a row has none' {
        $null = New-Mka1EvalSuiteVersion $suite $manifest
        $rows = [pscustomobject]@{ SuiteId = $suite.Id; Model = 'auto'; SuiteVersion = 2 }, [pscustomobject]@{ SuiteId = $suite.Id; Model = 'auto' }
        ($rows | Start-Mka1EvalRun).SuiteVersion | Should -Be 2, 1
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'too many models'; With = @{ Model = @('a') * 21 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'too many generators'; With = @{ Model = 'a'; GenerationConcurrency = 26 }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'too few graders'; With = @{ Model = 'a'; GraderConcurrency = 0 }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'a generation that is no object'; With = @{ Model = 'a'; Generation = 'x' }; Id = 'Mka1.InvalidInput,*' }
    ) {
        { Start-Mka1EvalRun $suite @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-Mka1EvalRun' {
    It 'lists the runs of suites, of a status, or all' {
        $other = New-Mka1EvalSuite other $manifest
        $run = Start-Mka1EvalRun $other auto
        (Get-Mka1EvalRun -SuiteId $other).Id | Should -Be $run.Id
        ($other | Get-Mka1EvalRun).Id | Should -Be $run.Id
        ($other.Id | Get-Mka1EvalRun).Id | Should -Be $run.Id
        ($suite | Get-Mka1EvalRun -Status completed).Id | Should -Contain $done.Id
        ($suite | Get-Mka1EvalRun -Status completed).Status | Sort-Object -Unique | Should -Be completed
        (Get-Mka1EvalRun).Id | Should -Contain $run.Id
        (Get-Mka1EvalRun -First 1).Id | Should -Be $run.Id
    }

    It 'reads runs by id, objects, rows and copies' {
        (Get-Mka1EvalRun $done.Id).Id | Should -Be $done.Id
        ($done.Id | Get-Mka1EvalRun).Id | Should -Be $done.Id
        ($done | Get-Mka1EvalRun).Id | Should -Be $done.Id
        ($done | Select-Object Id | Get-Mka1EvalRun).Id | Should -Be $done.Id
        ($done | ConvertTo-Csv | ConvertFrom-Csv | Get-Mka1EvalRun).Id | Should -Be $done.Id
        ($done | Get-Mka1EvalSample -First 1 | Get-Mka1EvalRun).Id | Should -Be $done.Id
    }
}

Describe 'Wait-Mka1EvalRun' {
    It 'returns runs as they finish' {
        $runs = 1..2 | ForEach-Object { Start-Mka1EvalRun $suite auto }
        ($runs | Wait-Mka1EvalRun -PollIntervalSeconds 0.1).Id | Sort-Object | Should -Be @($runs.Id | Sort-Object)
    }
}

Describe 'Stop-Mka1EvalRun' {
    It 'cancels a run, which Restart-Mka1EvalRun -Retry continues' {
        Write-Line "$TestDrive/slow.jsonl" '{"q":"[seconds 600] a","a":"a"}'
        $slow = @{ schema_version = '2026-05-27'; tasks = @($task.Clone()) }
        $slow.tasks[0].dataset = @{ file_id = (Send-Mka1File "$TestDrive/slow.jsonl" -Purpose evals).Id }
        $run = New-Mka1EvalSuite slow $slow | Start-Mka1EvalRun -Model auto
        ($run | Stop-Mka1EvalRun).Status | Should -Be cancelling
        $run = $run | Wait-Mka1EvalRun -PollIntervalSeconds 0.1
        $run.Status | Should -Be cancelled
        $run.CancelledAt | Should -BeOfType ([DateTimeOffset])
        ($run | Restart-Mka1EvalRun -Retry).Status | Should -Be queued
        $run | Stop-Mka1EvalRun | Remove-Mka1EvalRun -Confirm:$false
    }

    It 'reports one that has finished' {
        $null = $done | Stop-Mka1EvalRun -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Conflict -Target $done.Id
    }

    It 'shows the status of a piped run to a prompt, and so does <_>' -ForEach 'Stop-Mka1EvalRun', 'Restart-Mka1EvalRun' {
        Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
        $run = Start-HostedScript { param($Run, $Name, $Context) $Run | & $Name -Context $Context -WhatIf } ($done, $_, (Get-Mka1Context))
        Wait-Script $run
        "$($run.Host.Pieces)" | Should -BeLike '*(status completed)*'
    }
}

Describe 'Restart-Mka1EvalRun' {
    It 'runs the failed samples again and keeps the others' {
        $run = Start-Mka1EvalRun $suite auto -Wait
        $before = $run | Get-Mka1EvalSample
        $run = $run | Restart-Mka1EvalRun | Wait-Mka1EvalRun -PollIntervalSeconds 0.1
        "$($run.RequestCounts)" | Should -Be '2 of 3, 1 failed'
        $after = $run | Get-Mka1EvalSample
        $after[0, 1].ResponseId | Should -Be $before[0, 1].ResponseId
        $after[2].ResponseId | Should -Not -Be $before[2].ResponseId
    }

    It 'changes nothing with -WhatIf' {
        Clear-EmulatorRequest
        $done | Restart-Mka1EvalRun -WhatIf | Should -BeNullOrEmpty
        $done | Restart-Mka1EvalRun -Retry -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'reports a run that cannot be continued' {
        $null = $done | Restart-Mka1EvalRun -Retry -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Conflict -Target $done.Id
    }
}
