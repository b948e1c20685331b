# What can be created is read, listed, changed and deleted, on the emulator: every noun that has New-, Get- and Remove-, with the
# parameters of its rows.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $rows = @(Get-CallRow)
    $nouns = @((@($rows.Where({ -not $_['Numbered'] }).Name) -like 'Remove-*' -replace '^Remove-') | Where-Object { Get-Command "New-$_" -ErrorAction Ignore } | ForEach-Object {
            $noun = $_
            $create = $rows.Where({ $_.Name -eq "New-$noun" })[0]
            @{
                Noun = $noun; Create = $create; Stays = [bool] $rows.Where({ $_.Name -eq "Remove-$noun" })[0]['Stays']; Change = $rows.Where({ $_.Name -in "Set-$noun", "Set-${noun}Metadata" })[0]
                Parent = if ($create['Below']) { $rows.Where({ $_.Name -eq "New-Mka1$($create.Below)" })[0] }
            }
        })
}

Describe 'Contract of the lifecycle: <Noun>' -ForEach $nouns {
    BeforeAll {
        $null = Connect-TestEmulator
        $new, $get, $remove = "New-$Noun", "Get-$Noun", "Remove-$Noun"
        $given = Get-CallParameter $Create $TestDrive
        # What lies below a parent is created, read and listed with its id.
        $below = @{}
        if ($Parent) {
            $own = Get-CallParameter $Parent $TestDrive
            $below["$($Create.Below)Id"] = (& $Parent.Name @own).Id
            $given.Remove('Id')
        }
        # A parent that only filters the list is not given with an id.
        $named = @((Get-Command $get).ParameterSets.Where({ $_.Name -eq 'Id' }).Parameters | ForEach-Object { $_.Name; $_.Aliases })
        $withId = if ("$($Create['Below'])Id" -in $named) { $below } else { @{} }
        & $get @below | & $remove -Confirm:$false
        $made = 1..3 | ForEach-Object { & $new @given @below }
    }
    AfterAll {
        Disconnect-All
    }

    It 'is created with what is given' {
        $made.Id | Sort-Object -Unique | Should -HaveCount 3
        foreach ($name in $given.Keys | Where-Object { $made[0].PSObject.Properties[$_] }) {
            if ($given[$name] -is [System.Collections.IDictionary]) {
                $made[0].$name | ConvertTo-Json -Depth 9 | Should -Be ($given[$name] | ConvertTo-Json -Depth 9) -Because $name
            }
            else {
                $made[0].$name | Should -Be $given[$name] -Because $name
            }
        }
    }

    It 'is read by id, and listed once from either end' {
        $read = & $get -Id $made[1].Id @withId
        $read.Id | Should -Be $made[1].Id
        # What ends by itself may have another state meanwhile.
        if (-not $Stays) {
            $read.ToJson() | Should -Be $made[1].ToJson()
        }
        $listed = @((& $get @below).Id)
        $listed | Sort-Object | Should -Be @($made.Id | Sort-Object)
        (& $get @below -After $listed[0]).Id | Should -Be $listed[1, 2]
        if ((Get-Command $get).Parameters.ContainsKey('Order')) {
            (& $get @below -Order Ascending).Id | Should -Be $made.Id
            (& $get @below -Order Descending).Id | Should -Be $made[2, 1, 0].Id
        }
    }

    It 'keeps what a change does not name' {
        if ($Change) {
            $one = Get-CallParameter $Change $TestDrive (@{ Id = $made[0].Id } + $below)
            $changed = & $Change.Name @one
            $changed.Id | Should -Be $made[0].Id
            foreach ($name in $one.Keys | Where-Object { $_ -ne 'Metadata' -and $changed.PSObject.Properties[$_] }) {
                $changed.$name | Should -Be $one[$name] -Because $name
            }
            foreach ($property in $made[0].PSObject.Properties.Name | Where-Object { $_ -notin $one.Keys -and $_ -notlike '*At' -and $_ -ne 'AdditionalProperties' }) {
                "$($changed.$property)" | Should -Be "$($made[0].$property)" -Because $property
            }
            (& $get -Id $made[0].Id @withId).ToJson() | Should -Be $changed.ToJson()
        }
    }

    It 'is gone once it is deleted' {
        $made[0] | & $remove -Confirm:$false | Should -BeNullOrEmpty
        if ($Stays) {
            (& $get -Id $made[0].Id @withId).Id | Should -Be $made[0].Id
            return
        }
        (& $get @below).Id | Should -Not -Contain $made[0].Id
        $null = & $get -Id $made[0].Id @withId -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target $made[0].Id
        & $get @below | & $remove -Confirm:$false
        & $get @below | Should -BeNullOrEmpty
    }
}
