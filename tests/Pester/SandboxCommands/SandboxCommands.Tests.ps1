BeforeAll {
    $null = Connect-TestEmulator
    $session = New-Mka1SandboxSession -Wait
}

AfterAll {
    Disconnect-All
}

Describe 'Invoke-Mka1SandboxCommand' {
    It 'runs <Line>' -ForEach @(
        @{ Line = 'echo'; ArgumentList = 'a  b', "c'd"; Stdout = "a  b c'd`n"; ExitCode = 0 }
        @{ Line = 'echo $A > a.txt; cat a.txt && pwd'; Stdout = "1`n/workspace`n"; ExitCode = 0 }
        @{ Line = 'exit 3'; Stdout = ''; ExitCode = 3 }
        @{ Line = 'false && echo x'; Stdout = ''; ExitCode = 1 }
        @{ Line = 'pytest -q'; Stdout = ''; ExitCode = 127 }
    ) {
        $with = if ($ArgumentList) { @{ ArgumentList = $ArgumentList } } else { @{} }
        $result = Invoke-Mka1SandboxCommand -Session $session $Line @with -Environment @{ A = 1 }
        $result.Stdout, $result.ExitCode, $result.Command, $result.SessionId | Should -Be $Stdout, $ExitCode, $Line, $session.Id
    }

    It 'returns what has changed' {
        ($session | Invoke-Mka1SandboxCommand 'echo a > new.txt; touch sub/b.txt').FilesChanged | Should -Be new.txt, sub/b.txt
        ($session | Invoke-Mka1SandboxCommand rm new.txt).FilesChanged | Should -Be new.txt
        ($session | Invoke-Mka1SandboxCommand ls).FilesChanged | Should -BeNullOrEmpty
    }

    It 'returns a command that took too long, with its exit code' {
        $result = $session | Invoke-Mka1SandboxCommand sleep 100 -Timeout 2
        $result.ExitCode | Should -Be 124
        $result.Stderr | Should -BeLike '*timed out after 2 seconds*'
    }

    It 'is sent once, even if the connection breaks' {
        Clear-EmulatorRequest
        Add-EmulatorFault @{ method = 'POST'; status = 502 }
        { $session | Invoke-Mka1SandboxCommand echo -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.ServerError,*'
        @(Get-EmulatorRequest -Method Post) | Should -HaveCount 1
        Clear-EmulatorFault
    }

    It 'keeps the values of environment variables out of errors and the log' {
        $secret = 'hunter2-hunter2'
        Add-EmulatorFault @{ method = 'POST'; status = 400; times = 1; body = @{ error = @{ message = "The value $secret of A is wrong." } } }
        $null = $session | Invoke-Mka1SandboxCommand echo -Environment @{ A = $secret } -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Should -HaveCount 1
        "$problems", ($problems | Format-List * -Force | Out-String), (Get-Mka1RequestLog | Format-List * -Force | Out-String) -join "`n" | Should -Not -BeLike "*$secret*"
        Clear-EmulatorFault
    }

    It 'names the variable that has no value' {
        { $session | Invoke-Mka1SandboxCommand echo -Environment @{ A = $null } -ErrorAction Stop } | Should -Throw "The environment value of 'A' is null. Give text."
        { $session | Invoke-Mka1SandboxCode 'print(1)' -Environment @{ A = $null } -ErrorAction Stop } | Should -Throw "The environment value of 'A' is null. Give text."
    }

    It 'sends nothing with -WhatIf' {
        Clear-EmulatorRequest
        $session | Invoke-Mka1SandboxCommand echo -WhatIf
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }
}

Describe 'Invoke-Mka1SandboxCode' {
    It 'runs <Code>' -ForEach @(
        @{ Code = 'print(1)'; Runtime = 'python'; Stdout = "1`n"; ExitCode = 0 }
        @{ Code = 'console.log("a")'; Runtime = 'node'; Stdout = "a`n"; ExitCode = 0 }
        @{ Code = 'echo a'; Runtime = 'bash'; Stdout = "a`n"; ExitCode = 0 }
        @{ Code = "print('a')`nsys.exit(2)`nprint('b')"; Runtime = 'python'; Stdout = "a`n"; ExitCode = 2 }
    ) {
        $result = Invoke-Mka1SandboxCode -Session $session $Code -Runtime $Runtime
        $result.Stdout, $result.ExitCode, $result.Runtime | Should -Be $Stdout, $ExitCode, $Runtime
    }

    It 'takes code from the pipeline' {
        ($session, $session.Id | Invoke-Mka1SandboxCode 'print(1)').Stdout | Should -Be "1`n", "1`n"
    }

    It 'takes code from a file, whose extension tells the runtime' {
        Set-Content $TestDrive/a.js 'console.log("a")'
        $result = $session | Invoke-Mka1SandboxCode -Path $TestDrive/a.js
        $result.Stdout, $result.Runtime | Should -Be "a`n", node
    }
}
