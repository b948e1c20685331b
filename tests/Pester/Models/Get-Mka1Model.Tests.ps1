BeforeAll {
    $null = Connect-TestEmulator
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Get-Mka1Model' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'lists the models' {
        $models = Get-Mka1Model
        $models[0] | Should -BeOfType ([Mka1.Models.Model])
        $models.Id | Should -Contain auto
        (Get-EmulatorRequest).path | Should -Be '/api/v1/llm/models'
    }

    It 'reads a model, with its colon escaped' {
        $model = Get-Mka1Model meetkai:functionary-pt
        $model.Id, $model.ModelType, $model.OwnedBy | Should -Be 'meetkai:functionary-pt', 'llm', 'meetkai'
        (Get-EmulatorRequest).path | Should -BeIn '/api/v1/llm/models/meetkai%3Afunctionary-pt', '/api/v1/llm/models/meetkai:functionary-pt'
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'an array'; Run = { Get-Mka1Model -Id auto, openai:gpt-image-1 } }
        @{ What = 'ids'; Run = { 'auto', 'openai:gpt-image-1' | Get-Mka1Model } }
        @{ What = 'objects'; Run = { Get-Mka1Model auto, openai:gpt-image-1 | Get-Mka1Model } }
        @{ What = 'the name ModelId'; Run = { [pscustomobject]@{ ModelId = 'auto' }, [pscustomobject]@{ ModelId = 'openai:gpt-image-1' } | Get-Mka1Model } }
    ) {
        (& $Run).Id | Should -Be auto, openai:gpt-image-1
    }

    It 'finds by <What>' -ForEach @(
        @{ What = 'a wildcard in the id'; With = @{ Id = 'openai:*image*' }; Ids = 'openai:gpt-image-1' }
        @{ What = 'a type'; With = @{ Type = 'images' }; Ids = 'meetkai:painter', 'openai:gpt-image-1' }
        @{ What = 'a wildcard in the type'; With = @{ Type = '*speech*' }; Ids = 'meetkai:listener', 'meetkai:speaker' }
        @{ What = 'id and type'; With = @{ Id = 'openai:*'; Type = 'llm', 'embeddings' }; Ids = 'openai:gpt-4.1-mini', 'openai:text-embedding-3-small' }
        @{ What = 'nothing that there is'; With = @{ Id = 'nobody:*' }; Ids = @() }
    ) {
        @((Get-Mka1Model @With).Id | Where-Object { $_ }) | Should -Be $Ids
        @(Get-EmulatorRequest) | Should -HaveCount 1
    }

    It 'reads no more than is wanted' {
        @(Get-Mka1Model -First 2) | Should -HaveCount 2
        @(Get-Mka1Model -Skip 1 -First 1).Id | Should -Not -Be auto
    }

    It 'goes on after a model that is not there' {
        $given = 'auto', 'nobody:none', 'openai:gpt-image-1' | Get-Mka1Model -ErrorVariable problems -ErrorAction SilentlyContinue
        $given.Id | Should -Be auto, openai:gpt-image-1
        Assert-ErrorRecord $problems -Id Mka1.NotFound -Target nobody:none
    }

    It 'refuses <What> before anything is asked' -ForEach @(
        @{ What = 'a blank id'; Id = ' ' }
        @{ What = 'an empty id'; Id = '' }
        @{ What = 'a dot segment'; Id = '..' }
    ) {
        $null = Get-Mka1Model $Id -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses a pattern that is none' {
        $null = Get-Mka1Model '[ab' -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message "'``[ab' is not a pattern*"
    }

    It 'warns of a type that no known one matches' {
        Get-Mka1Model -Type picture -WarningVariable told -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$told" | Should -BeLike "-Type 'picture' matches none of the values*images*"
    }

    It 'completes ids and types' {
        (TabExpansion2 'Get-Mka1Model meetkai:func' 26).CompletionMatches.CompletionText | Should -Contain 'meetkai:functionary-pt'
        (TabExpansion2 'Get-Mka1Model -Type im' 22).CompletionMatches.CompletionText | Should -Be images
    }

    It 'shows a table and a list' {
        $shown = Get-Mka1Model openai:gpt-image-1 | Format-Table | Out-String -Width 100
        $shown | Should -Match 'Id\s+Type\s+OwnedBy'
        $shown | Should -Match 'openai:gpt-image-1\s+images\s+openai'
        Get-Mka1Model openai:gpt-image-1 | Format-List | Out-String | Should -Match 'Created\s+: 2025-06-'
    }
}
