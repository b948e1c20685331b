BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe 'Get-Mka1Classification' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'chooses a label for each text, in the order of the texts' {
        $results = 'This is a complaint!', 'I have questions.' | Get-Mka1Classification complaint, question -Prompt 'Mails' -Model meetkai:functionary-pt
        $results.Label | Should -Be complaint, question
        $results.Text | Should -Be 'This is a complaint!', 'I have questions.'
        $results[0].Confidence, $results[0].Metadata.Model | Should -Be 1, meetkai:functionary-pt
        $results[0].Metadata.ClassifiedAt | Should -BeOfType ([datetimeoffset])
        @(Get-EmulatorRequest -Method Post).body | Should -Contain '{"model":"meetkai:functionary-pt","text":"I have questions.","labels":["complaint","question"],"prompt":"Mails"}'
    }

    It 'uses models from the pipeline' {
        $models = @(Get-Mka1Model -Type llm | Select-Object -First 2)
        Clear-EmulatorRequest
        @($models | Get-Mka1Classification complaint, question 'a question') | Should -HaveCount 2
        Get-EmulatorRequest -Method Post | ForEach-Object { ($_.body | ConvertFrom-Json).model } | Should -Be $models.Id
    }

    It 'takes responses and rows, and goes on after an error' {
        $response = New-Mka1Response 'a complaint'
        ($response | Get-Mka1Classification complaint, question).Text | Should -Be $response.OutputText
        ([pscustomobject]@{ Mail = 'a question' } | Get-Mka1Classification complaint, question -Text { $_.Mail }).Label | Should -Be question
        ('complaint', '', 'question' | Get-Mka1Classification complaint, question -ErrorVariable problems -ErrorAction SilentlyContinue).Label | Should -Be complaint, question
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message 'The text is empty (item * of the input).'
    }

    It 'reports a text that the server refuses' {
        $null = 'a' | Get-Mka1Classification b, c -Model unknown:x -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidRequest -Target a
        $response = New-Mka1Response 'a complaint' -OnBehalfOf alice
        $null = $response | Get-Mka1Classification b, c -Model unknown:x -ErrorVariable problems -ErrorAction SilentlyContinue
        ($problems.TargetObject | Get-Mka1Classification complaint, question).OnBehalfOf | Should -Be alice
    }

    It 'is counted as usage' {
        $null = Connect-TestEmulator
        $null = Get-Mka1Classification complaint, question 'three little words'
        (Get-Mka1Usage classify -StartTime ([datetimeoffset]::UtcNow.AddDays(-1)) -EndTime ([datetimeoffset]::UtcNow.AddDays(1))).InputTokens | Should -Be 3
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'one label'; With = @{ Label = 'a' } }
        @{ What = 'an empty label'; With = @{ Label = 'a', '' } }
        @{ What = 'an empty model'; With = @{ Model = '' } }
        @{ What = 'an empty prompt'; With = @{ Prompt = '' } }
    ) {
        $all = @{ Text = 'x'; Label = 'a', 'b' }
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        { Get-Mka1Classification @all } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}
