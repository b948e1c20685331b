BeforeAll {
    $null = Connect-TestEmulator
    function Get-SentBody {
        (Get-EmulatorRequest POST /responses/compact)[-1].body | ConvertFrom-Json
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Compress-Mka1Response' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'compacts a conversation by its last response' {
        $made = New-Mka1Response 'My name is Ada.'
        $short = Compress-Mka1Response $made.Id
        $short | Should -BeOfType ([Mka1.Responses.CompactedResponse])
        $short.Output[-1].Type | Should -Be 'compaction'
        $short.Usage.TotalTokens | Should -BeGreaterThan 0
        $body = Get-SentBody
        $body.psobject.Properties.Name | Sort-Object | Should -Be 'model', 'previous_response_id'
        $body.model, $body.previous_response_id | Should -Be 'auto', $made.Id
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'responses from the pipeline'; Do = { param($made) $made | Compress-Mka1Response } }
        @{ What = 'ids from the pipeline'; Do = { param($made) $made.Id | Compress-Mka1Response } }
        @{ What = 'responses as an argument'; Do = { param($made) Compress-Mka1Response $made } }
        @{ What = 'ids as -PreviousResponse'; Do = { param($made) Compress-Mka1Response -PreviousResponse $made.Id } }
    ) {
        $made = 'one', 'two' | New-Mka1Response
        & $Do $made | Should -HaveCount 2
        (Get-EmulatorRequest POST /responses/compact).body | ForEach-Object { ($_ | ConvertFrom-Json).previous_response_id } | Should -Be $made.Id
    }

    It 'takes an input alone: <What>' -ForEach @(
        @{ What = 'text'; Value = 'A long story'; Json = '"A long story"' }
        @{ What = 'a hashtable'; Value = [ordered]@{ role = 'user'; content = 'Hi' }; Json = '[{"role":"user","content":"Hi"}]' }
        @{ What = 'items'; Value = @([ordered]@{ role = 'user'; content = 'a' }, [ordered]@{ role = 'user'; content = 'b' }); Json = '[{"role":"user","content":"a"},{"role":"user","content":"b"}]' }
    ) {
        (Compress-Mka1Response -Input $Value -ErrorAction Stop).Output[-1].Type | Should -Be 'compaction'
        $body = Get-SentBody
        $body.psobject.Properties.Name | Should -Not -Contain 'previous_response_id'
        ConvertTo-Json $body.input -Compress | Should -Be $Json
    }

    It 'takes an input after the conversation, by argument and by pipeline' {
        $made = New-Mka1Response 'Hi'
        $null = Compress-Mka1Response $made.Id -Input 'and more' -Model meetkai:functionary-pt -Instructions 'Be brief.'
        $body = Get-SentBody
        $body.input, $body.model, $body.instructions, $body.previous_response_id | Should -Be 'and more', 'meetkai:functionary-pt', 'Be brief.', $made.Id
        $null = $made | Compress-Mka1Response -Input 'still more'
        $body = Get-SentBody
        $body.input, $body.previous_response_id | Should -Be 'still more', $made.Id
    }

    It 'gives items that can be the input of the next response' {
        $made = New-Mka1Response 'My name is Ada.'
        $short = $made | Compress-Mka1Response
        $next = New-Mka1Response -Input (@($short.Output) + @{ role = 'user'; content = 'Who am I?' }) -ErrorAction Stop
        $next.OutputText | Should -Be 'You said: Who am I?'
        $sent = (Get-EmulatorRequest POST /responses)[-1].body | ConvertFrom-Json
        @($sent.input)[-2].encrypted_content | Should -Be ($short.Output[-1].ToJson() | ConvertFrom-Json).encrypted_content
    }

    It 'goes on after a bad id and an unknown one' {
        $made = New-Mka1Response 'Hi'
        $short = @('nonsense', 'resp_nobody', $made.Id | Compress-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue)
        $short | Should -HaveCount 1
        $problems | Should -HaveCount 2
        Assert-ErrorRecord $problems[0] Mka1.InvalidInput InvalidArgument nonsense
        $problems[1].FullyQualifiedErrorId | Should -BeLike 'Mka1.*'
        $problems[1].TargetObject | Should -Be resp_nobody
    }

    It 'refuses an input that has no JSON form' {
        Compress-Mka1Response -Input { 1 } -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidInput InvalidArgument
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'refuses <Name> by binding' -ForEach @(
        @{ Name = 'no input'; Do = { Compress-Mka1Response -Input @() } }
        @{ Name = 'a null input'; Do = { Compress-Mka1Response -Input $null } }
        @{ Name = 'an empty model'; Do = { Compress-Mka1Response -Input x -Model '' } }
    ) {
        $Do | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'sends nothing with -WhatIf' {
        Compress-Mka1Response resp_1 -WhatIf
        Compress-Mka1Response -Input x -WhatIf
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'is not sent again after status 500, because it is billed' {
        Add-EmulatorFault @{ method = 'POST'; path = '/responses'; status = 500 }
        Compress-Mka1Response -Input x -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.ServerError
        Get-EmulatorRequest POST | Should -HaveCount 1
    }
}
