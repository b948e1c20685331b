BeforeAll {
    $null = Connect-TestEmulator
    function Show-Map($Map) {
        ($Map.GetEnumerator() | Sort-Object Key | ForEach-Object { "$($_.Key)=$($_.Value)" }) -join ' '
    }
    # -WhatIf writes to the host, which only another process can read.
    function Get-WhatIf([scriptblock] $Script) {
        $transcript = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
        $null = Start-Transcript $transcript
        try {
            $null = & $Script
        }
        finally {
            $null = Stop-Transcript
        }
        (Get-Content $transcript) -like 'What if:*'
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Set-Mka1ResponseMetadata' {
    BeforeEach {
        Clear-EmulatorFault
        $response = New-Mka1Response 'x' -Metadata @{ a = '1'; b = '2' }
        Clear-EmulatorRequest
    }

    It 'replaces the map in one call' {
        $changed = Set-Mka1ResponseMetadata $response.Id @{ c = '3' }
        $changed | Should -BeOfType ([Mka1.Responses.Response])
        Show-Map $changed.Metadata | Should -Be 'c=3'
        Show-Map (Get-Mka1Response $response.Id).Metadata | Should -Be 'c=3'
        @(Get-EmulatorRequest).method | Should -Be 'POST', 'GET'
    }

    It 'empties the map with an empty hashtable' {
        (Set-Mka1ResponseMetadata -Id $response.Id -Metadata @{}).Metadata.Count | Should -Be 0
    }

    It 'merges' {
        Show-Map (Set-Mka1ResponseMetadata $response.Id @{ b = 'two'; c = '3' } -Merge).Metadata | Should -Be 'a=1 b=two c=3'
        @(Get-EmulatorRequest).method | Should -Be 'GET', 'POST'
    }

    It 'takes keys out' {
        Show-Map (Set-Mka1ResponseMetadata $response.Id -RemoveKey a).Metadata | Should -Be 'b=2'
        Show-Map (Set-Mka1ResponseMetadata $response.Id -RemoveKey b, nothere).Metadata | Should -Be ''
    }

    It 'merges and takes out at once' {
        Show-Map (Set-Mka1ResponseMetadata $response.Id @{ c = '3' } -Merge -RemoveKey a, b).Metadata | Should -Be 'c=3'
    }

    It 'tells keys apart by case, as the API does' {
        Show-Map (Set-Mka1ResponseMetadata $response.Id @{ A = 'big' } -Merge).Metadata | Should -Match '^(a=1 A=big|A=big a=1) b=2$'
        Show-Map (Set-Mka1ResponseMetadata $response.Id -RemoveKey A).Metadata | Should -BeExactly 'a=1 b=2'
    }

    It 'says which key is not there' {
        $said = { param($key) Set-Mka1ResponseMetadata $response.Id -RemoveKey $key -WarningVariable told -WarningAction SilentlyContinue | Out-Null; "$told" }
        & $said A | Should -BeExactly "$($response.Id) has no metadata key 'A'; it has 'a', and case counts."
        & $said 'x*' | Should -BeExactly "$($response.Id) has no metadata key 'x*'; -RemoveKey takes no wildcards."
        & $said none | Should -BeExactly "$($response.Id) has no metadata key 'none'."
        & $said b | Should -BeExactly ''
        Show-Map (Get-Mka1Response $response.Id).Metadata | Should -Be 'a=1'
    }

    It 'names the key of a value that has no text' {
        Set-Mka1ResponseMetadata $response.Id @{ good = '1'; secret = [securestring]::new() } -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message "*'secret'*SecureString*no text form*"
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'numbers'; Map = @{ k = 5 }; Expected = 'k=5' }
        @{ What = 'fractions'; Map = @{ k = 1.5 }; Expected = 'k=1.5' }
        @{ What = 'booleans'; Map = @{ k = $true; l = $false }; Expected = 'k=true l=false' }
        @{ What = 'empty text'; Map = @{ k = '' }; Expected = 'k=' }
        @{ What = 'an enumeration'; Map = @{ k = [DayOfWeek]::Monday }; Expected = 'k=Monday' }
        @{ What = 'a date'; Map = @{ k = [datetimeoffset]::new(2026, 1, 2, 3, 4, 5, [timespan]::Zero) }; Expected = 'k=2026-01-02T03:04:05.0000000+00:00' }
        @{ What = 'a day'; Map = @{ k = [dateonly]::new(2026, 1, 2) }; Expected = 'k=2026-01-02' }
        @{ What = 'a switch'; Map = @{ k = [switch] $true }; Expected = 'k=true' }
        @{ What = 'a version'; Map = @{ k = [version] '1.2.3' }; Expected = 'k=1.2.3' }
        @{ What = 'numbers as keys'; Map = @{ 7 = 'seven' }; Expected = '7=seven' }
        @{ What = 'an ordered hashtable'; Map = [ordered]@{ z = '1'; y = '2' }; Expected = 'y=2 z=1' }
        @{ What = 'a dictionary'; Map = & { $d = [System.Collections.Generic.Dictionary[string, string]]::new(); $d.k = 'v'; $d }; Expected = 'k=v' }
        @{ What = 'what PowerShell wraps'; Map = @{ k = ('v' | Add-Member -NotePropertyName n -NotePropertyValue 1 -PassThru) }; Expected = 'k=v' }
    ) {
        Show-Map (Set-Mka1ResponseMetadata $response.Id $Map).Metadata | Should -Be $Expected
    }

    It 'refuses <What> before any change' -ForEach @(
        @{ What = '17 pairs'; Map = & { $m = @{}; 1..17 | ForEach-Object { $m["k$_"] = 'v' }; $m } }
        @{ What = 'a key of 65 characters'; Map = @{ ('k' * 65) = 'v' } }
        @{ What = 'a value of 513 characters'; Map = @{ k = 'v' * 513 } }
        @{ What = 'an empty key'; Map = @{ '' = 'v' } }
        @{ What = 'a null value'; Map = @{ k = $null } }
        @{ What = 'a collection'; Map = @{ k = @(1, 2) } }
        @{ What = 'a hashtable in it'; Map = @{ k = @{ l = 1 } } }
        @{ What = 'a secure string'; Map = @{ k = [securestring]::new() } }
        @{ What = 'a credential'; Map = @{ k = [pscredential]::new('x', [securestring]::new()) } }
        @{ What = 'a script block'; Map = @{ k = { 1 } } }
        @{ What = 'an object without text'; Map = @{ k = [object]::new() } }
        @{ What = 'two keys that are one as text'; Map = & { $m = @{ 1 = 'a' }; $m['1'] = 'b'; $m } }
        @{ What = 'an object in it'; Map = @{ k = [pscustomobject]@{ l = 1 } } }
    ) {
        Set-Mka1ResponseMetadata $response.Id $Map -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $response.Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'takes exactly 16 pairs, keys of 64 and values of 512 characters' {
        $map = @{ ('k' * 64) = 'v' * 512 }
        2..16 | ForEach-Object { $map["k$_"] = 'v' }
        (Set-Mka1ResponseMetadata $response.Id $map).Metadata.Count | Should -Be 16
    }

    It 'refuses a merge that goes beyond 16 pairs' {
        $map = @{}
        1..15 | ForEach-Object { $map["k$_"] = 'v' }
        Set-Mka1ResponseMetadata $response.Id $map -Merge -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $response.Id '*16*17*'
        Get-EmulatorRequest POST | Should -BeNullOrEmpty
    }

    It 'takes responses and ids from the pipeline and goes on after one that fails' {
        $other = New-Mka1Response 'y'
        $all = $response.Id, 'nonsense', 'resp_nobody', $other.Id | Set-Mka1ResponseMetadata -Metadata @{ k = 'v' } -ErrorVariable problems -ErrorAction SilentlyContinue
        $all.Id | Should -Be $response.Id, $other.Id
        Assert-ErrorRecord $problems[0] Mka1.InvalidInput InvalidArgument 'nonsense'
        Assert-ErrorRecord $problems[1] Mka1.NotFound ObjectNotFound 'resp_nobody'
        $response, $other | Set-Mka1ResponseMetadata -RemoveKey k | ForEach-Object { $_.Metadata.Count } | Should -Be 0, 0
    }

    It 'edits what a list gives' {
        Get-Mka1Response -First 2 | Set-Mka1ResponseMetadata -Metadata @{ seen = 'yes' } -Merge | ForEach-Object { $_.Metadata['seen'] | Should -Be 'yes' }
    }

    It 'changes nothing with -WhatIf, and shows old and new' {
        $words = Get-WhatIf { Set-Mka1ResponseMetadata $response.Id @{ a = "it's" } -WhatIf }
        $words | Should -HaveCount 1
        $words | Should -BeLike "*$($response.Id)*"
        $words | Should -BeLike "*a='1'*->*a='it''s'*"
        $words = Get-WhatIf { Set-Mka1ResponseMetadata $response.Id -RemoveKey b -WhatIf }
        $words | Should -BeLike "*b='2'*-> @{a='1'}*"
        $words = Get-WhatIf { Set-Mka1ResponseMetadata $response.Id @{ c = 3 } -Merge -WhatIf }
        $words | Should -BeLike "*-> @{*c='3'*"
        Get-EmulatorRequest POST | Should -BeNullOrEmpty
        Show-Map (Get-Mka1Response $response.Id).Metadata | Should -Be 'a=1 b=2'
    }

    It 'is repeated after status 500, because it can be' {
        Add-EmulatorFault @{ method = 'POST'; path = '/responses/'; status = 500; headers = @{ 'Retry-After' = '0' } }
        Show-Map (Set-Mka1ResponseMetadata $response.Id @{ c = '3' } -WarningAction SilentlyContinue).Metadata | Should -Be 'c=3'
        Get-EmulatorRequest POST | Should -HaveCount 2
    }

    It 'refuses a map to replace and keys to take out at once' {
        Set-Mka1ResponseMetadata $response.Id @{ c = 3 } -RemoveKey a -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument $response.Id '*-Merge*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses <Name> by binding' -ForEach @(
        @{ Name = 'no map'; Given = @{ Metadata = $null } }
        @{ Name = 'an empty key to take out'; Given = @{ RemoveKey = '' } }
        @{ Name = 'no keys to take out'; Given = @{ RemoveKey = @() } }
    ) {
        { Set-Mka1ResponseMetadata $response.Id @Given } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses no id' {
        { Set-Mka1ResponseMetadata -Id @() -Metadata @{} } | Should -Throw
        { $null | Set-Mka1ResponseMetadata -Metadata @{} -ErrorAction Stop } | Should -Throw
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
