BeforeAll {
    $null = Connect-TestEmulator
    $store = New-Mka1MemoryStore notes
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1MemoryEntry' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'creates one with all parameters' {
        $entry = $store | New-Mka1MemoryEntry -Path customers/ann.md -Content 'Likes tëa.' -Metadata @{ team = 'ops' }
        $entry.MemoryStoreId, $entry.Path, $entry.Content, $entry.Bytes, $entry.Metadata['team'] | Should -Be $store.Id, customers/ann.md, 'Likes tëa.', 11, ops
        $entry.ContentHash | Should -Be ([BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash([Text.Encoding]::UTF8.GetBytes('Likes tëa.'))) -replace '-').ToLowerInvariant()
        $entry.CreatedAt | Should -BeOfType ([DateTimeOffset])
    }

    It 'takes rows, and copies entries to another store' {
        $other = New-Mka1MemoryStore other
        $made = [pscustomobject]@{ MemoryStoreId = $store.Id; Path = 'a'; Content = '1' }, [pscustomobject]@{ MemoryStoreId = $store.Id; Path = 'b'; Content = '' } | New-Mka1MemoryEntry
        $made.Path | Should -Be a, b
        $copies = $made | New-Mka1MemoryEntry -Id $other
        $copies.MemoryStoreId | Sort-Object -Unique | Should -Be $other.Id
        $copies.Content | Should -Be '1', ''
        $other | Get-Mka1MemoryEntry -Order Ascending | ForEach-Object Path | Should -Be a, b
    }

    It 'takes the metadata of entries, <What>' -ForEach @(
        @{ What = 'from the pipeline'; Pass = { param($Object) $Object } }
        @{ What = 'after CLIXML'; Pass = { param($Object) [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Object)) } }
        @{ What = 'as JSON in a column'; Pass = { param($Object) [pscustomobject]@{ Path = $Object.Path; Content = $Object.Content; Metadata = '{"team":"ops"}' } } }
    ) {
        $entry = $store | New-Mka1MemoryEntry -Path a -Content 1 -Metadata @{ team = 'ops' }
        $copy = & $Pass $entry | New-Mka1MemoryEntry -Id (New-Mka1MemoryStore other)
        $copy.Path, $copy.Metadata['team'], $copy.Metadata.Count | Should -Be a, ops, 1
    }

    It 'takes no metadata of another row' {
        $rows = [pscustomobject]@{ Path = 'a'; Metadata = @{ team = 'ops' } }, [pscustomobject]@{ Path = 'b' }, [pscustomobject]@{ Path = 'c'; Metadata = '' }, [pscustomobject]@{ Path = 'd'; Metadata = 'ops' }
        $made = $rows | New-Mka1MemoryEntry -Id $store -Content 1 -ErrorVariable problems -ErrorAction SilentlyContinue
        $made.Path | Should -Be a, b, c
        $made[0].Metadata['team'] | Should -Be ops
        $made[1].Metadata.Count, $made[2].Metadata.Count | Should -Be 0, 0
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target $store.Id
        ($rows | New-Mka1MemoryEntry -Id $store -Content 1 -Metadata @{ team = 'all' }).Metadata | ForEach-Object { $_['team'] } | Should -Be all, all, all, all
    }

    It 'copies an entry with the identity of the store that is given' {
        $old = New-Mka1MemoryStore old -OnBehalfOf alice
        $new = New-Mka1MemoryStore new -OnBehalfOf bob
        $entry = $old | New-Mka1MemoryEntry -Path a -Content 1
        $copy = $entry | New-Mka1MemoryEntry -Id $new -ErrorAction Stop
        $copy.OnBehalfOf, $copy.MemoryStoreId | Should -Be bob, $new.Id
        # A text has no identity itself.
        ($entry | New-Mka1MemoryEntry -Id $old.Id -ErrorAction Stop).OnBehalfOf | Should -Be alice
        ($entry | New-Mka1MemoryEntry -Id $new.Id -OnBehalfOf { 'bob' } -ErrorAction Stop).OnBehalfOf | Should -Be bob
        { $entry | New-Mka1MemoryEntry -Id $new -OnBehalfOf { 'alice' } -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound,*'
        { $entry | New-Mka1MemoryEntry -Id $new -OnBehalfOf alice -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.NotFound,*'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a path that is too long'; With = @{ Path = 'x' * 1025 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty path'; With = @{ Path = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'metadata without a value'; With = @{ Metadata = @{ a = $null } }; Id = 'Mka1.InvalidInput,*' }
    ) {
        $all = @{ Path = 'a'; Content = 'b' }
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        { $store | New-Mka1MemoryEntry @all -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'reads metadata as Export-Csv writes them' {
        $old, $new = 'old', 'new' | ForEach-Object { New-Mka1MemoryStore $_ }
        $null = $old | New-Mka1MemoryEntry -Path a.md -Content one -Metadata ([ordered]@{ n = 3; m = 'b; c' })
        $path = Join-Path $TestDrive copies.csv
        $old | Get-Mka1MemoryEntry | Get-Mka1MemoryEntry | Export-Csv $path -NoTypeInformation
        $copy = Import-Csv $path | New-Mka1MemoryEntry -Id $new
        $copy.Metadata['n'], $copy.Metadata['m'] | Should -Be 3, 'b; c'
        $null = [pscustomobject]@{ Path = 'b.md'; Content = 'x'; Metadata = 'no pairs' } | New-Mka1MemoryEntry -Id $new -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message "*pairs such as 'a=1; b=2'*no pairs*"
    }
}

Describe 'Get-Mka1MemoryEntry' {
    It 'lists below stores, and reads entries again' {
        $entry = $store | New-Mka1MemoryEntry -Path x -Content y
        (Get-Mka1MemoryStore $store | Get-Mka1MemoryEntry -First 1 | Get-Mka1MemoryEntry).Content | Should -Be y
        (Get-Mka1MemoryEntry $store $entry.Id).Path | Should -Be x
    }
}

Describe 'Set-Mka1MemoryEntry' {
    BeforeEach {
        $entry = $store | New-Mka1MemoryEntry -Path a -Content one
        Clear-EmulatorRequest
    }

    It 'changes an entry only if it has not changed since it was read' {
        $changed = $entry | Set-Mka1MemoryEntry -Content two
        $changed.Content, $changed.Path | Should -Be two, a
        (Get-EmulatorRequest -Method Post).body | Should -Be "{`"content`":`"two`",`"if_match`":`"$($entry.ContentHash)`"}"
        $null = $entry | Set-Mka1MemoryEntry -Content three -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Conflict -Target $entry.Id
        (Get-Mka1MemoryEntry $entry.MemoryStoreId $entry.Id).Content | Should -Be two
        ($changed | Set-Mka1MemoryEntry -Content three -Path b).Path | Should -Be b
    }

    It 'compares with the hash that is given, or with none' {
        $null = $entry | Set-Mka1MemoryEntry -Content two
        ($entry | Set-Mka1MemoryEntry -Content three -IfMatch '').Content | Should -Be three
        (Set-Mka1MemoryEntry $entry.Id -MemoryStoreId $store -Content '').Content | Should -BeExactly ''
        { Set-Mka1MemoryEntry $entry.Id -MemoryStoreId $store -Content four -IfMatch $entry.ContentHash -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.Conflict,*'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a path that is too long'; With = @{ Path = 'x' * 1025 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty path'; With = @{ Path = '' }; Id = 'ParameterArgumentValidationError,*' }
    ) {
        { $entry | Set-Mka1MemoryEntry @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'writes back what was exported and edited' {
        $store = New-Mka1MemoryStore 'round trip'
        $null = $store | New-Mka1MemoryEntry -Path a.md -Content one -Metadata @{ n = 3; m = 'x; y=z' }
        $null = $store | New-Mka1MemoryEntry -Path b.md -Content two -Metadata @{ n = '3; and more'; m = 4 }
        $path = Join-Path $TestDrive entries.csv
        $store | Get-Mka1MemoryEntry | Get-Mka1MemoryEntry | Export-Csv $path -NoTypeInformation
        $rows = @(Import-Csv $path)
        $rows | ForEach-Object { $_.Content += '!' }
        $rows | Where-Object Path -EQ b.md | ForEach-Object { $_.Metadata = $_.Metadata -replace '"m":"4"', '"m":"5"' }
        $changed = @($rows | Set-Mka1MemoryEntry) | Sort-Object Path
        $changed.Content | Should -Be 'one!', 'two!'
        $changed[0].Metadata['n'], $changed[0].Metadata['m'] | Should -Be 3, 'x; y=z'
        $changed[1].Metadata['n'], $changed[1].Metadata['m'] | Should -Be '3; and more', 5
        $null = $rows | Set-Mka1MemoryEntry -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Should -HaveCount 2 -Because 'the hashes of the rows are old'
        # An entry of a list may be without its content.
        [pscustomobject]@{ Id = $changed[0].Id; MemoryStoreId = $store.Id; Path = 'c.md'; Content = '' } | Set-Mka1MemoryEntry | ForEach-Object Path | Should -Be c.md
        ($changed[0] | Get-Mka1MemoryEntry).Content | Should -Be 'one!'
        # An object has nothing new.
        $null = $changed[0] | Set-Mka1MemoryEntry -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*nothing to change*'
    }
}

Describe 'Remove-Mka1MemoryEntry' {
    It 'deletes an entry only if it has not changed since it was read' {
        $entry = $store | New-Mka1MemoryEntry -Path a -Content one
        $changed = $entry | Set-Mka1MemoryEntry -Content two
        $entry | Remove-Mka1MemoryEntry -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Conflict -Target $entry.Id
        Clear-EmulatorRequest
        $changed | Remove-Mka1MemoryEntry -Confirm:$false
        # The hash is documented in both places.
        $sent = Get-EmulatorRequest -Method Delete
        $sent.body | Should -Be "{`"if_match`":`"$($changed.ContentHash)`"}"
        "$($sent.path)$($sent.query)" | Should -BeLike "*if_match=$($changed.ContentHash)*"
    }

    It 'deletes any with an empty hash, or by id' {
        $entries = 1, 2 | ForEach-Object { $store | New-Mka1MemoryEntry -Path a -Content one }
        $null = $entries | Set-Mka1MemoryEntry -Content two
        $entries[0] | Remove-Mka1MemoryEntry -IfMatch '' -Confirm:$false
        Remove-Mka1MemoryEntry $entries[1].Id -MemoryStoreId $store.Id -Confirm:$false
        (Get-Mka1MemoryEntry $store).Id | Where-Object { $_ -in $entries.Id } | Should -BeNullOrEmpty
    }
}
