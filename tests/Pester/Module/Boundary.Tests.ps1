# Whatever fails in a cmdlet is the error of one object; what the engine or a later command throws passes through as it is.
# The cmdlet Test-Fault of the xUnit project fails where no other can be made to.

BeforeDiscovery {
    $faults = Get-Item "$PSScriptRoot/../../../artifacts/bin/Mka1.Module.Tests/*/Mka1.Module.Tests.dll" | Sort-Object LastWriteTime | Select-Object -Last 1
    # It is built for the runtime of the newest engine.
    $canFail = $faults -and $PSEdition -eq 'Core' -and [System.Environment]::Version.Major -ge 10
    $types = (Get-Command -Module Mka1).ImplementingType | ForEach-Object { @{ Type = $_; Name = $_.Name } }
}

Describe 'The boundary under all cmdlets' -Skip:(-not $canFail) -ForEach @{ Path = "$faults" } {
    BeforeAll {
        Import-Module $Path
        function Assert-Unexpected($Record, $Target) {
            @($Record).Count | Should -Be 1 -Because "one error is expected, not: $($Record -join ' | ')"
            $Record[0].FullyQualifiedErrorId | Should -BeLike 'Mka1.Unexpected,*'
            $Record[0].CategoryInfo.Category | Should -Be 'NotSpecified'
            $Record[0].TargetObject | Should -Be $Target
            $Record[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            "$($Record[0])" | Should -BeLike '*nobody foresaw this*InvalidTimeZoneException*'
            $Record[0].Exception.InnerException | Should -BeOfType ([System.InvalidTimeZoneException])
        }
    }
    AfterAll {
        Remove-Module Mka1.Module.Tests
    }

    It 'makes an error of one object, and the pipeline goes on: <At>' -ForEach @(
        'Record', 'RecordLater', 'RecordElsewhere', 'Object', 'Window', 'WindowElsewhere' | ForEach-Object { @{ At = $_ } }
    ) {
        $all = 'a', 'bad', 'b' | Test-Fault $At -ErrorAction Continue 2>&1
        $all[0, 2] | Should -Be 'a', 'b'
        Assert-Unexpected @($all[1]) 'bad'
    }

    It 'keeps a secret out of what an error came of, and all else for the report' {
        $fault = [System.InvalidTimeZoneException]::new('nobody foresaw this', [System.FormatException]::new('header s3cret'))
        'bad' | Test-Fault Record -Fault $fault -Secret s3cret -ErrorVariable problems -ErrorAction SilentlyContinue
        $whole = "$($problems[0].Exception)"
        $whole | Should -Not -BeLike '*s3cret*'
        $whole | Should -BeLike '*InvalidTimeZoneException*nobody foresaw this*header `[redacted`]*'
    }

    It 'holds for waits' {
        $given = 'a', 'bad', 'b' | Test-Fault Wait -ErrorVariable problems -ErrorAction SilentlyContinue
        $given | Sort-Object | Should -Be 'a', 'b'
        Assert-Unexpected $problems 'bad'
    }

    It 'holds for what is told from elsewhere' {
        'a', 'bad', 'b' | Test-Fault Posted -ErrorVariable problems -ErrorAction SilentlyContinue | Should -Be 'a', 'bad', 'b'
        Assert-Unexpected $problems $null
    }

    It 'holds for the end' {
        'a', 'b' | Test-Fault End -ErrorVariable problems -ErrorAction SilentlyContinue | Should -Be 'a', 'b'
        Assert-Unexpected $problems $null
    }

    It 'ends a cmdlet that could not begin, with a record of the list' {
        $given = [System.Collections.Generic.List[string]]::new()
        $problem = { 'a', 'b' | Test-Fault Begin | ForEach-Object { $given.Add($_) } } | Should -Throw -PassThru
        Assert-Unexpected @($problem) $null
        $given | Should -BeNullOrEmpty
    }

    It 'takes <Type> for a failure too' -ForEach @(
        @{ Type = 'a cancellation that nobody asked for'; Fault = [System.Threading.Tasks.TaskCanceledException]::new() }
        @{ Type = 'an error of the engine'; Fault = [System.Management.Automation.GetValueInvocationException]::new('a property threw') }
        @{ Type = 'a broken connection'; Fault = [System.Net.Sockets.SocketException]::new(104) }
    ) {
        foreach ($at in 'Record', 'Object', 'Window', 'WindowElsewhere', 'Wait') {
            $given = 'a', 'bad', 'b' | Test-Fault $at -Fault $Fault -ErrorVariable problems -ErrorAction SilentlyContinue
            $given | Sort-Object | Should -Be 'a', 'b' -Because $at
            $problems.FullyQualifiedErrorId | Should -BeLike 'Mka1.Unexpected,*' -Because $at
            $problems[0].Exception.InnerException | Should -Be $Fault -Because $at
        }
    }

    It 'leaves to others what ends the process: <_>' -ForEach 'OutOfMemoryException', 'AccessViolationException' {
        { 'bad' | Test-Fault Object -Fault (New-Object "System.$_") } | Should -Throw -ExceptionType "System.$_"
    }

    It 'obeys -ErrorAction Stop: <_>' -ForEach 'Record', 'Object', 'Window', 'WindowElsewhere', 'Wait' {
        $at = $_
        $problem = { 'a', 'bad', 'b' | Test-Fault $at -ErrorAction Stop } | Should -Throw -PassThru
        Assert-Unexpected @($problem) 'bad'
    }

    It 'does not relabel what a later command throws: <_>' -ForEach 'Record', 'RecordLater', 'Object', 'Window', 'WindowElsewhere', 'Wait', 'End' {
        $at = $_
        $problem = { 'a', 'b' | Test-Fault $at | ForEach-Object { throw 'mine' } } | Should -Throw 'mine' -PassThru
        $problem.FullyQualifiedErrorId | Should -Be 'mine'
        { 'a', 'b' | Test-Fault $at | ForEach-Object { [int]::Parse('x') } -ErrorAction Stop } | Should -Throw -ErrorId FormatException*
        { 'a', 'b' | Test-Fault $at | ForEach-Object { Write-Error mine } -ErrorAction Stop } | Should -Throw -ErrorId Microsoft.PowerShell.Commands.WriteErrorException*
        { 'a', 'b' | Test-Fault $at | Get-Item -LiteralPath { $_ } -ErrorAction Stop } | Should -Throw -ErrorId PathNotFound*
    }

    It 'lets the pipeline end early: <_>' -ForEach 'Record', 'RecordLater', 'Object', 'Window', 'WindowElsewhere', 'Wait' {
        $at = $_
        'a', 'b', 'c' | Test-Fault $at -ErrorVariable problems | Select-Object -First 1 | Should -BeIn 'a', 'b', 'c'
        $problems | Should -BeNullOrEmpty
        $rounds = foreach ($round in 1..3) {
            'a', 'b' | Test-Fault $at -ErrorVariable problems | ForEach-Object { if ($round -eq 2) { break } }
            $problems | Should -BeNullOrEmpty
            $round
        }
        $rounds | Should -Be 1
        $rounds = foreach ($round in 1..3) {
            'a' | Test-Fault $at | ForEach-Object { continue }
            $round
        }
        $rounds | Should -BeNullOrEmpty
    }

    It 'leaves errors of binding as they are' {
        $null, 'b' | Test-Fault Record -ErrorVariable problems -ErrorAction SilentlyContinue | Should -Be 'b'
        $problems.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError*'
    }
}

Describe 'A failure that a server or a machine makes' {
    BeforeAll {
        $null = Connect-TestEmulator
    }
    AfterAll {
        Disconnect-All
    }

    It 'is one of the list, about its object, and the others go on: <What>' -ForEach @(
        @{ What = 'a body that is no brotli'; Head = "Content-Type: application/json`r`nContent-Encoding: br"; Body = 'this is no brotli' }
        @{ What = 'a body that is no gzip'; Head = "Content-Type: application/json`r`nContent-Encoding: gzip"; Body = 'this is no gzip' }
        @{ What = 'half a surrogate in a name'; Head = 'Content-Type: application/json'; Body = '{"id":"resp_1","object":"response","\ud800":1}' }
        @{ What = 'a character set that there is not'; Head = 'Content-Type: text/html; charset=klingon'; Body = 'hello' }
    ) {
        $server = Start-RawServer -Header $Head -Body $Body
        try {
            $raw = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri $server.Uri -Name raw -MaximumRetryCount 0 -Scope Runspace
            $run = {
                'resp_1', 'resp_2' | Get-Mka1Response -Context $raw
                'resp_1', 'resp_2' | Get-Mka1Response -Context $raw -Stream
                'resp_1', 'resp_2' | Remove-Mka1Response -Context $raw -Confirm:$false
                'resp_1', 'resp_2' | Wait-Mka1Response -Context $raw -TimeoutSeconds 30
                'one', 'two' | New-Mka1Response -Context $raw
                Get-Mka1Response -Context $raw
            }
            $ErrorActionPreference = 'Continue'
            $errors = & $run 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
            $errors.FullyQualifiedErrorId | Where-Object { $_ -notlike 'Mka1.*,Mka1.PowerShell.*' } | Should -BeNullOrEmpty
        }
        finally {
            $server.Dispose()
            Disconnect-Mka1 raw
        }
    }

    It 'is one of the list where a drive is not there' {
        $made = 'one', 'two' | New-Mka1Response
        $made | Save-Mka1ResponseContent -Path nodrive:/here -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems.FullyQualifiedErrorId | Should -BeLike 'Mka1.*,*'
        $problems.TargetObject | Should -Be $made.Id
    }
}

Describe '<Name>' -ForEach $types {
    It 'stands on the boundary' {
        $Type.IsSubclassOf([Mka1.PowerShell.Pipeline.AsyncCommand]) | Should -BeTrue
    }

    It 'can be disposed twice, and stopped afterwards' {
        $command = [System.Activator]::CreateInstance($Type)
        $command.Dispose()
        $command.Dispose()
        $stop = $Type.GetMethod('StopProcessing', [System.Reflection.BindingFlags] 'Instance, NonPublic')
        { $stop.Invoke($command, $null) } | Should -Not -Throw
    }
}
