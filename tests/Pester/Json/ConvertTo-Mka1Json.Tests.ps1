BeforeAll {
    $null = Connect-TestEmulator
    $json = '{"id":"resp_1","object":"response","status":"completed","temperature":1.50,"user":"\u0075","none":null,"never_heard_of":{"b":1,"a":[]}}'
    $response = [Mka1.Responses.Response]::FromJson($json)
}

AfterAll {
    Disconnect-All
}

Describe 'ConvertTo-Mka1Json' {
    It 'returns the JSON of the server, a text an object' {
        $response, $response | ConvertTo-Mka1Json | Should -Be $json, $json
        ConvertTo-Mka1Json $response | Should -BeExactly $json
        ConvertTo-Mka1Json -InputObject $response, $response | Should -HaveCount 2
    }

    It 'writes a member per line with -Indented' {
        $response | ConvertTo-Mka1Json -Indented | Should -BeExactly $response.ToJson($true)
    }

    It 'converts nested objects and objects with note properties' {
        (New-Mka1Response 'Hi').Usage | ConvertTo-Mka1Json | Should -BeLike '{"input_tokens":*'
        $response | Add-Member -PassThru -NotePropertyName Ticket -NotePropertyValue 7 | ConvertTo-Mka1Json | Should -BeExactly $json
    }

    It 'converts objects of Invoke-Mka1Request, with exact numbers' {
        $model = Invoke-Mka1Request /api/v1/llm/models/auto | ConvertTo-Mka1Json
        $model | Should -BeLike '{"id":"auto",*'
        Invoke-Mka1Request /api/v1/llm/models/auto -PassThru | ConvertTo-Mka1Json | Should -BeExactly $model
        [pscustomobject]@{ a = [bigint]::Parse('123456789012345678901234567890'); b = 0.1d } | ConvertTo-Mka1Json -Indented | Should -Match '"a": 123456789012345678901234567890,'
    }

    It 'refuses a deserialized copy, and goes on' {
        $response | Export-Clixml $TestDrive/copy.xml
        $copy = Import-Clixml $TestDrive/copy.xml
        $told = $copy, $response | ConvertTo-Mka1Json -ErrorVariable problems -ErrorAction SilentlyContinue
        $told | Should -BeExactly $json
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'Mka1.InvalidInput,*'
        $problems[0].Exception.Message | Should -BeLike '*Response*copy*Read the object again*'
        $problems[0].TargetObject | Should -Be resp_1
    }

    It 'refuses an object that is not of the server' {
        { Get-Mka1Context | ConvertTo-Mka1Json -ErrorAction Stop } | Should -Throw '*Mka1Context*ConvertTo-Json*'
    }
}
