BeforeAll {
    $null = Connect-TestEmulator
    # All items of a folder, including hidden and partial files.
    function Get-Everything {
        Get-ChildItem -LiteralPath $target -Recurse -Force | Sort-Object Name
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Save-Mka1ResponseContent' {
    BeforeEach {
        Clear-EmulatorFault
        $target = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        Push-Location $target
        Clear-EmulatorRequest
    }
    AfterEach {
        Pop-Location
    }

    It 'saves text, from <What>' -ForEach @(
        @{ What = 'a response, without a call'; Run = { param($r) $r | Save-Mka1ResponseContent }; Calls = 0 }
        @{ What = 'a response as argument'; Run = { param($r) Save-Mka1ResponseContent -InputObject $r }; Calls = 0 }
        @{ What = 'an id in the pipeline'; Run = { param($r) $r.Id | Save-Mka1ResponseContent }; Calls = 1 }
        @{ What = 'an id as argument'; Run = { param($r) Save-Mka1ResponseContent $r.Id }; Calls = 1 }
        @{ What = 'an object with a response id'; Run = { param($r) [pscustomobject]@{ ResponseId = $r.Id } | Save-Mka1ResponseContent }; Calls = 1 }
    ) {
        $response = New-Mka1Response 'Grüße'
        Clear-EmulatorRequest
        $saved = & $Run $response
        $saved | Should -BeOfType ([System.IO.FileInfo])
        $saved.FullName | Should -Be (Join-Path $target "$($response.Id).txt")
        Get-Content -LiteralPath $saved -Raw -Encoding utf8 | Should -BeExactly 'You said: Grüße'
        @(Get-EmulatorRequest) | Should -HaveCount $Calls
    }

    It 'saves <What>' -ForEach @(
        @{ What = 'a picture behind a link of the server'; Prompt = 'x [image]'; Extension = '.png'; Magic = 0x89, 0x50, 0x4E, 0x47 }
        @{ What = 'a picture within the response'; Prompt = 'x [image base64]'; Extension = '.png'; Magic = 0x89, 0x50, 0x4E, 0x47 }
        @{ What = 'speech'; Prompt = 'x [audio]'; Extension = '.wav'; Magic = 0x52, 0x49, 0x46, 0x46 }
    ) {
        $response = New-Mka1Response $Prompt
        $saved = $response | Save-Mka1ResponseContent -Path $target | Sort-Object Extension
        $saved.Extension | Should -Be ('.txt', $Extension | Sort-Object)
        $bytes = [System.IO.File]::ReadAllBytes(($saved | Where-Object Extension -EQ $Extension).FullName)
        $bytes[0..3] | Should -Be $Magic
        Get-Everything | Should -HaveCount 2
    }

    It 'saves only the kinds that are asked for' {
        $saved = New-Mka1Response 'x [image] [audio]' | Save-Mka1ResponseContent -Kind image, audio
        $saved.Extension | Sort-Object | Should -Be '.png', '.wav'
    }

    It 'tells of a response without content' {
        New-Mka1Response 'x' | Save-Mka1ResponseContent -Kind audio -WarningVariable told -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $told | Should -Match '^resp_\w+ has no audio to save; its status is completed\.$'
    }

    It 'leaves a file that is there, unless told' {
        $response = New-Mka1Response 'x'
        $file = Join-Path $target "$($response.Id).txt"
        'mine' | Set-Content $file
        $response | Save-Mka1ResponseContent -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-ErrorRecord $failed 'Mka1.InvalidInput' -Category InvalidArgument -Target $response.Id
        Get-Content $file | Should -Be 'mine'
        $null = $response | Save-Mka1ResponseContent -Force
        Get-Content $file | Should -Be 'You said: x'
    }

    It 'writes nothing with -WhatIf' {
        New-Mka1Response 'x [image]' | Save-Mka1ResponseContent -WhatIf | Should -BeNullOrEmpty
        Get-Everything | Should -BeNullOrEmpty
    }

    It 'goes on after a bad and an unknown id' {
        $response = New-Mka1Response 'x'
        $saved = 'bad', 'resp_unknown', $response.Id | Save-Mka1ResponseContent -ErrorVariable failed -ErrorAction SilentlyContinue
        $saved | Should -HaveCount 1
        Assert-ErrorRecord $failed[1] 'Mka1.NotFound' -Category ObjectNotFound -Target 'resp_unknown'
        Assert-ErrorRecord $failed[0] 'Mka1.InvalidInput' -Category InvalidArgument -Target 'bad'
    }

    It 'wants a directory that is there' {
        $response = New-Mka1Response 'x'
        $response | Save-Mka1ResponseContent -Path (Join-Path $target none) -ErrorVariable failed -ErrorAction SilentlyContinue
        Assert-ErrorRecord $failed 'Mka1.InvalidInput' -Category InvalidArgument -Target $response.Id
    }

    It 'leaves nothing behind where a link fails, and saves the rest' {
        $server = Start-RawServer -Body '{"error":{"message":"gone"}}' -Status 404
        try {
            $item = @{ type = 'image_generation_call'; id = 'ig_1'; status = 'completed'; result = "$($server.Uri)picture.png" }
            $json = @{ id = 'resp_1'; object = 'response'; status = 'completed'; output_text = 'Here'; output = @($item) } | ConvertTo-Json -Depth 5
            $saved = [Mka1.Responses.Response]::FromJson($json) | Save-Mka1ResponseContent -ErrorVariable failed -ErrorAction SilentlyContinue
        }
        finally {
            $server.Dispose()
        }
        $saved.Name | Should -Be 'resp_1.txt'
        Assert-ErrorRecord $failed 'Mka1.NotFound' -Category ObjectNotFound -Target 'resp_1'
        Get-Everything | Should -HaveCount 1
    }

    It 'saves the text and the pictures that are good, with one error for each that is not' {
        $good = [Convert]::ToBase64String([byte[]] (0x89, 0x50, 0x4E, 0x47))
        $items = '%%%', $good, 'http://elsewhere.example/a.png', 'ftp://elsewhere.example/a.png', 'data:image/png;base64,!', "data:image/png;base64,$good" |
            ForEach-Object { @{ type = 'image_generation_call'; id = 'ig'; status = 'completed'; result = $_ } }
        $json = @{ id = 'resp_1'; object = 'response'; status = 'completed'; output_text = 'Here'; output = @($items) } | ConvertTo-Json -Depth 5
        $saved = [Mka1.Responses.Response]::FromJson($json) | Save-Mka1ResponseContent -ErrorVariable failed -ErrorAction SilentlyContinue
        $saved.Name | Should -Be 'resp_1.txt', 'resp_1-3.png', 'resp_1-7.png'
        $failed | Should -HaveCount 4
        $failed | ForEach-Object { Assert-ErrorRecord $_ -Repeated:($_ -ne $failed[0]) 'Mka1.InvalidInput' -Category InvalidArgument -Target 'resp_1' }
        Get-Everything | Should -HaveCount 3
    }

    It 'lets no server choose what kind of file it is: <Format>' -ForEach @(
        @{ Format = 'exe'; Extension = '.png' }, @{ Format = 'ps1'; Extension = '.png' }, @{ Format = 'lnk'; Extension = '.png' }, @{ Format = 'svg'; Extension = '.png' }
        @{ Format = 'html'; Extension = '.png' }, @{ Format = 'x/y'; Extension = '.png' }, @{ Format = 'JPEG'; Extension = '.jpeg' }
    ) {
        $data = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('echo'))
        $items = @{ type = 'image_generation_call'; result = $data; output_format = $Format }, @{ type = 'image_generation_call'; result = "http://127.0.0.1:1/a.$Format" }
        $json = @{ id = 'resp_1'; object = 'response'; status = 'completed'; output = $items } | ConvertTo-Json -Depth 5
        [Mka1.Responses.ResponseContent]::FromResponse([Mka1.Responses.Response]::FromJson($json)).Extension | Should -Be $Extension, $Extension
    }

    It 'gives a safe name whatever the id: <Id>' -ForEach @(
        @{ Id = '../up'; Name = 'up.txt' }
        @{ Id = "COM$([char] 0xB9)"; Name = "_COM$([char] 0xB9).txt" }
        @{ Id = "a$([char] 0x202E)txt.exe"; Name = 'a_txt.exe.txt' }
        @{ Id = '-rf'; Name = '_-rf.txt' }
        @{ Id = 'a:b'; Name = 'a_b.txt' }
    ) {
        $json = @{ id = $Id; status = 'completed'; output_text = 'Here' } | ConvertTo-Json
        ([Mka1.Responses.Response]::FromJson($json) | Save-Mka1ResponseContent).Name | Should -BeExactly $Name
        (Get-Everything).Name | Should -BeExactly $Name
    }

    It 'replaces no file that it has just saved, whatever the file system takes for one name' {
        $both = 'resp_A', 'resp_a' | ForEach-Object { [Mka1.Responses.Response]::FromJson((@{ id = $_; status = 'completed'; output_text = "I am $_" } | ConvertTo-Json)) }
        $saved = $both | Save-Mka1ResponseContent -Force -ErrorVariable failed -ErrorAction SilentlyContinue
        @($saved).Count + @($failed).Count | Should -Be 2
        Get-Content -LiteralPath $saved[0] -Raw | Should -BeExactly 'I am resp_A'
        @($saved).Count | Should -Be @(Get-Everything).Count
        if ($IsLinux) {
            $failed | Should -BeNullOrEmpty
        }
        $again = $both[0], $both[0] | Save-Mka1ResponseContent -Force -ErrorVariable failed -ErrorAction SilentlyContinue
        $again | Should -HaveCount 1
        Assert-ErrorRecord $failed 'Mka1.InvalidInput' -Category InvalidArgument -Target 'resp_A' '*just been saved*'
    }

    It 'sends the key to no other server, and tells no signature of a link' {
        $server = Start-RawServer -Body 'abc' -Header 'Content-Type: image/png'
        try {
            $link = "$($server.Uri)picture.png?signature=s3cr3t"
            $item = @{ type = 'image_generation_call'; id = 'ig_1'; status = 'completed'; result = $link }
            $json = @{ id = 'resp_1'; object = 'response'; status = 'completed'; output = @($item) } | ConvertTo-Json -Depth 5
            $told = [Mka1.Responses.Response]::FromJson($json) | Save-Mka1ResponseContent -OnBehalfOf user-9 -Verbose 4>&1
        }
        finally {
            $server.Dispose()
        }
        $head = $server.Requests.ToArray()
        $head | Should -HaveCount 1
        $head[0] | Should -BeLike 'GET /picture.png?signature=s3cr3t *'
        $head[0] | Should -Not -Match '(?m)^(Authorization|X-On-Behalf-Of):'
        $told | Out-String | Should -Not -Match 's3cr3t'
        $told | Where-Object { $_ -like 'GET *' } | Select-Object -First 1 | Should -BeLike "GET $($server.Uri)picture.png without key and identity: 200 in *"
        # The confirmation prompt names the identity of the response, not of the download.
        "$($told | Where-Object { $_ -notlike 'Performing the operation*' })" | Should -Not -Match 'user-9'
        (Get-Mka1RequestLog -Last 1).OnBehalfOf | Should -BeNullOrEmpty
        (Get-Mka1RequestLog -Last 1).Uri | Should -Not -Match 's3cr3t'
        [System.IO.File]::ReadAllText((Join-Path $target 'resp_1-1.png')) | Should -Be 'abc'
    }

    It 'says of a directory that cannot be written to which file it is about and why' {
        Skip-Test -If (-not $IsLinux) -Because 'only Linux can make a disk or a folder fail this way'
        $response = New-Mka1Response 'Hello'
        Save-Mka1ResponseContent $response.Id -Path /sys -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.WriteFailed WriteError $response.Id "'/sys/$($response.Id).txt' cannot be written: *denied*"
        $problems[0].Exception.HasStarted | Should -BeFalse
    }
}
