# The lasting log of calls: Connect-Mka1 -LogPath.

AfterAll {
    Disconnect-All
}

Describe 'The audit log' {
    BeforeEach {
        $path = "$TestDrive/$([guid]::NewGuid()).jsonl"
        $key = New-TestKey
        $null = Connect-TestEmulator -Key $key -Parameter @{ LogPath = $path; Name = 'prod'; MaximumRetryCount = 1 }
        function Get-Line {
            @(Get-Content $path | ConvertFrom-Json)
        }
    }

    It 'has a line for each call, with who, what, where and how it ended' {
        $made = New-Mka1Response 'Hi' -OnBehalfOf acme
        $null = Get-Mka1Response resp_404 -ErrorAction SilentlyContinue
        $lines = Get-Line
        $lines | Should -HaveCount 2
        "$($lines[0].cmdlet) $($lines[0].method) $($lines[0].path) $($lines[0].status) $($lines[0].context) $($lines[0].onBehalfOf)" | Should -Be 'New-Mka1Response POST /api/v1/llm/responses 200 prod acme'
        $lines[0].requestId | Should -Not -BeNullOrEmpty
        $lines[0].processId | Should -Be $PID
        $lines[0].user | Should -Be ([System.Environment]::UserName)
        "$($lines[0].server)/" | Should -Be "$((Get-Mka1Context).Server)"
        [datetime] $lines[0].time | Should -BeGreaterThan (Get-Date).AddMinutes(-5)
        "$($lines[1].status) $($lines[1].onBehalfOf)" | Should -Be '404 '
        $lines[1].error | Should -Match 'resp_404'
        Get-Content $path -Raw | Should -Not -Match $key
        Get-Content $path -Raw | Should -Not -Match $made.OutputText
    }

    It 'has one line for a call with retries, for each page of a list, and for a stream' {
        Add-EmulatorFault @{ path = '/files'; status = 503; times = 1 }
        $null = Get-Mka1File -WarningAction SilentlyContinue
        (Get-Line)[-1].attempts | Should -Be 2
        $null = New-Mka1Response 'Hi' -Stream
        Get-Line | Should -HaveCount 2
        $null = New-Mka1Response 'Hi' -Background | Wait-Mka1Response -PollIntervalSeconds 0.1
        (Get-Line)[-1].cmdlet | Should -Be 'Wait-Mka1Response'
    }

    It 'has the calls of completions' {
        (TabExpansion2 'New-Mka1Response x -Model ').CompletionMatches | Should -Not -BeNullOrEmpty
        (Get-Line)[-1].cmdlet | Should -Be completion
    }

    It 'that fails later is an error after the results, and the calls are carried out' {
        $run = Start-Script { param($Path) 1..3 | ForEach-Object { if ($_ -eq 2) { Remove-Item $Path; $null = New-Item -ItemType Directory $Path }; "$_" } | New-Mka1Response -ErrorAction Stop } $path
        try { Wait-Script $run } catch { $problem = $_ }
        $run.Output | Should -HaveCount 3
        $problem.Exception.InnerException.ErrorRecord.FullyQualifiedErrorId | Should -BeLike 'Mka1.WriteFailed*'
    }

    It 'redacts the key in a path' {
        $null = Get-Mka1File "file-$key" -ErrorAction SilentlyContinue
        Get-Content $path -Raw | Should -Not -Match $key
    }

    It 'is shared by parallel calls without mixing lines' {
        $ids = 1..50 | ForEach-Object { New-Mka1Response "$_" } | ForEach-Object Id
        $null = $ids | Get-Mka1Response -ThrottleLimit 16
        $lines = Get-Line
        $lines | Should -HaveCount 100
        $lines.path | Sort-Object -Unique | Should -HaveCount 51
    }

    It 'is shared by processes without losing lines' {
        $engine = Get-Engine
        $command = "Import-Module '$((Get-Module Mka1).ModuleBase)/Mka1.psd1'; `$null = Connect-Mka1 -Uri '$((Get-SharedEmulator).Uri)' -LogPath '$path' -Token (ConvertTo-SecureString '$key' -AsPlainText -Force); 1..40 | ForEach-Object { `$null = Get-Mka1File -First 1 }"
        $runs = 1..3 | ForEach-Object { Start-Process $engine.Path (@($engine.Argument) + '-NoProfile', '-NonInteractive', '-EncodedCommand', [System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($command))) -PassThru -RedirectStandardOutput "$TestDrive/$([guid]::NewGuid())" -RedirectStandardError "$TestDrive/$([guid]::NewGuid())" }
        $runs | ForEach-Object { $_.WaitForExit() }
        $lines = Get-Line
        $lines | Should -HaveCount 120
        $lines.processId | Sort-Object -Unique | Should -HaveCount 3
    }

    It 'is renamed when it is long, and the older ones are kept' {
        $line = [string]::new('x', 999)
        [System.IO.File]::WriteAllLines($path, [string[]] (@($line) * 10000))
        'old' | Set-Content "$path.1"
        $null = Get-Mka1File
        (Get-Item "$path.1").Length | Should -BeGreaterOrEqual 10000000
        Get-Content "$path.2" | Should -Be 'old'
        $null = Get-Mka1File
        Get-Line | Should -HaveCount 2
    }

    It 'can be read by its owner only' {
        Skip-Test -If ($PSEdition -eq 'Desktop' -or $IsWindows) -Because 'only Unix has such modes'
        (Get-Item $path).UnixMode | Should -Be '-rw-------'
    }

    It 'that cannot be written is an error before anything is sent' {
        { Connect-Mka1 -Token (ConvertTo-Token $key) -LogPath "$TestDrive/no/such/folder.jsonl" } | Should -Throw "*There is no directory*"
        { Connect-Mka1 -Token (ConvertTo-Token $key) -LogPath $TestDrive } | Should -Throw '*is a directory*'
        Remove-Item $path
        $null = New-Item -ItemType Directory $path
        Clear-EmulatorRequest
        $problem = { Get-Mka1File } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -BeLike 'Mka1.WriteFailed*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'ends with Set-Mka1Context -LogPath "", and begins with another path' {
        Set-Mka1Context -LogPath ''
        $null = Get-Mka1File
        Get-Line | Should -BeNullOrEmpty
        Set-Mka1Context -LogPath $path
        $null = Get-Mka1File
        Get-Line | Should -HaveCount 1
    }
}
