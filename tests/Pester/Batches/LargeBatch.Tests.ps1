Describe 'The guide to large batches' {
    BeforeAll {
        $script = (Resolve-Path "$PSScriptRoot/../../../docs/guides/Invoke-LargeBatch.ps1").Path
        $rows = 400

        function New-Row([string] $Path, [string] $Odd = '[flaky]') {
            1..$rows | ForEach-Object { [pscustomobject]@{ id = "row-$_"; text = if ($_ % 100 -eq 0) { "$Odd Say $_" } else { "Say $_" } } } | Export-Csv $Path
        }

        function Assert-Answers([string] $Path) {
            $answers = Get-Content $Path | ConvertFrom-Json
            @($answers).Count | Should -Be $rows
            @($answers.id | Sort-Object -Unique).Count | Should -Be $rows
            @($answers | Where-Object { -not $_.ok }).Count | Should -Be 0
        }
    }

    BeforeEach {
        $key = New-TestKey
        $null = Connect-TestEmulator -Key $key
        $csv = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        $target = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        $polling = @{ PollIntervalSeconds = 0.2 }
    }

    It 'ends with every answer once, through failures, a cancelled part and lost connections' {
        New-Row $csv
        Add-EmulatorFault @{ method = 'POST'; path = '/files'; refuseBeforeProcessing = $true }
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; afterProcessing = $true }
        Add-EmulatorFault @{ method = 'GET'; path = '^/files/[^/]+/content'; dropAfterBytes = 2000 }
        # One part stops halfway until it is cancelled.
        $odd = Import-Csv $csv
        $odd[150].text = '[seconds 600] Say slowly'
        $odd | Export-Csv $csv
        $run = Start-Script {
            param($Script, $Csv, $Target, $Polling)
            & $Script -Path $Csv -Group large -OutputPath $Target -MaxRequests 100 -Polling $Polling -WarningAction SilentlyContinue
        } $script, $csv, $target, $polling
        Wait-Until { Get-Mka1Batch -Status in_progress -Metadata @{ 'mka1.group' = 'large'; 'mka1.part' = '2' } }
        $null = Get-Mka1Batch -Status in_progress -Metadata @{ 'mka1.group' = 'large'; 'mka1.part' = '2' } | Stop-Mka1Batch
        Wait-Script $run
        $run.Output[-1].Succeeded | Should -Be $rows
        Assert-Answers $target
        @(Get-Mka1Batch -Metadata @{ 'mka1.group' = 'large' } | Where-Object { -not $_.Metadata['mka1.restart_of'] }).Count | Should -Be 4
    }

    It 'says that there are no rows' {
        Set-Content $csv '"id","text"'
        { & $script -Path $csv -Group empty -OutputPath $target } | Should -Throw '*no rows*'
        Test-Path $target | Should -BeFalse
    }

    It 'goes on after its shell was killed, and sends nothing twice' {
        New-Row $csv
        $engine = Get-Engine
        $start = [System.Diagnostics.ProcessStartInfo]::new($engine.Path)
        $command = "Import-Module '$((Get-Module Mka1).Path -replace 'psm1$', 'psd1')'; & '$script' -Path '$csv' -Group killed -OutputPath '$target' -MaxRequests 100"
        $engine.Argument + '-NoProfile', '-NonInteractive', '-Command', $command | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.Environment['MKA1_API_KEY'] = $key
        $start.Environment['MKA1_SERVER_URL'] = "$((Get-SharedEmulator).Uri)"
        # Deletes the files of the killed process with the test.
        $start.Environment['TMPDIR'] = (New-Item -ItemType Directory (Join-Path $TestDrive "$([guid]::NewGuid())")).FullName
        $start.RedirectStandardOutput = $true
        # The third create is slow, so two parts are created before the kill.
        Add-EmulatorFault @{ method = 'POST'; path = '/batches'; skip = 2; delayMs = 60000 }
        $shell = [System.Diagnostics.Process]::Start($start)
        Wait-Until { @(Get-Mka1Batch).Count -eq 2 -and @(Get-Mka1File -Purpose batch).Count -eq 3 }
        $shell.Kill()
        $shell.WaitForExit()
        Clear-EmulatorFault
        & $script -Path $csv -Group killed -OutputPath $target -MaxRequests 100 -Polling $polling -WarningAction SilentlyContinue | Out-Null
        Assert-Answers $target
        $parts = Get-Mka1Batch -Metadata @{ 'mka1.group' = 'killed' } | Where-Object { -not $_.Metadata['mka1.restart_of'] }
        $parts.ForEach({ $_.Metadata['mka1.part'] }) | Sort-Object | Should -Be 1, 2, 3, 4
        @(Get-Mka1File -Purpose batch | Where-Object Filename -Like 'killed-*').Count | Should -Be 4 -Because 'the file of the third part was acknowledged before the kill'
    }
}
