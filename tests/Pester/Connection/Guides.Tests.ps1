# The scripts of the guides to end users, several contexts, unattended jobs and evals. Module/Guides.Tests.ps1 runs the guides' blocks.

BeforeAll {
    $guides = (Resolve-Path "$PSScriptRoot/../../../docs/guides").Path
    $uri = (Get-SharedEmulator).Uri
}

AfterAll {
    Disconnect-All
}

Describe 'The guide to several tenants' {
    BeforeEach {
        $null = Connect-TestEmulator -Parameter @{ Name = 'prod' }
        foreach ($tenant in 'acme', 'globex', 'initech') {
            $null = '[fail rate_limit_exceeded] One', 'Two', '[incomplete] Three of many words' | New-Mka1Response -OnBehalfOf $tenant
        }
        $csv = "$TestDrive/$([guid]::NewGuid()).csv"
    }

    It 'finds what failed for three tenants, marks it, and leads back from the file' {
        $counts = & $guides/Invoke-Triage.ps1 -Tenant acme, globex, initech -Path $csv
        $counts | ForEach-Object { "$($_.Tenant) $($_.Count)" } | Should -Be 'acme 2', 'globex 2', 'initech 2'
        $rows = Import-Csv $csv
        $rows | Should -HaveCount 6
        ($rows | Where-Object Status -EQ failed).Reason | Should -Be (@('rate_limit_exceeded') * 3)
        ($rows | Where-Object Status -EQ incomplete).Reason | Sort-Object -Unique | Should -Be 'max_output_tokens'
        # In another current context.
        $null = Connect-Mka1 -Name other -Token (ConvertTo-Token (New-TestKey)) -Uri $uri
        ($rows | Get-Mka1Response).OnBehalfOf | Sort-Object -Unique | Should -Be acme, globex, initech
        ($rows | Set-Mka1ResponseMetadata -Merge -Metadata @{ triage = 'closed' }).Metadata | ForEach-Object { $_['triage'] } | Sort-Object -Unique | Should -Be closed
    }

    It 'finds new failures only, and changes nothing with -WhatIf' {
        $null = & $guides/Invoke-Triage.ps1 -Tenant acme -Path $csv
        & $guides/Invoke-Triage.ps1 -Tenant acme -Path $csv | Should -BeNullOrEmpty
        & $guides/Invoke-Triage.ps1 -Tenant globex -Path $csv -WhatIf | Should -BeNullOrEmpty
        Get-Mka1Response -OnBehalfOf globex -Status failed | ForEach-Object { $_.Metadata.ContainsKey('triage') } | Should -Not -Contain $true
    }

    It 'goes on if one tenant cannot be read' {
        Add-EmulatorFault @{ method = 'GET'; path = '/responses'; status = 403; times = 1; body = '{"error":"no"}' }
        $counts = & $guides/Invoke-Triage.ps1 -Tenant acme, globex -Path $csv -ErrorVariable problems 2>$null
        $counts.Tenant | Should -Be globex
    }
}

Describe 'The guide to several contexts' {
    It 'compares the answers of two, without a question' {
        Disconnect-All
        $null = Connect-Mka1 -Name test -Uri $uri -Token (ConvertTo-Token (New-TestKey))
        $null = Connect-Mka1 -Name prod -Uri $uri -Token (ConvertTo-Token (New-TestKey)) -ConfirmChanges
        $answers = @(& $guides/Compare-Contexts.ps1 -Prompt 'Say yes', 'Say no' -Left test -Right prod)
        $answers | ForEach-Object { "$($_.Prompt)|$($_.test)|$($_.prod)|$($_.Same)" } | Should -Be 'Say yes|You said: Say yes|You said: Say yes|True', 'Say no|You said: Say no|You said: Say no|True'
    }
}

Describe 'The guide to unattended jobs' {
    BeforeAll {
        $old = $env:MKA1_CONFIG_DIR

        # Runs the job as a scheduler does: a process of its own, without a profile, a terminal or input.
        function Invoke-Job([string] $Key, [string] $Name = 'nightly') {
            $engine = Get-Engine
            $env:MKA1_API_KEY = $Key
            $path = $env:PSModulePath
            try {
                $output = $null | & $engine.Path @($engine.Argument) -NoProfile -NonInteractive -File "$guides/Invoke-NightlyJob.ps1" -Name $Name -ReportPath $report -KeepFiles 0 2>&1
                [pscustomobject]@{ ExitCode = $LASTEXITCODE; Output = "$output" }
            }
            finally {
                $env:PSModulePath = $path
                Remove-Item Env:MKA1_API_KEY
            }
        }
    }

    BeforeEach {
        $env:MKA1_CONFIG_DIR = "$TestDrive/$([guid]::NewGuid())"
        $report = "$TestDrive/$([guid]::NewGuid()).csv"
        $log = "$TestDrive/$([guid]::NewGuid()).jsonl"
        $key = New-TestKey
        $null = Connect-Mka1 -Name nightly -Token (ConvertTo-Token $key) -Uri $uri -OnBehalfOf acme -ConfirmChanges -LogPath $log -Save
        $failed = '[fail overloaded] One', 'Two' | New-Mka1Response -Confirm:$false | Where-Object Status -EQ failed
        Write-Line "$TestDrive/old.txt" 'old'
        $null = Send-Mka1File $TestDrive/old.txt -Purpose assistants -Confirm:$false
        Remove-Item $log
    }

    AfterAll {
        $env:MKA1_CONFIG_DIR = $old
    }

    It 'does its work with a saved context, and leaves an audit log' {
        $run = Invoke-Job $key
        $run.Output | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
        Import-Csv $report | ForEach-Object { "$($_.Id) $($_.OnBehalfOf) $($_.Code)" } | Should -Be "$($failed.Id) acme overloaded"
        Get-Mka1File | Should -BeNullOrEmpty
        $lines = Get-Content $log | ConvertFrom-Json
        ($lines | Where-Object cmdlet -EQ 'Remove-Mka1File' | Where-Object method -EQ DELETE).onBehalfOf | Should -Be acme
        $lines.context | Sort-Object -Unique | Should -Be nightly
        Get-Content $log -Raw | Should -Not -Match $key
    }

    It 'ends with 2 if single objects failed' {
        Add-EmulatorFault @{ method = 'DELETE'; path = '/files'; status = 403; body = '{"error":"You may not."}' }
        $run = Invoke-Job $key
        $run.ExitCode | Should -Be 2
        $run.Output | Should -Match 'Mka1.Forbidden'
        Import-Csv $report | Should -HaveCount 1
    }

    It 'ends with 1 if it cannot work: <What>' -ForEach @(
        @{ What = 'an unknown context and no key'; Name = 'unknown'; Key = '' }
        @{ What = 'no key'; Name = 'nightly'; Key = '' }
        @{ What = 'a refused call'; Name = 'nightly'; Key = 'key' }
    ) {
        if ($Key) {
            Add-EmulatorFault @{ method = 'GET'; path = '/responses'; status = 401; body = '{"error":"There is no such key."}' }
        }
        $run = Invoke-Job $(if ($Key) { New-TestKey } else { ' ' }) $Name
        $run.ExitCode | Should -Be 1
        $run.Output | Should -Not -BeNullOrEmpty
    }
}

Describe 'The guide to nightly evals' {
    BeforeAll {
        $null = Connect-TestEmulator
        Write-Line "$TestDrive/data.jsonl" '{"word":"one"}', '{"word":"two"}'
        $data = Send-Mka1File $TestDrive/data.jsonl -Purpose evals
        $task = @{
            id = 'echo'; type = 'qa'; dataset = @{ file_id = $data.Id; format = 'jsonl' }; prompt_template = 'Say {{word}}.'; target_template = '{{word}}'
            grader = @{ type = 'python'; source = '# none' }
        }
        $suite = New-Mka1EvalSuite echo @{ schema_version = '2026-05-27'; tasks = @($task) }
    }

    BeforeEach {
        $history = "$TestDrive/$([guid]::NewGuid()).csv"
        $given = @{ Suite = $suite.Id; Model = 'auto'; HistoryPath = $history }
    }

    It 'appends the score of each run' {
        & $guides/Test-EvalScore.ps1 @given
        & $guides/Test-EvalScore.ps1 @given
        Import-Csv $history | ForEach-Object { "$($_.Model) $($_.Completed) $($_.Failed) $($_.Score)" } | Should -Be 'auto 2 0 1', 'auto 2 0 1'
    }

    It 'fails if the score is lower than the last one of the suite, version and model, beyond the tolerance' {
        foreach ($row in @($suite.Id, 1, 'auto', 1.5), @($suite.Id, 1, 'other', 9), @($suite.Id, 2, 'auto', 9), @('eval_suite_1', 1, 'auto', 9)) {
            [pscustomobject]@{ Time = ''; Suite = $row[0]; Version = $row[1]; Model = $row[2]; RunId = ''; Status = ''; Completed = 2; Failed = 0; Score = $row[3] } | Export-Csv $history -Append
        }
        & $guides/Test-EvalScore.ps1 @given -Tolerance 0.5
        $rows = Import-Csv $history
        $rows[-1].Score = 1.5
        $rows | Export-Csv $history
        { & $guides/Test-EvalScore.ps1 @given } | Should -Throw 'The score of auto fell from 1.5 to 1; see eval_run_*'
        Import-Csv $history | Should -HaveCount 6 -Because 'the lower score is recorded, too'
    }

    It 'takes a single score of 0' {
        $task.target_template = 'never'
        $task.dataset = @{ source = 'huggingface'; path = 'example/one'; split = 'test'; max_rows = 1 }
        $zero = New-Mka1EvalSuite zero @{ schema_version = '2026-05-27'; tasks = @($task) }
        & $guides/Test-EvalScore.ps1 -Suite $zero.Id -Model auto -HistoryPath $history
        (Import-Csv $history).Score | Should -Be 0
    }

    It 'fails if the run fails, or has no such metric' {
        { & $guides/Test-EvalScore.ps1 -Suite $suite.Id -Model unknown -HistoryPath $history } | Should -Throw '*is failed*'
        { & $guides/Test-EvalScore.ps1 @given -Metric f1 } | Should -Throw "*no scores named 'f1'*"
        $history | Should -Not -Exist
    }
}
