# -ThrottleLimit of the cmdlets that change something: how many at a time, in which order, and what stops them.
BeforeDiscovery {
    $rows = @(
        @{ Name = 'Remove-Mka1File'; Method = 'DELETE'; Path = '/files/'; Make = { New-TestFile }; Given = @{ Confirm = $false; PassThru = $true } }
        @{ Name = 'Remove-Mka1Response'; Method = 'DELETE'; Path = '/responses/'; Make = { New-Mka1Response x }; Given = @{ Confirm = $false; PassThru = $true } }
        @{ Name = 'Remove-Mka1Conversation'; Method = 'DELETE'; Path = '/conversations/'; Make = { New-Mka1Conversation }; Given = @{ Confirm = $false; PassThru = $true } }
        @{ Name = 'Set-Mka1ResponseMetadata'; Method = 'POST'; Path = '/responses/'; Make = { New-Mka1Response x }; Given = @{ Metadata = @{ a = '1' } } }
        @{ Name = 'Set-Mka1ResponseMetadata'; Method = 'POST'; Path = '/responses/'; Make = { New-Mka1Response x }; Given = @{ Metadata = @{ a = '1' }; Merge = $true } }
        @{ Name = 'Save-Mka1File'; Method = 'GET'; Path = '/files/'; End = '/content'; Make = { New-TestFile }; Given = @{ PassThru = $true } }
        @{ Name = 'Send-Mka1File'; Method = 'POST'; Path = '/files'; Make = { New-LocalFile }; Given = @{ Purpose = 'user_data' } }
    )
    $byId = @($rows | Where-Object Name -NE Send-Mka1File)
}
BeforeAll {
    $null = Connect-TestEmulator
    $script:number = 0
    function New-LocalFile {
        $script:number++
        $path = Join-Path $TestDrive "file$script:number.txt"
        Set-Content $path "text $script:number"
        Get-Item $path
    }
    function New-TestFile {
        New-LocalFile | Send-Mka1File -Purpose user_data
    }
    # What a result and its input have in common.
    function Get-Key($Object) {
        if ($Object -is [System.IO.FileInfo]) { $Object.Name } elseif ($Name -like 'S*-Mka1File' -and $Object.Filename) { $Object.Filename } else { $Object.Id }
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Throttle: <Name>' -ForEach $rows {
    BeforeEach {
        Clear-EmulatorFault
        $objects = @(1..5 | ForEach-Object { & $Make })
        Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Clear-EmulatorRequest
    }
    AfterEach {
        Pop-Location
    }

    It 'has as many calls in flight as it may, and Ctrl+C cancels them all' {
        Add-EmulatorFault @{ method = $Method; path = "^/api/v1/llm$Path.*$End$"; delayMs = 60000; times = 5 }
        $run = Start-Script { param($name, $given, $objects, $folder) Set-Location $folder; $objects | & $name @given -ThrottleLimit 3 } $Name, $Given, $objects, "$PWD"
        Wait-Until { @(Get-EmulatorRequest $Method "$Path*$End").Count -ge 3 }
        Stop-Script $run
        Wait-Until { -not @(Get-EmulatorRequest $Method "$Path*$End" | Where-Object { -not $_.ended }) } -Because 'a call is still in flight'
        Get-EmulatorRequest $Method "$Path*$End" | Should -HaveCount 3
        $run.Shell.Streams.Error | Should -BeNullOrEmpty
        Get-ChildItem -Force | Should -BeNullOrEmpty
    }

    It 'returns the results in the order of the input' {
        Add-EmulatorFault @{ method = $Method; path = "^/api/v1/llm$Path.*$End$"; delayMs = 500 }
        $results = $objects | & $Name @Given -ThrottleLimit 5
        $results.ForEach{ Get-Key $_ } | Should -Be $objects.ForEach{ Get-Key $_ }
    }

    It 'shows all with -WhatIf, and sends none' {
        $objects | & $Name @Given -ThrottleLimit 5 -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest $Method "$Path*$End" | Where-Object { $_.method -ne 'GET' -or $End } | Should -BeNullOrEmpty
    }

    It 'has one call in flight without it' {
        Add-EmulatorFault @{ method = $Method; path = "^/api/v1/llm$Path.*$End$"; status = 400; body = '{"error":{"message":"no"}}' }
        { $objects | & $Name @Given -ErrorAction Stop } | Should -Throw
        Get-EmulatorRequest $Method "$Path*$End" | Should -HaveCount 1
    }
}

Describe 'Throttle, errors: <Name>' -ForEach $byId {
    It 'reports the failure of one object and continues with the others' {
        Clear-EmulatorFault
        $objects = @(1..4 | ForEach-Object { & $Make })
        Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Add-EmulatorFault @{ method = $Method; path = "^/api/v1/llm$Path$($objects[1].Id).*$End$"; status = 400; body = '{"error":{"message":"no"}}' }
        $results = $objects | & $Name @Given -ThrottleLimit 4 -ErrorVariable problems -ErrorAction SilentlyContinue
        Pop-Location
        Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument $objects[1].Id
        $results.ForEach{ Get-Key $_ } | Should -Be $objects[0, 2, 3].ForEach{ Get-Key $_ }
    }
}

Describe 'Throttle, targets' {
    It 'saves the first of files with one name, and refuses the others' {
        $local = New-LocalFile
        $files = 1..3 | ForEach-Object { $local | Send-Mka1File -Purpose user_data }
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Add-EmulatorFault @{ path = "^/api/v1/llm/files/$($files[0].Id)/content"; delayMs = 500 }
        $saved = $files | Save-Mka1File -Path $folder -Force -PassThru -ThrottleLimit 3 -ErrorVariable problems -ErrorAction SilentlyContinue
        $saved | Should -HaveCount 1
        $problems.TargetObject | Should -Be $files[1].Id, $files[2].Id
    }

    It 'saves the second if the first fails' {
        $local = New-LocalFile
        $files = 1..2 | ForEach-Object { $local | Send-Mka1File -Purpose user_data }
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Add-EmulatorFault @{ path = "^/api/v1/llm/files/$($files[0].Id)/content"; delayMs = 500; status = 400; body = '{"error":{"message":"no"}}' }
        $files | Save-Mka1File -Path $folder -PassThru -ThrottleLimit 2 -ErrorVariable problems -ErrorAction SilentlyContinue | Should -HaveCount 1
        $problems.TargetObject | Should -Be $files[0].Id
    }

    It 'shows a bar of its own for each of the files' {
        $files = 1..3 | ForEach-Object { New-TestFile }
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Add-EmulatorFault @{ path = '^/api/v1/llm/files/.*/content'; delayMs = 300; times = 3 }
        $run = Start-Script { param($files, $folder) $files | Save-Mka1File -Path $folder -ThrottleLimit 3 } $files, $folder
        Wait-Script $run
        $ended = @($run.Shell.Streams.Progress | Where-Object RecordType -EQ Completed)
        $ended | Should -HaveCount 3
        # A bar is used again only after its file.
        foreach ($bar in $run.Shell.Streams.Progress | Group-Object ActivityId) {
            $names = @($bar.Group | ForEach-Object { $_.StatusDescription -replace ':.*' })
            $changes = @(1..$names.Count | Where-Object { $_ -lt $names.Count -and $names[$_] -ne $names[$_ - 1] }).Count
            $changes | Should -Be (@($names | Sort-Object -Unique).Count - 1)
        }
    }
}
