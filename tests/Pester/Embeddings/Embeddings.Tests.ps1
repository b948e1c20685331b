BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'Get-Mka1Embedding' {
    BeforeEach {
        Clear-EmulatorRequest
        Clear-EmulatorFault
    }

    It 'returns the vector of a text, in one call' {
        $one = Get-Mka1Embedding 'Refunds are paid within 14 days.'
        $one.Text, $one.Index, $one.Model, $one.Dimensions | Should -Be 'Refunds are paid within 14 days.', 0, auto, 256
        $one.Vector.Count | Should -Be 256
        , ([float[]] $one.Vector) | Should -BeOfType ([float[]])
        Get-EmulatorRequest | Should -HaveCount 1
    }

    It 'packs texts into as few calls as the model takes, and keeps their order' {
        $texts = 1..2500 | ForEach-Object { "text number $_" }
        $rows = @($texts | Get-Mka1Embedding -Dimensions 2)
        $rows.Text | Should -Be $texts
        $rows.Index | Should -Be (0..2499)
        @(Get-EmulatorRequest -Method Post) | Should -HaveCount 3
        Clear-EmulatorRequest
        $null = $texts | Get-Mka1Embedding -Dimensions 2 -Model openai:text-embedding-3-small
        @(Get-EmulatorRequest -Method Post) | Should -HaveCount 2
        @(Get-EmulatorRequest -Method Get) | Should -HaveCount 1
    }

    It 'sends what is given' {
        $null = Get-Mka1Embedding a, b -Model meetkai:embed-small -Dimensions 3 -User me -BatchSize 5
        (Get-EmulatorRequest -Method Post).body | Should -Be '{"model":"meetkai:embed-small","input":["a","b"],"dimensions":3,"user":"me"}'
    }

    It 'returns the first texts before the last are read' {
        $read = [System.Collections.Generic.List[int]]::new()
        $first = 1..100 | ForEach-Object { $read.Add($_); "text $_" } | Get-Mka1Embedding -BatchSize 2 -ThrottleLimit 1 | Select-Object -First 1
        $first.Text | Should -Be 'text 1'
        $read.Count | Should -BeLessThan 10
    }

    It 'takes texts of objects: by property, by script, and of results of other cmdlets' {
        ([pscustomobject]@{ Text = 'a' }, [pscustomobject]@{ Text = 'b' } | Get-Mka1Embedding).Text | Should -Be a, b
        ([pscustomobject]@{ Question = 'a' } | Get-Mka1Embedding -Text { $_.Question }).Text | Should -Be a
        (@{ Text = 'c' }, 7 | Get-Mka1Embedding).Text | Should -Be c, 7
        $response = New-Mka1Response 'Hello' -OnBehalfOf alice
        $embedding = $response | Get-Mka1Embedding
        $embedding.Text | Should -Be $response.OutputText
        $embedding.OnBehalfOf | Should -Be alice
        ($embedding | Get-Mka1Embedding).Vector | Should -Be $embedding.Vector
    }

    It 'has near vectors for similar texts' {
        $question, $near, $far = Get-Mka1Embedding 'When is a refund paid?', 'Refunds are paid within 14 days.', 'Parcels weigh up to 30 kg.'
        $question.GetSimilarity($near) | Should -BeGreaterThan $question.GetSimilarity($far)
        $question.GetSimilarity($question) | Should -BeGreaterThan 0.9999
        { $question.GetSimilarity((Get-Mka1Embedding x -Dimensions 2)) } | Should -Throw '*256 and 2 dimensions*'
    }

    It 'writes an error for a text that cannot be sent, and goes on' {
        $rows = @('a', '', (Get-Item $PSHOME), 'd' | Get-Mka1Embedding -ErrorVariable problems -ErrorAction SilentlyContinue)
        $rows.Text | Should -Be a, d
        $rows.Index | Should -Be 0, 3
        $problems | Should -HaveCount 2
        $problems.FullyQualifiedErrorId | Should -Be (@('Mka1.InvalidInput,Mka1.PowerShell.Embeddings.GetEmbeddingCommand') * 2)
        "$($problems[0])" | Should -Be 'The text is empty (item 2 of the input).'
        "$($problems[1])" | Should -BeLike '*DirectoryInfo is not text*-Text { $_.Name }*'
    }

    It 'limits the length of a text for a model that is listed, and otherwise leaves the choice to the server' {
        $texts = 'a', ('x' * 32765)
        ($texts | Get-Mka1Embedding -Dimensions 2).Text | Should -Be $texts
        $null = $texts | Get-Mka1Embedding -Dimensions 2 -Model openai:text-embedding-3-small -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*at most 32764 characters*'
        $null = 'a', ('x' * 100001) | Get-Mka1Embedding -Dimensions 2 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*at most 100000 characters*'
    }

    It 'writes one error for the texts of a call that failed, and goes on with the other calls' {
        Add-EmulatorFault @{ path = '/embeddings'; method = 'POST'; status = 400 }
        $rows = @(1..6 | ForEach-Object { "text $_" } | Get-Mka1Embedding -BatchSize 2 -ThrottleLimit 1 -ErrorVariable problems -ErrorAction SilentlyContinue)
        $rows.Text | Should -Be 'text 3', 'text 4', 'text 5', 'text 6'
        $problems | Should -HaveCount 1
        "$($problems[0])" | Should -BeLike "2 texts, from 'text 1' to 'text 2': *"
        $problems[0].TargetObject | Should -Be 'text 1', 'text 2'
        ($problems[0].TargetObject | Get-Mka1Embedding).Text | Should -Be 'text 1', 'text 2'
    }

    It 'names the objects of a failed call, which can be piped again' {
        $response = New-Mka1Response 'Hello' -OnBehalfOf alice
        $objects = $response, [pscustomobject]@{ Text = 'a'; OnBehalfOf = 'alice' }, @{ Text = 'b'; OnBehalfOf = 'bob' }
        Add-EmulatorFault @{ path = '/embeddings'; method = 'POST'; status = 400; times = 2 }
        $objects | Get-Mka1Embedding -ErrorVariable problems -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $problems | Should -HaveCount 2
        "$($problems[0])" | Should -BeLike "2 texts, from '$($response.OutputText)' to 'a': *"
        $rows = $problems.TargetObject | Get-Mka1Embedding
        $rows.Text | Should -Be $response.OutputText, a, b
        $rows.OnBehalfOf | Should -Be alice, alice, bob
    }

    It 'warns if the limits cannot be read, and uses 100 texts with each call' {
        Add-EmulatorFault @{ path = '/embeddings/models'; status = 404 }
        $null = 1..250 | Get-Mka1Embedding -Dimensions 2 -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -HaveCount 1
        "$warnings" | Should -BeLike '*100 texts at most*-BatchSize*'
        @(Get-EmulatorRequest -Method Post) | Should -HaveCount 3
    }

    It 'is counted as usage' {
        $null = Connect-TestEmulator
        $null = Get-Mka1Embedding 'three little words', one
        $usage = Get-Mka1Usage embeddings -StartTime ([datetimeoffset]::UtcNow.AddDays(-1)) -EndTime ([datetimeoffset]::UtcNow.AddDays(1))
        $usage.InputTokens, $usage.NumModelRequests | Should -Be 4, 1
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'no dimension'; With = @{ Dimensions = 0 } }
        @{ What = 'an empty model'; With = @{ Model = '' } }
        @{ What = 'an empty batch'; With = @{ BatchSize = 0 } }
        @{ What = 'nothing'; With = @{ Text = $null } }
    ) {
        $all = @{ Text = 'a' }
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        { Get-Mka1Embedding @all } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'completes the models that embed' {
        (TabExpansion2 'Get-Mka1Embedding x -Model ').CompletionMatches.ListItemText | Sort-Object | Should -Be "meetkai:embed-small", "openai:text-embedding-3-small"
    }

    It 'uses models from the pipeline' {
        $models = @(Get-Mka1EmbeddingModel)
        $rows = @($models | Get-Mka1Embedding hello)
        $rows.Model | Should -Be $models.Id
        (Get-EmulatorRequest -Method Post | ForEach-Object { ($_.body | ConvertFrom-Json).model }) | Should -Be $models.Id
        ($models.Id | Get-Mka1Embedding a, b).Text | Should -Be (@('a', 'b') * $models.Count)
        ('a' | Get-Mka1Embedding -Model $models[0]).Model | Should -Be $models[0].Id
    }

    It 'names the position of a text that is empty' {
        $null = 'a', 'b', '' | Get-Mka1Embedding -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*item 3 of the input*'
    }
}

Describe 'Get-Mka1EmbeddingModel' {
    It 'lists the models with their limits' {
        $models = Get-Mka1EmbeddingModel
        $models.Id | Should -Be meetkai:embed-small, openai:text-embedding-3-small
        $models[0].Provider, $models[0].Model, $models[0].Limits.MaxBatchSize | Should -Be meetkai, embed-small, 1000
        (Get-Mka1Embedding a -Model $models[1]).Model | Should -Be openai:text-embedding-3-small
    }

    It 'selects models by id and pattern' {
        $all = @(Get-Mka1EmbeddingModel)
        (Get-Mka1EmbeddingModel $all[0].Id).Id | Should -Be $all[0].Id
        (Get-Mka1EmbeddingModel openai:*).Id | Should -Be @($all.Id -like 'openai:*')
        Get-Mka1EmbeddingModel none:* | Should -BeNullOrEmpty
        (Get-Mka1EmbeddingModel none, $all[0].Id -ErrorVariable problems -ErrorAction SilentlyContinue).Id | Should -Be $all[0].Id
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Category ObjectNotFound -Target none -Message "*no embedding model 'none'*"
    }
}
