# A single call or a pipeline that takes long shows that it is working.

BeforeAll {
    function Get-Bar($Run) {
        @($Run.Shell.Streams.Progress | Where-Object ActivityId -EQ 20)
    }
}

AfterAll {
    Disconnect-All
}

Describe 'A call that takes long' {
    BeforeEach {
        $null = Connect-TestEmulator
    }
    AfterEach {
        Clear-EmulatorFault
    }

    It 'shows a bar with the time, and removes it' {
        Add-EmulatorFault @{ method = 'GET'; path = '/files'; delayMs = 4000 }
        $run = Start-Script { $null = Get-Mka1File; Get-Mka1RequestLog -Last 1 }
        Wait-Script $run
        $run.Output | Should -HaveCount 1
        $bars = Get-Bar $run
        $bars[0].Activity | Should -Be 'Get-Mka1File'
        $bars[0].StatusDescription | Should -Match '^Waiting for the server \(00:00:0\d\)$'
        $bars[-1].RecordType | Should -Be Completed
    }

    It 'counts the calls of a pipeline' {
        $ids = 1..3 | ForEach-Object { New-Mka1Response "$_" } | ForEach-Object Id
        Add-EmulatorFault @{ method = 'GET'; path = '/responses'; delayMs = 1500; times = 3 }
        $run = Start-Script { param($Ids) $Ids | Get-Mka1Response -ThrottleLimit 1 } (, $ids)
        Wait-Script $run
        $run.Output | Should -HaveCount 3
        (Get-Bar $run).StatusDescription | Where-Object { $_ -match '^[12] calls done, 1 running' } | Should -Not -BeNullOrEmpty
    }

    It 'shows none where it is short, or shows a bar of its own' {
        $run = Start-Script { $null = Get-Mka1File; New-Mka1Response '[seconds 400] x' -Background | Wait-Mka1Response -PollIntervalSeconds 1 }
        Wait-Script $run
        Get-Bar $run | Should -BeNullOrEmpty
        $run.Shell.Streams.Progress | Should -Not -BeNullOrEmpty
    }
}
