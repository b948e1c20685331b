# What holds for every cmdlet that calls the server. Each has one row in CallRows.ps1; a cmdlet without one fails by its name.
BeforeDiscovery {
    $rows = & "$PSScriptRoot/../CallRows.ps1"
    # Every cmdlet that takes ids, and what else it needs.
    $takers = Get-Command -Module Mka1 -CommandType Cmdlet | Where-Object { $_.Parameters['Id'].ParameterType -eq [string[]] } | ForEach-Object {
        @{
            Name = $_.Name
            Asks = $_.Parameters.ContainsKey('WhatIf')
            With = switch -Wildcard ($_.Name) {
                'Set-*Metadata' { @{ Metadata = @{ a = 1 } } }
                'Resume-*' { @{ Prompt = 'go on' } }
                'Save-*' { @{ Path = '.' } }
                'Export-*' { @{ Path = 'x.html' } }
                default { @{} }
            }
        }
    }
    $head = "HTTP/1.1 {0}`r`nContent-Type: application/json`r`nConnection: close`r`n`r`n"
    $faults = @(
        @{ Fault = '400'; Answer = ($head -f '400 No') + '{"error":{"message":"no"}}'; Id = 'Mka1.InvalidRequest' }
        @{ Fault = '401'; Answer = ($head -f '401 No') + '{"error":{"message":"no"}}'; Id = 'Mka1.Unauthorized' }
        @{ Fault = '403'; Answer = ($head -f '403 No') + '{"message":"no"}'; Id = 'Mka1.Forbidden' }
        @{ Fault = '404'; Answer = ($head -f '404 No') + '{"detail":"no"}'; Id = 'Mka1.NotFound' }
        @{ Fault = '409'; Answer = ($head -f '409 No') + '{"error":"no"}'; Id = 'Mka1.Conflict' }
        @{ Fault = '422 with details'; Answer = ($head -f '422 No') + '{"detail":[{"loc":["body","\ud800"],"msg":"no"}]}'; Id = 'Mka1.InvalidRequest' }
        @{ Fault = '429 as plain text'; Answer = ($head -f '429 No') + '"slow down"'; Id = 'Mka1.RateLimited'; Passes = $true }
        @{ Fault = '500 as a page'; Answer = ($head -f '500 No') + '<html>no</html>'; Id = 'Mka1.ServerError'; Passes = $true }
        @{ Fault = '503'; Answer = ($head -f '503 No') + ''; Id = 'Mka1.ServerError'; Passes = $true }
        @{ Fault = 'a redirect'; Answer = "HTTP/1.1 307 Go`r`nLocation: http://127.0.0.1:1/`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"; Id = 'Mka1.ServerError', 'Mka1.Protocol', 'Mka1.InvalidRequest' }
        @{ Fault = 'HTML'; Answer = ($head -f '200 OK') + '<html>hello</html>'; Id = 'Mka1.Protocol' }
        @{ Fault = 'an array'; Answer = ($head -f '200 OK') + '[1]'; Id = 'Mka1.Protocol' }
        @{ Fault = 'a number'; Answer = ($head -f '200 OK') + '7'; Id = 'Mka1.Protocol' }
        @{ Fault = 'an object without its members'; Answer = ($head -f '200 OK') + '{}'; Id = 'Mka1.Protocol' }
        @{ Fault = 'half of JSON'; Answer = ($head -f '200 OK') + '{"id":"x","st'; Id = 'Mka1.Protocol' }
        @{ Fault = 'less than was promised'; Answer = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Length: 100`r`n`r`n{"; Id = 'Mka1.Protocol', 'Mka1.ConnectionFailed'; Passes = $true }
        @{ Fault = 'bytes that are no gzip'; Answer = "HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Encoding: gzip`r`nConnection: close`r`n`r`n{}"; Id = 'Mka1.Protocol', 'Mka1.ConnectionFailed'; Passes = $true }
        @{ Fault = 'headers that are none'; Answer = "HTTP/1.1 200 OK`r`nno header`r`n`r`n"; Id = 'Mka1.ConnectionFailed', 'Mka1.Protocol'; Passes = $true }
        @{ Fault = 'nothing at all'; Answer = ''; Id = 'Mka1.ConnectionFailed'; Passes = $true }
    )
}

BeforeAll {
    Disconnect-All
    # The errors that a call writes or ends with.
    function Get-Problem([scriptblock] $Run) {
        $ErrorActionPreference = 'Continue'
        try {
            & $Run 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
        }
        catch {
            $_
        }
    }
    Write-Line (Join-Path $TestDrive in.jsonl) '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Hi"}]}}'
}
AfterAll {
    Disconnect-All
}

Describe 'The rows of the contract' -ForEach @{ Rows = $rows } {
    It 'are of every cmdlet that calls, and of no other' {
        $calling = Get-Command -Module Mka1 -CommandType Cmdlet | Where-Object { $_.Parameters.ContainsKey('OnBehalfOf') -and $_.Verb -notin 'Connect', 'Set' -or $_.Noun -like 'Mka1*Metadata' }
        $calling.Name | Where-Object { $_ -ne 'Test-Mka1Connection' } | Sort-Object | Should -Be @($Rows.Name | Sort-Object)
    }
}

Describe 'Contract of ids: <Name>' -ForEach $takers {
    BeforeAll {
        $null = Connect-TestEmulator
    }
    AfterAll {
        Disconnect-All
    }

    It 'refuses <What> before anything is asked or sent' -ForEach @(
        @{ What = 'an empty id'; Bad = '' }
        @{ What = 'a blank id'; Bad = " `t" }
        @{ What = 'a dot segment'; Bad = '..' }
        @{ What = 'an id that no address can hold'; Bad = 'a' * 5000 }
    ) {
        Clear-EmulatorRequest
        foreach ($preview in @(@{}) + $(if ($Asks) { @{ WhatIf = $true } })) {
            $problems = @(Get-Problem { & $Name -Id $Bad @With @preview })
            $problems | Should -HaveCount 1
            $problems[0].FullyQualifiedErrorId.Split(',')[0] | Should -Be Mka1.InvalidInput
        }
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Contract: <Name>' -ForEach $rows {
    AfterEach {
        if ($server) {
            $server.Dispose()
        }
        Disconnect-All
    }

    It 'makes an error of the closed list of <Fault>' -ForEach $faults {
        $server = Start-RawServer -Answer $Answer
        $null = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0
        $problems = @(Get-Problem $Run)
        $problems | Should -Not -BeNullOrEmpty
        foreach ($problem in $problems) {
            $problem.FullyQualifiedErrorId | Should -BeLike 'Mka1.*,Mka1.PowerShell.*'
        }
        # A wait goes on over what passes, and tells its own end.
        $wanted = if ($Waits -and $Passes) { @($Id) + 'Mka1.Timeout' } else { @($Id) }
        $problems[0].FullyQualifiedErrorId.Split(',')[0] | Should -BeIn $wanted
        $problems[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    if ($Creates) {
        It 'does not create twice what may have been created' {
            $server = Start-RawServer -Answer "HTTP/1.1 500 No`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
            $null = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 3
            $null = Get-Problem $Run
            @($server.Requests | Where-Object { $_ -like 'POST *' }) | Should -HaveCount 1
        }
    }

    It 'is refused by nobody who listens' {
        $null = Connect-Mka1 -Uri http://127.0.0.1:1 -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0
        $problems = @(Get-Problem $Run)
        $problems[0].FullyQualifiedErrorId.Split(',')[0] | Should -BeIn $(if ($Waits) { 'Mka1.ConnectionFailed', 'Mka1.Timeout' } else { , 'Mka1.ConnectionFailed' })
    }

    It 'needs a connection' {
        $old = $env:MKA1_API_KEY
        $env:MKA1_API_KEY = ''
        try {
            $Run | Should -Throw -ErrorId 'Mka1.NotConnected,*'
        }
        finally {
            $env:MKA1_API_KEY = $old
        }
    }
}
