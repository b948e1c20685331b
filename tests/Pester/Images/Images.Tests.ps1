AfterAll {
    Disconnect-All
}

Describe 'New-Mka1Image' {
    BeforeEach {
        $null = Connect-TestEmulator
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive "out [$([guid]::NewGuid())]")).FullName
    }

    It 'creates images with all that is given' {
        $images = New-Mka1Image 'A fox' -Count 2 -Model meetkai:z-image-turbo -Size 512x512 -Quality high -Style vivid -OutputFormat png -User u1
        $images | Should -HaveCount 2
        $images[0] | Should -BeOfType ([Mka1.Images.GeneratedImage])
        $images[0].Prompt, $images[0].RevisedPrompt, $images[0].Model, $images[0].OutputFormat | Should -Be 'A fox', 'A fox', meetkai:z-image-turbo, png
        $images[0].Url | Should -BeLike 'http*'
        $images[0].CreatedAt | Should -BeOfType ([datetimeoffset])
        @(Get-EmulatorRequest -Method Post).body | Should -Be '{"prompt":"A fox","model":"meetkai:z-image-turbo","n":2,"quality":"high","size":"512x512","style":"vivid","output_format":"png","user":"u1"}'
    }

    It 'saves <What>' -ForEach @(
        @{ What = 'an image in a file'; With = @{ Path = 'fox.png' }; Names = @('fox.png') }
        @{ What = 'several in numbered files'; With = @{ Path = 'fox.png'; Count = 3 }; Names = 'fox-1.png', 'fox-2.png', 'fox-3.png' }
        @{ What = 'images that the server answers as links'; With = @{ Path = 'fox.png'; Count = 2; ResponseFormat = 'url' }; Names = 'fox-1.png', 'fox-2.png' }
    ) {
        $With.Path = Join-Path $folder $With.Path
        $images = New-Mka1Image 'A fox' @With
        $images.Path | Should -Be @($Names | ForEach-Object { Join-Path $folder $_ })
        foreach ($file in $images.Path) {
            [System.IO.File]::ReadAllBytes($file)[1..3] | Should -Be 80, 78, 71
        }
        Get-ChildItem -LiteralPath $folder | Should -HaveCount $Names.Count
    }

    It 'saves images of several prompts in a directory, and replaces nothing' {
        $images = 'A fox', 'An owl' | New-Mka1Image -Path $folder -Count 2 -ThrottleLimit 2
        $images.Prompt | Should -Be 'A fox', 'A fox', 'An owl', 'An owl'
        $images.Path | Sort-Object -Unique | Should -HaveCount 4
        $null = 'A fox' | New-Mka1Image -Path $folder
        Get-ChildItem -LiteralPath $folder | Should -HaveCount 5
    }

    It 'refuses an existing file before the call, which costs money, unless -Force is given' {
        $file = Join-Path $folder fox.png
        Set-Content -LiteralPath $file mine
        { New-Mka1Image 'A fox' $file } | Should -Throw '*fox.png*' -ErrorId Mka1.InvalidInput*
        Get-EmulatorRequest | Should -BeNullOrEmpty
        Get-Content -LiteralPath $file | Should -Be mine
        (New-Mka1Image 'A fox' $file -Force).Path | Should -Be $file
    }

    It 'does not save two prompts in one file' {
        $images = 'A fox', 'An owl' | New-Mka1Image -Path (Join-Path $folder one.png) -Force -ErrorVariable problems -ErrorAction SilentlyContinue
        $images.Prompt | Should -Be 'A fox'
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput
        @(Get-EmulatorRequest -Method Post) | Should -HaveCount 1
    }

    It 'takes rows and responses' {
        $response = New-Mka1Response 'A fox'
        ($response | New-Mka1Image).Prompt | Should -Be $response.OutputText
        ([pscustomobject]@{ Prompt = 'An owl' } | New-Mka1Image).Prompt | Should -Be 'An owl'
        ([pscustomobject]@{ Title = 'A cat' } | New-Mka1Image -Prompt { $_.Title }).Prompt | Should -Be 'A cat'
    }

    It 'returns an image that it could not save, with its content' {
        $target = Join-Path $folder fox.png
        # The server sends more images than requested, and there is a file of the second name.
        Set-Content -LiteralPath (Join-Path $folder fox-2.png) mine
        $body = '{"created":1750000000,"data":[{"b64_json":"iVBORw0KGgo="},{"b64_json":"iVBORw0KGgo="}]}'
        $raw = Start-RawServer -Body $body
        try {
            $null = Connect-Mka1 -Uri $raw.Uri -Token (ConvertTo-Token (New-TestKey)) -Name raw
            $images = New-Mka1Image 'A fox' $target -Context raw -ErrorVariable problems -ErrorAction SilentlyContinue
        }
        finally {
            $raw.Dispose()
            Disconnect-Mka1 raw
        }
        $images.Path | Should -Be @($target, $null)
        $images[1].B64Json | Should -Be 'iVBORw0KGgo='
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*fox-2.png*'
        Get-Content -LiteralPath (Join-Path $folder fox-2.png) | Should -Be mine
    }

    It 'sends nothing with -WhatIf' {
        New-Mka1Image 'A fox' (Join-Path $folder fox.png) -WhatIf | Should -BeNullOrEmpty
        Get-EmulatorRequest | Should -BeNullOrEmpty
        Get-ChildItem -LiteralPath $folder | Should -BeNullOrEmpty
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'an empty prompt'; With = @{ Prompt = '' }; Id = 'Mka1.InvalidInput*' }
        @{ What = 'a prompt that is too long'; With = @{ Prompt = 'x' * 1001 }; Id = 'Mka1.InvalidInput*' }
        @{ What = 'eleven images'; With = @{ Count = 11 }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'an empty model'; With = @{ Model = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'a directory that is missing'; With = @{ Path = 'no such/fox.png' }; Id = 'Mka1.*' }
    ) {
        $all = @{ Prompt = 'x' }
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        { New-Mka1Image @all -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'completes the documented values of -<Parameter>' -ForEach @(
        @{ Parameter = 'Size'; Value = '1024x1536' }
        @{ Parameter = 'Quality'; Value = 'medium' }
        @{ Parameter = 'Style'; Value = 'natural' }
        @{ Parameter = 'OutputFormat'; Value = 'webp' }
        @{ Parameter = 'ResponseFormat'; Value = 'b64_json' }
    ) {
        $line = "New-Mka1Image x -$Parameter "
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain $Value
    }

    It 'passes other values on, and reports what the server refuses' {
        $null = 'A fox' | New-Mka1Image -Size 3x3 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidRequest -Target 'A fox' -Message '*size*'
    }
}
