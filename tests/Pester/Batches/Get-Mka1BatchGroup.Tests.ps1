BeforeAll {
    $null = Connect-TestEmulator
    $null = 'Hi', '[fail] Ho', 'Ha' | New-Mka1BatchRequest -Prompt { $_ } | New-Mka1Batch -Group reviews -MaxRequests 2 | Wait-Mka1Batch -PollIntervalSeconds 0.1
    $null = Restart-Mka1Batch -Group reviews | Wait-Mka1Batch -PollIntervalSeconds 0.1
    $file = (Get-Mka1Batch -First 1).InputFileId
    $null = New-Mka1Batch $file -Metadata @{ 'mka1.group' = 'a [b]'; 'mka1.part' = '3'; 'mka1.parts' = '12' } | Wait-Mka1Batch -PollIntervalSeconds 0.1
    $endless = '[forever]' | New-Mka1BatchRequest -Prompt { $_ } | New-Mka1Batch -Group endless
    $alone = New-Mka1Batch $file
    Wait-Until { ($endless | Get-Mka1Batch).Status -eq 'in_progress' }
}

AfterAll {
    Clear-EmulatorFault
    $null = $endless | Stop-Mka1Batch
    Disconnect-All
}

Describe 'Get-Mka1BatchGroup' {
    It 'counts parts, restarts, statuses and requests' {
        $group = Get-Mka1BatchGroup reviews
        $group | Should -BeOfType Mka1.Batches.BatchGroupSummary
        $group.Parts, $group.ExpectedParts, $group.Restarts | Should -Be 2, 2, 1
        $group.Total, $group.Completed, $group.Failed, $group.Running | Should -Be 3, 2, 1, 0
        "$($group.Statuses)" | Should -Be '3 completed'
        $group.HasEnded, $group.IsComplete | Should -Be $true, $true
        $group.EndedAt | Should -Not -BeNullOrEmpty
        $group.Elapsed | Should -Be ($group.EndedAt - $group.CreatedAt)
    }

    It 'tells of a group that runs and of parts that are missing' {
        $group = Get-Mka1BatchGroup -Name endless
        $group.HasEnded, $group.Running, $group.Failed | Should -Be $false, 1, 0
        $group.EndedAt | Should -BeNullOrEmpty
        $group.Elapsed | Should -BeGreaterOrEqual ([timespan]::Zero)
        $partial = Get-Mka1BatchGroup 'a [b]'
        $partial.Parts, $partial.ExpectedParts, $partial.IsComplete | Should -Be 1, 12, $false
        $partial | Out-String -Width 80 | Should -Match '1/12'
    }

    It 'lists all with one pass, by wildcards and by names' {
        Clear-EmulatorRequest
        (Get-Mka1BatchGroup).Name | Should -Be 'endless', 'a [b]', 'reviews'
        Get-EmulatorRequest | Should -HaveCount 1
        (Get-Mka1BatchGroup r*, END*).Name | Sort-Object | Should -Be endless, reviews
        Get-Mka1BatchGroup nothing* -ErrorAction Stop | Should -BeNullOrEmpty
        (Get-Mka1BatchGroup reviews, nobody -ErrorVariable problems -ErrorAction SilentlyContinue).Name | Should -Be reviews
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument nobody '*no group*nobody*'
        , @() | ForEach-Object { $_ } | Get-Mka1BatchGroup | Should -BeNullOrEmpty
    }

    It 'is taken by the other cmdlets, also deserialized and from a CSV file' {
        $group = Get-Mka1BatchGroup reviews
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($group))
        $row = $group | ConvertTo-Csv | ConvertFrom-Csv
        foreach ($one in $group, $copy, $row) {
            @($one | Get-Mka1Batch) | Should -HaveCount 3
            @($one | Wait-Mka1Batch) | Should -HaveCount 3
            ($one | Measure-Mka1Batch).Name | Should -Be reviews
            @($one | Receive-Mka1BatchResult) | Should -HaveCount 3
            $one | Stop-Mka1Batch -ErrorAction Stop | Should -BeNullOrEmpty
        }
        # A batch is still taken by its id.
        (Get-Mka1Batch -Group reviews | Measure-Mka1Batch).Requests | Should -Be 2, 1, 1
    }

    It 'shows a group in a line at 80 columns' {
        $lines = (Get-Mka1BatchGroup reviews | Out-String -Width 80) -split '\r?\n' | Where-Object { $_.Trim() }
        $lines | Should -HaveCount 3
        $lines[2] | Should -Match '^reviews +2/2 +3 +2 +1 +\d+:\d\d:\d\d 3 completed'
    }
}

Describe 'Get-Mka1Batch -Group' {
    It 'lists the parts in order, restarts after what they restart' {
        $found = Get-Mka1Batch -Group reviews
        $found.ForEach({ $_.Metadata['mka1.part'] }) | Should -Be 1, 1, 2
        $found[1].Metadata['mka1.restart_of'] | Should -Be $found[0].Id
        (Get-Mka1Batch -Group $found[0].Id).Id | Should -Be $found[0, 1].Id
    }

    It 'takes wildcards, filters and pages, and reports what is not there' {
        (Get-Mka1Batch -Group R*, endless).Count | Should -Be 4
        (Get-Mka1Batch -Group 'a [b]').Count | Should -Be 1
        (Get-Mka1Batch -Group * -Status in_progress).Id | Should -Be $endless.Id
        (Get-Mka1Batch -Group * -First 1 -Skip 1).Id | Should -Be (Get-Mka1Batch -Group *).Id[1]
        (Get-Mka1Batch -Group *).Id | Should -Not -Contain $alone.Id
        (Get-Mka1Batch -Group nobody, endless -ErrorVariable problems -ErrorAction SilentlyContinue).Id | Should -Be $endless.Id
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument nobody '*Get-Mka1BatchGroup*'
    }

    It 'shows part and group in the table at 80 columns' {
        Get-Mka1Batch -Group reviews | Out-String -Width 80 | Should -Match '1/2 revi'
        $wide = Get-Mka1Batch -Group reviews | Out-String -Width 120
        $wide | Should -Match '1/2 R reviews'
        $wide | Should -Match '2/2 reviews'
    }
}
