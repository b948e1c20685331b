BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1SandboxSession' {
    It 'creates a session that becomes ready' {
        $session = New-Mka1SandboxSession tests-1 -Feature python, git -TimeToLive 00:30:00 -UserId alice -SessionKind browser
        $session.Id, $session.Status, $session.SessionKind, $session.TtlSeconds, $session.UserId | Should -Be tests-1, pending, browser, 1800, alice
        $session.SandboxFeatures | Should -Be python, git
        $ready = $session | Wait-Mka1SandboxSession
        $ready.Status | Should -Be running
        $ready.RunnerId | Should -Not -BeNullOrEmpty
    }

    It 'waits with -Wait, with a new id' {
        $session = New-Mka1SandboxSession -Wait
        $session.Status | Should -Be running
        [guid]::TryParse($session.Id, [ref] [guid]::Empty) | Should -BeTrue
    }

    It 'keeps the token of a session out of what is shown and exported' {
        $null = Clear-EmulatorRequest
        $session = New-Mka1SandboxSession -Wait
        $token = [System.Net.NetworkCredential]::new('', $session.GetSessionToken()).Password
        $token | Should -BeLike 'sbx_*'
        $shown = @(
            $session | Format-List * -Force | Out-String
            $session | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue
            $session | ConvertTo-Csv
            $session.ToJson()
            "$session"
            [System.Management.Automation.PSSerializer]::Serialize($session, 5)
            $session | Get-Mka1SandboxFile -Verbose 4>&1 | Out-String
            $session | Invoke-Mka1SandboxCommand -Command echo $token | Select-Object SessionId, ExitCode | Out-String
            Get-Mka1RequestLog | Format-List * -Force | Out-String
        )
        $shown -join "`n" | Should -Not -BeLike "*$token*"
        (Get-EmulatorRequest -Method Get | Where-Object path -Like '*/workspace').query | Should -Be "?session_token=$token"
    }

    It 'refuses an id that exists, and a wrong body with its reason' {
        $null = New-Mka1SandboxSession twice
        { New-Mka1SandboxSession twice -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.Conflict,*'
        { New-Mka1SandboxSession -SessionKind other -ErrorAction Stop } | Should -Throw "*must be one of: standard, browser*" -ErrorId 'Mka1.InvalidRequest,*'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'no time'; With = @{ TimeToLive = 0 } }
        @{ What = 'a time below a second'; With = @{ TimeToLive = 0.5 } }
        @{ What = 'a blank id'; With = @{ SessionId = ' ' } }
    ) {
        Clear-EmulatorRequest
        { New-Mka1SandboxSession @With -ErrorAction Stop } | Should -Throw
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'waits for capacity only with -QueueIfFull' {
        $null = Connect-TestEmulator
        $sessions = 1..10 | ForEach-Object { New-Mka1SandboxSession }
        { New-Mka1SandboxSession -ErrorAction Stop } | Should -Throw '*capacity*' -ErrorId 'Mka1.ServerError,*'
        $queued = New-Mka1SandboxSession -QueueIfFull
        $queued.Status | Should -Be queued
        $sessions[0] | Remove-Mka1SandboxSession -Confirm:$false
        ($queued | Wait-Mka1SandboxSession).Status | Should -Be running
    }
}

Describe 'Get-Mka1SandboxSession' {
    It 'filters the list by status' {
        $null = Connect-TestEmulator
        $session = New-Mka1SandboxSession -Wait
        (Get-Mka1SandboxSession -Status run*).Id | Should -Be $session.Id
        Get-Mka1SandboxSession -Status queued | Should -BeNullOrEmpty
    }
}

Describe 'Wait-Mka1SandboxSession' {
    It 'reports a session that will not become ready' {
        $null = Connect-TestEmulator
        $session = New-Mka1SandboxSession
        $session | Remove-Mka1SandboxSession -Confirm:$false
        { $session | Wait-Mka1SandboxSession -ErrorAction Stop } | Should -Throw '*terminated*' -ErrorId 'Mka1.Conflict,*'
    }
}

Describe 'Remove-Mka1SandboxSession' {
    BeforeEach {
        $null = Connect-TestEmulator
        $session = New-Mka1SandboxSession
        Clear-EmulatorRequest
    }
    AfterEach {
        Clear-EmulatorFault
    }

    It 'terminates with DELETE, id and token' {
        ($session | Remove-Mka1SandboxSession -Confirm:$false -PassThru).Id | Should -Be $session.Id
        $body = (Get-EmulatorRequest -Method Delete).body | ConvertFrom-Json
        $body.session_id | Should -Be $session.Id
        $body.session_token | Should -BeLike 'sbx_*'
        (Get-Mka1SandboxSession $session.Id).Status | Should -Be terminated
    }

    It 'uses POST where there is no such route' {
        Add-EmulatorFault @{ method = 'DELETE'; status = 405 }
        $session | Remove-Mka1SandboxSession -Confirm:$false
        @(Get-EmulatorRequest -Method Delete) | Should -HaveCount 1
        (Get-EmulatorRequest -Method Post).path | Should -BeLike '*/terminate'
        (Get-Mka1SandboxSession -Status terminated).Id | Should -Be $session.Id
    }

    It 'sends a token that is given' {
        $wrong = ConvertTo-Token 'another-token'
        { Remove-Mka1SandboxSession $session.Id -SessionToken $wrong -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.Forbidden,*'
    }
}

Describe 'A session' {
    It 'ends at the end of its time to live' {
        $null = Connect-TestEmulator
        $session = New-Mka1SandboxSession -TimeToLive 1
        Wait-Until { (Get-Mka1SandboxSession $session.Id).Status -eq 'terminated' }
        { $session | Invoke-Mka1SandboxCommand -Command echo -ErrorAction Stop } | Should -Throw '*terminated*' -ErrorId 'Mka1.Conflict,*'
    }
}

Describe 'Get-Mka1SandboxUrl' {
    It 'gets the address of a port' {
        $null = Connect-TestEmulator
        $url = New-Mka1SandboxSession web -Wait | Get-Mka1SandboxUrl -Port 3000
        $url.SessionId, $url.Url | Should -Be web, 'http://web.sandbox.internal:3000/'
    }
}
