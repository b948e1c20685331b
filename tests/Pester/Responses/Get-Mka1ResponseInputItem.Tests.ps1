BeforeAll {
    $null = Connect-TestEmulator
    $many = New-Mka1Response -Input @(1..150 | ForEach-Object { @{ role = 'user'; content = "item $_" } })
    function Get-ListRequest {
        Get-EmulatorRequest GET '/responses/*/input_items'
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Get-Mka1ResponseInputItem' {
    BeforeEach {
        Clear-EmulatorFault
        Clear-EmulatorRequest
    }

    It 'gives the input as items' {
        $made = New-Mka1Response 'Hello'
        $item = Get-Mka1ResponseInputItem $made.Id
        $item | Should -BeOfType ([Mka1.Responses.Items.MessageItem])
        $item.Role, "$item" | Should -Be 'user', 'Hello'
        $item.Id | Should -BeLike 'msg_*'
    }

    It 'gives all over several pages, the newest first' {
        $items = Get-Mka1ResponseInputItem $many.Id
        $items | ForEach-Object { "$_" } | Should -Be (150..1 | ForEach-Object { "item $_" })
        Get-ListRequest | Should -HaveCount 2
        (Get-ListRequest).query | Should -Be '?limit=100', "?limit=100&after=$($items[99].Id)"
    }

    It 'gives them in the order of -Order' {
        Get-Mka1ResponseInputItem $many.Id -Order Ascending | Select-Object -First 3 | ForEach-Object { "$_" } | Should -Be 'item 1', 'item 2', 'item 3'
        Get-Mka1ResponseInputItem $many.Id -Order Descending -First 1 | ForEach-Object { "$_" } | Should -Be 'item 150'
        (Get-ListRequest).query | Should -Be '?limit=100&order=asc', '?limit=1&order=desc'
    }

    It 'asks once for <What>' -ForEach @(
        @{ What = 'Select-Object -First 5'; Do = { param($id) Get-Mka1ResponseInputItem $id | Select-Object -First 5 }; Query = '?limit=100'; First = 150 }
        @{ What = '-First 5'; Do = { param($id) Get-Mka1ResponseInputItem $id -First 5 }; Query = '?limit=5'; First = 150 }
        @{ What = '-First 5 -Skip 10'; Do = { param($id) Get-Mka1ResponseInputItem $id -First 5 -Skip 10 }; Query = '?limit=15'; First = 140 }
    ) {
        $items = & $Do $many.Id
        $items | Should -HaveCount 5
        "$($items[0])" | Should -Be "item $First"
        (Get-ListRequest).query | Should -Be $Query
    }

    It 'begins after the item of -After' {
        $all = Get-Mka1ResponseInputItem $many.Id -Order Ascending
        Get-Mka1ResponseInputItem $many.Id -Order Ascending -After $all[147].Id | ForEach-Object { "$_" } | Should -Be 'item 149', 'item 150'
    }

    It 'sends -Include, once for each' {
        $made = New-Mka1Response 'x' -Image 'https://example.com/a.png'
        $without = Get-Mka1ResponseInputItem $made.Id
        $with = Get-Mka1ResponseInputItem $made.Id -Include message.input_image.image_url, file_search_call.results
        (Get-ListRequest)[-1].query | Should -Be '?limit=100&include=message.input_image.image_url&include=file_search_call.results'
        $without.ToJson() | Should -Not -BeLike '*example.com*'
        $with.ToJson() | Should -BeLike '*https://example.com/a.png*'
    }

    It 'refuses an unknown -Include by the server''s word' {
        Get-Mka1ResponseInputItem $many.Id -Include nonsense -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument $many.Id '*nonsense*'
    }

    It 'takes responses from the pipeline, -First for each' {
        $made = New-Mka1Response 'one'
        $many, $made | Get-Mka1ResponseInputItem -First 1 | ForEach-Object { "$_" } | Should -Be 'item 150', 'one'
    }

    It 'gives items that can be sent again' {
        $items = Get-Mka1ResponseInputItem $many.Id -Order Ascending -First 2
        $again = New-Mka1Response -Input $items -ErrorAction Stop
        $again.OutputText | Should -Be 'You said: item 2'
    }

    It 'goes on after a bad id and an unknown one' {
        $made = New-Mka1Response 'x'
        $items = 'nonsense', 'resp_nobody', $made.Id | Get-Mka1ResponseInputItem -ErrorVariable problems -ErrorAction SilentlyContinue
        "$items" | Should -Be 'x'
        $problems | Should -HaveCount 2
        Assert-ErrorRecord $problems[0] Mka1.InvalidInput InvalidArgument nonsense
        Assert-ErrorRecord $problems[1] Mka1.NotFound ObjectNotFound resp_nobody
    }

    It 'gives what came before a page that fails' {
        Add-EmulatorFault @{ path = '^.*input_items.*after='; status = 400; body = '{"error":{"message":"no more"}}' }
        $items = Get-Mka1ResponseInputItem $many.Id -ErrorVariable problems -ErrorAction SilentlyContinue
        $items | Should -HaveCount 100
        Assert-ErrorRecord $problems Mka1.InvalidRequest InvalidArgument $many.Id
    }

    It 'says that the total is unknown with -IncludeTotalCount' {
        $all = @(Get-Mka1ResponseInputItem $many.Id -First 1 -IncludeTotalCount)
        $all | Should -HaveCount 2
        $all[0].Accuracy | Should -Be 0
    }
}
