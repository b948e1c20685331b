BeforeAll {
    $null = Connect-TestEmulator
    Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking

    # Uploads a file with this text and gives its object.
    function New-TestFile([string] $Text, [string] $Name = "$([guid]::NewGuid()).md", [hashtable] $With = @{}) {
        $path = Join-Path $TestDrive $Name
        Set-Content -LiteralPath $path $Text
        Send-Mka1File -LiteralPath $path -Purpose assistants @With
    }

    function New-LocalFile([string] $Text) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).md"
        Set-Content -LiteralPath $path $Text
        Get-Item -LiteralPath $path
    }
}

AfterAll {
    Disconnect-All
}

Describe 'Add-Mka1VectorStoreFile' {
    BeforeEach {
        $name = "kb $([guid]::NewGuid())"
        $store = New-Mka1VectorStore $name
        Clear-EmulatorRequest
    }

    It 'adds one file by id, object or path, to a store by id, object or name' {
        $file = New-TestFile 'one'
        $added = Add-Mka1VectorStoreFile $file.Id -VectorStore $store.Id
        $added | Should -BeOfType ([Mka1.VectorStores.VectorStoreFile])
        $added.Id, $added.VectorStoreId | Should -Be $file.Id, $store.Id
        ($file | Add-Mka1VectorStoreFile -VectorStore $store -Wait).Status | Should -Be completed
        $local = New-LocalFile 'two'
        $fromPath = Add-Mka1VectorStoreFile -LiteralPath $local.FullName -VectorStore $name -Wait
        $fromPath.Status | Should -Be completed
        ($local | Add-Mka1VectorStoreFile -VectorStore $name -Wait).VectorStoreId | Should -Be $store.Id
        (Get-Mka1File $fromPath.Id).Purpose | Should -Be assistants
        @($store | Get-Mka1VectorStoreFile) | Should -HaveCount 3
    }

    It 'adds several as a file batch, each once' {
        $files = 'one', 'two', 'three' | ForEach-Object { New-TestFile $_ }
        Clear-EmulatorRequest
        $batch = $files, $files[0] | ForEach-Object { $_ } | Add-Mka1VectorStoreFile -VectorStore $name
        $batch | Should -BeOfType ([Mka1.VectorStores.VectorStoreFileBatch])
        $batch.FileCounts.Total | Should -Be 3
        @(Get-EmulatorRequest -Method Post) | Should -HaveCount 1
        $done = $batch | Wait-Mka1VectorStoreFileBatch -PollIntervalSeconds 0.1
        $done.Status, $done.FileCounts.Completed | Should -Be completed, 3
    }

    It 'sends attributes and chunks, for one and for many' {
        $files = 'one', 'two' | ForEach-Object { New-TestFile $_ }
        Clear-EmulatorRequest
        $given = @{ VectorStore = $store; Attribute = @{ team = 'ops'; year = 2026; open = $true }; MaxChunkTokens = 200; ChunkOverlapTokens = 50 }
        $one = $files[0] | Add-Mka1VectorStoreFile @given
        $null = $files | Add-Mka1VectorStoreFile @given
        foreach ($request in Get-EmulatorRequest -Method Post) {
            $body = $request.body | ConvertFrom-Json
            $body.attributes.team, $body.attributes.year, $body.attributes.open | Should -Be ops, 2026, $true
            $body.chunking_strategy.static.max_chunk_size_tokens, $body.chunking_strategy.static.chunk_overlap_tokens | Should -Be 200, 50
        }
        $one.Attributes['year'] | Should -Be 2026
    }

    It 'gives what failed as output with -Wait, and tells the reason' {
        $good, $bad = (New-TestFile 'good'), (New-TestFile 'bad [fail]')
        $done = $good, $bad | Add-Mka1VectorStoreFile -VectorStore $store -Wait -ErrorAction Stop
        $done.Status, $done.FileCounts.Failed | Should -Be completed, 1
        $failed = $done | Get-Mka1VectorStoreFile -Status failed
        $failed.Id, $failed.LastError.Code | Should -Be $bad.Id, server_error
        ($bad | Add-Mka1VectorStoreFile -VectorStore $store -Wait).Status | Should -Be failed
    }

    It 'says how to go on where its wait is stopped: <What>' -ForEach @(
        @{ What = 'many'; Count = 2; Says = '*vsfb_* continues. To cancel it: Stop-Mka1VectorStoreFileBatch vsfb_* -VectorStore vs_*. To wait again: Wait-Mka1VectorStoreFileBatch vsfb_* -VectorStore vs_*.*' }
        @{ What = 'one'; Count = 1; Says = '*is still being indexed*Get-Mka1VectorStoreFile file-* -VectorStore vs_*Remove-Mka1VectorStoreFile*' }
    ) {
        $files = 1..$Count | ForEach-Object { New-TestFile 'slow [seconds 90000]' }
        $run = Start-HostedScript { param($Ids, $Store) $Ids | Add-Mka1VectorStoreFile -VectorStore $Store -Wait } $files.Id, $store.Id
        Wait-Until { Get-EmulatorRequest -Method Get | Where-Object { $_.path -like '*/vector_stores/*' } }
        Stop-Script $run
        "$($run.Host.Warnings)" | Should -BeLike $Says
    }

    It 'says so for one file and for many, where both are waited for' {
        $null = New-Mka1VectorStore $name -OnBehalfOf acme
        $files = @(1..2 | ForEach-Object { New-TestFile 'slow [seconds 90000]' }) + (New-TestFile 'slow [seconds 90000]' -With @{ OnBehalfOf = 'acme' })
        $run = Start-HostedScript { param($Files, $Store) $Files | Add-Mka1VectorStoreFile -VectorStore $Store -Wait } $files, $name
        Wait-Until { Get-EmulatorRequest -Method Get | Where-Object { $_.path -like '*/file_batches/*' } }
        Stop-Script $run
        "$($run.Host.Warnings)" | Should -BeLike '*vsfb_* continues.*Wait-Mka1VectorStoreFileBatch*'
        "$($run.Host.Warnings)" | Should -BeLike "*$($files[2].Id) is still being indexed*-OnBehalfOf acme*"
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'too many attributes'; With = @{ FileId = 'file-1'; VectorStore = 'vs_1'; Attribute = @(1..17 | ForEach-Object -Begin { $many = @{} } -Process { $many["k$_"] = 1 } -End { $many })[0] }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an attribute that is a list'; With = @{ FileId = 'file-1'; VectorStore = 'vs_1'; Attribute = @{ a = 1, 2 } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an attribute without a value'; With = @{ FileId = 'file-1'; VectorStore = 'vs_1'; Attribute = @{ a = $null } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an attribute that is a GUID'; With = @{ FileId = 'file-1'; VectorStore = 'vs_1'; Attribute = @{ a = [guid]::Empty } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an overlap without a size'; With = @{ FileId = 'file-1'; VectorStore = 'vs_1'; ChunkOverlapTokens = 5 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an overlap beyond half'; With = @{ FileId = 'file-1'; VectorStore = 'vs_1'; MaxChunkTokens = 100; ChunkOverlapTokens = 51 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty id'; With = @{ FileId = ''; VectorStore = 'vs_1' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty store'; With = @{ FileId = 'file-1'; VectorStore = '' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'several stores'; With = @{ FileId = 'file-1'; VectorStore = 'vs_1', 'vs_2' }; Id = 'ParameterArgumentTransformationError,*' }
    ) {
        { Add-Mka1VectorStoreFile @With -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'uploads nothing for a store that does not exist, and says so once' {
        $locals = 'one', 'two' | ForEach-Object { New-LocalFile $_ }
        foreach ($missing in @{ Store = 'nobody'; Id = 'Mka1.InvalidInput' }, @{ Store = 'vs_nobody'; Id = 'Mka1.NotFound' }) {
            $locals | Add-Mka1VectorStoreFile -VectorStore $missing.Store -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            Assert-ErrorRecord $problems -Id $missing.Id -Target $locals[0].FullName
        }
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'adds the files of other identities, and tells how many it did not add' {
        $others = 'one', 'two' | ForEach-Object { New-TestFile $_ -With @{ OnBehalfOf = 'acme' } }
        $own = New-TestFile 'three'
        $added = $others, $own | ForEach-Object { $_ } | Add-Mka1VectorStoreFile -VectorStore $name -ErrorVariable problems -ErrorAction SilentlyContinue -WarningVariable told -WarningAction SilentlyContinue
        $added.Id, $added.VectorStoreId | Should -Be $own.Id, $store.Id
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target $others[0].Id
        "$told" | Should -Be '1 more file was not added, because of the error above.'
    }

    It 'refuses a name that several stores have' {
        $null = New-Mka1VectorStore $name
        Add-Mka1VectorStoreFile file-1 -VectorStore $name -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message "2 vector stores have the name*vs_*Give the id*"
    }

    It 'tells a file that does not exist' {
        Add-Mka1VectorStoreFile file-nobody -VectorStore $store -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target file-nobody
    }

    It 'sends nothing with -WhatIf, neither files nor ids' {
        $local = New-LocalFile 'one'
        $local | Add-Mka1VectorStoreFile -VectorStore $store -WhatIf
        'file-1', 'file-2' | Add-Mka1VectorStoreFile -VectorStore $name -WhatIf -Wait
        Get-EmulatorRequest -Method Post | Should -BeNullOrEmpty
    }

    It 'names what was uploaded but not added' {
        $store = New-Mka1VectorStore leftover
        Write-Line "$TestDrive/leftover.txt" 'hello'
        $null = @('file-nope') + (Get-Item "$TestDrive/leftover.txt") | Add-Mka1VectorStoreFile -VectorStore $store -ErrorAction SilentlyContinue -WarningVariable warnings -WarningAction SilentlyContinue
        $uploaded = (Get-Mka1File | Where-Object Filename -EQ leftover.txt | Select-Object -First 1).Id
        "$warnings" | Should -BeLike "*None of the 2 files*file-nope*Uploaded but not known to be added: $uploaded*Remove-Mka1File*"
    }
}

Describe 'Get-Mka1VectorStoreFile' {
    BeforeAll {
        $store = New-Mka1VectorStore "kb $([guid]::NewGuid())"
        $files = 'one', 'two', 'three' | ForEach-Object { New-TestFile $_ }
        $batch = $files[0, 1] | Add-Mka1VectorStoreFile -VectorStore $store -Wait
        $null = $files[2] | Add-Mka1VectorStoreFile -VectorStore $store -Wait
    }

    It 'lists those of a store by id, object and name, from either end' {
        (Get-Mka1VectorStoreFile $store.Id).Id | Should -Be $files[2, 1, 0].Id
        ($store | Get-Mka1VectorStoreFile -Order Ascending).Id | Should -Be $files.Id
        (Get-Mka1VectorStoreFile -VectorStore $store.Name -First 1).Id | Should -Be $files[2].Id
        Get-Mka1VectorStore | Get-Mka1VectorStoreFile | Where-Object VectorStoreId -EQ $store.Id | Should -HaveCount 3
    }

    It 'lists those of a file batch' {
        ($batch | Get-Mka1VectorStoreFile -Order Ascending).Id | Should -Be $files[0, 1].Id
        @(Get-Mka1VectorStoreFile $store -FileBatch $batch.Id) | Should -HaveCount 2
    }

    It 'reads by id, and reads again what came from a store' {
        (Get-Mka1VectorStoreFile $files[0].Id -VectorStore $store).Id | Should -Be $files[0].Id
        ($files[0].Id | Get-Mka1VectorStoreFile -VectorStore $store.Name).Id | Should -Be $files[0].Id
        $one = Get-Mka1VectorStoreFile $store -First 1
        ($one | Get-Mka1VectorStoreFile).ToJson() | Should -Be $one.ToJson()
        (Get-Mka1VectorStoreFile -Id $one).Id | Should -Be $one.Id
        $kept = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($one))
        ($kept | Get-Mka1VectorStoreFile).Id | Should -Be $one.Id
    }

    It 'lists those of several stores, and reads the files of the results of a search' {
        $other = New-Mka1VectorStore
        $null = $files[0] | Add-Mka1VectorStoreFile -VectorStore $other -Wait
        (Get-Mka1VectorStoreFile $other, $store.Name -First 1).VectorStoreId | Should -Be $other.Id, $store.Id
        ($other | Search-Mka1VectorStore one | Get-Mka1VectorStoreFile).VectorStoreId | Should -Be $other.Id
        Get-Mka1VectorStoreFile $files[0].Id -VectorStore $store, $other -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*one vector store*'
    }

    It 'reads an id with the connection and identity of its store' {
        $own = New-Mka1VectorStore "own $([guid]::NewGuid())" -OnBehalfOf acme
        $added = New-TestFile 'one' -With @{ OnBehalfOf = 'acme' } | Add-Mka1VectorStoreFile -VectorStore $own
        (Get-Mka1VectorStoreFile -Id $added.Id -VectorStore $own).OnBehalfOf | Should -Be acme
        ($added.Id | Remove-Mka1VectorStoreFile -VectorStore $own -Confirm:$false -PassThru).Deleted | Should -BeTrue
    }

    It 'filters on the server' {
        Clear-EmulatorRequest
        Get-Mka1VectorStoreFile $store -Status failed | Should -BeNullOrEmpty
        (Get-EmulatorRequest).query | Should -BeLike '*filter=failed*'
        @(Get-Mka1VectorStoreFile $store -Status completed) | Should -HaveCount 3
    }

    It 'needs a store for an id' {
        Clear-EmulatorRequest
        Get-Mka1VectorStoreFile -Id file-1 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target file-1 -Message '*Give -VectorStore*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Set-Mka1VectorStoreFile' {
    It 'replaces all attributes, and says what it lacks' {
        $store = New-Mka1VectorStore
        $file = New-TestFile 'one' | Add-Mka1VectorStoreFile -VectorStore $store -Attribute @{ a = 1; b = 2 }
        ($file | Set-Mka1VectorStoreFile -Attribute @{ c = $true }).Attributes.Keys | Should -Be c
        (Set-Mka1VectorStoreFile $file.Id $store -Attribute @{}).Attributes.Count | Should -Be 0
        $file.Id | Set-Mka1VectorStoreFile -Attribute @{ a = 1 } -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*Give -VectorStore*'
        $file | Set-Mka1VectorStoreFile -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*-Attribute*'
    }
}

Describe 'Remove-Mka1VectorStoreFile' {
    It 'removes from the store and keeps the file' {
        $store = New-Mka1VectorStore
        $file = New-TestFile 'one'
        $null = $file | Add-Mka1VectorStoreFile -VectorStore $store -Wait
        $store | Get-Mka1VectorStoreFile | Remove-Mka1VectorStoreFile -Confirm:$false
        $store | Get-Mka1VectorStoreFile | Should -BeNullOrEmpty
        (Get-Mka1File $file.Id).Id | Should -Be $file.Id
        $file | Remove-Mka1VectorStoreFile -VectorStore $store -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target $file.Id
    }

    It 'leaves the uploaded file in completion, and forgets the file of the store' {
        $store = New-Mka1VectorStore
        $file = New-TestFile 'one'
        $file | Add-Mka1VectorStoreFile -VectorStore $store -Wait | Remove-Mka1VectorStoreFile -Confirm:$false
        foreach ($seen in @{ Line = 'Save-Mka1File '; Count = 1 }, @{ Line = 'Get-Mka1VectorStoreFile -Id '; Count = 0 }) {
            @((TabExpansion2 $seen.Line $seen.Line.Length).CompletionMatches.CompletionText -eq $file.Id).Count | Should -Be $seen.Count -Because $seen.Line
        }
    }

    It 'names the store in its question' {
        $run = Start-HostedScript { Remove-Mka1VectorStoreFile file-1 -VectorStore vs_1 -WhatIf }
        Wait-Script $run
        "$($run.Host.Pieces)" | Should -BeLike '*Remove from vector store vs_1, and keep the uploaded file*file-1*'
    }
}

Describe 'Get-Mka1VectorStoreFileBatch' {
    It 'reads by object, and by id with a store' {
        $store = New-Mka1VectorStore "kb $([guid]::NewGuid())"
        $batch = 'one', 'two' | ForEach-Object { New-TestFile $_ } | Add-Mka1VectorStoreFile -VectorStore $store
        ($batch | Get-Mka1VectorStoreFileBatch).Id | Should -Be $batch.Id
        (Get-Mka1VectorStoreFileBatch $batch.Id -VectorStore $store.Name).VectorStoreId | Should -Be $store.Id
    }
}

Describe 'Stop-Mka1VectorStoreFileBatch' {
    It 'cancels what is not indexed yet, and tells where it cannot' {
        $store = New-Mka1VectorStore
        $batch = 'quick', 'slow [seconds 90000]' | ForEach-Object { New-TestFile $_ } | Add-Mka1VectorStoreFile -VectorStore $store
        Wait-Until { ($batch | Get-Mka1VectorStoreFileBatch).FileCounts.Completed -eq 1 }
        $stopped = $batch | Stop-Mka1VectorStoreFileBatch
        $stopped.Status, $stopped.FileCounts.Completed, $stopped.FileCounts.Cancelled | Should -Be cancelled, 1, 1
        $null = Stop-Mka1VectorStoreFileBatch $batch -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Conflict -Target $batch.Id
    }
}

Describe 'Wait-Mka1VectorStoreFileBatch' {
    It 'advises a command for each store' {
        $batches = 1..2 | ForEach-Object {
            $store = New-Mka1VectorStore
            1..2 | ForEach-Object { New-TestFile 'slow [seconds 90000]' } | Add-Mka1VectorStoreFile -VectorStore $store
        }
        Clear-EmulatorRequest
        $run = Start-HostedScript { param($Batches) $Batches | Wait-Mka1VectorStoreFileBatch -PollIntervalSeconds 0.1 } (, $batches)
        Wait-Until { @(Get-EmulatorRequest -Method Get | Where-Object { $_.path -like '*/file_batches/*' }).Count -gt 4 }
        Stop-Script $run
        foreach ($batch in $batches) {
            "$($run.Host.Warnings)" | Should -BeLike "*Stop-Mka1VectorStoreFileBatch $($batch.Id) -VectorStore $($batch.VectorStoreId). *"
        }
    }

    It 'gives Mka1.Timeout with the commands to go on' {
        $store = New-Mka1VectorStore
        $batch = 1..2 | ForEach-Object { New-TestFile 'slow [seconds 90000]' } | Add-Mka1VectorStoreFile -VectorStore $store
        $batch | Wait-Mka1VectorStoreFileBatch -TimeoutSeconds 1 -PollIntervalSeconds 0.1 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.Timeout -Target $batch.Id -Message "*in_progress, 0 of 2*Stop-Mka1VectorStoreFileBatch $($batch.Id) -VectorStore $($store.Id)*"
    }
}

Describe 'Search-Mka1VectorStore' {
    BeforeAll {
        $store = New-Mka1VectorStore "kb $([guid]::NewGuid())"
        $null = New-TestFile 'Refunds are paid within 14 days.' refunds.md | Add-Mka1VectorStoreFile -VectorStore $store -Attribute @{ team = 'support'; year = 2026 } -Wait
        $null = New-TestFile 'Parcels and refunds cost nothing.' parcels.md | Add-Mka1VectorStoreFile -VectorStore $store -Attribute @{ team = 'sales'; year = 2024 } -Wait
    }

    It 'gives the best first, of a store by id, object and name' {
        $found = Search-Mka1VectorStore 'refunds within days' $store.Id
        $found.Filename | Should -Be refunds.md, parcels.md
        $found[0].Score | Should -BeGreaterThan $found[1].Score
        $found[0].Text, $found[0].VectorStoreId | Should -Be 'Refunds are paid within 14 days.', $store.Id
        @($store | Search-Mka1VectorStore refunds) | Should -HaveCount 2
        @(Search-Mka1VectorStore parcels -VectorStore $store.Name) | Should -HaveCount 1
        @(Get-Mka1VectorStore | Search-Mka1VectorStore 'refunds', 'parcels' -MaxResults 1) | Should -Not -BeNullOrEmpty
    }

    It 'filters by <What>' -ForEach @(
        @{ What = 'an attribute'; With = @{ Attribute = @{ team = 'support' } }; Names = 'refunds.md' }
        @{ What = 'two attributes'; With = @{ Attribute = @{ team = 'support'; year = 2024 } }; Names = @() }
        @{ What = 'a comparison'; With = @{ Filter = @{ type = 'lt'; key = 'year'; value = 2025 } }; Names = 'parcels.md' }
        @{ What = 'JSON'; With = @{ Filter = '{"type":"ne","key":"team","value":"sales"}' }; Names = 'refunds.md' }
        @{ What = 'a compound'; With = @{ Filter = @{ type = 'or'; filters = @{ type = 'eq'; key = 'year'; value = 1 }, @{ type = 'gte'; key = 'year'; value = 2026 } } }; Names = 'refunds.md' }
        @{ What = 'a score'; With = @{ ScoreThreshold = 1.0 }; Names = 'refunds.md' }
        @{ What = 'a number'; With = @{ MaxResults = 1 }; Names = 'refunds.md' }
    ) {
        @((Search-Mka1VectorStore 'refunds within' $store @With).Filename | Where-Object { $_ }) | Should -Be $Names
    }

    It 'sends what is given and nothing else' {
        Clear-EmulatorRequest
        $null = Search-Mka1VectorStore a $store
        $null = Search-Mka1VectorStore a, b $store -RewriteQuery -Ranker auto -MaxResults 50
        $bodies = (Get-EmulatorRequest).body
        $bodies[0] | Should -Be '{"query":"a"}'
        $bodies[1] | Should -Be '{"query":["a","b"],"max_num_results":50,"ranking_options":{"ranker":"auto"},"rewrite_query":true}'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'a blank query'; With = @{ Query = ' ' }; Says = '*must not be empty*' }
        @{ What = 'both filters'; With = @{ Query = 'a'; Filter = '{}'; Attribute = @{ a = 1 } }; Says = '*-Attribute or -Filter*' }
        @{ What = 'a filter that is none'; With = @{ Query = 'a'; Filter = 'x' }; Says = '*-Filter*JSON*' }
    ) {
        Clear-EmulatorRequest
        Search-Mka1VectorStore @With -VectorStore $store -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target $store.Id -Message $Says
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'goes on after a store that does not exist' {
        $found = 'vs_nobody', 'no such name', $store.Id | Search-Mka1VectorStore refunds -ErrorVariable problems -ErrorAction SilentlyContinue
        @($found) | Should -HaveCount 2
        $problems.FullyQualifiedErrorId -replace ',.*' | Should -Be Mka1.NotFound, Mka1.InvalidInput
    }
}
