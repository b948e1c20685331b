Describe 'Export-Mka1BatchInput' {
    BeforeEach {
        Disconnect-All
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $path = Join-Path $folder x.jsonl
    }

    It 'writes requests, hashtables and objects, a line each, without a mark' {
        $line = @{ custom_id = 'b'; method = 'POST'; url = '/v1/chat/completions'; body = @{ model = 'auto'; messages = @() } }
        $file = (New-Mka1BatchRequest "H`u{e9}" -CustomId a), $line, ([pscustomobject]$line | Select-Object *, @{ n = 'custom_id'; e = { 'c' } } -ExcludeProperty custom_id) |
            Export-Mka1BatchInput $path
        $file | Should -BeOfType System.IO.FileInfo
        $file.FullName | Should -Be $path
        Test-Mka1BatchInput $path | Should -BeNullOrEmpty
        [System.IO.File]::ReadAllBytes($path)[0] | Should -Be ([byte][char]'{')
        $lines = Get-Content $path
        ($lines | ConvertFrom-Json).custom_id | Should -Be a, b, c
        $lines[0] | Should -Match "H`u{e9}"
        @(Get-ChildItem $folder -Force).Count | Should -Be 1
    }

    It 'splits at a number of requests or bytes into numbered files' {
        $requests = 1..7 | New-Mka1BatchRequest -CustomId { "$_" } -Prompt { "Say $_" }
        $files = $requests | Export-Mka1BatchInput $path -MaxRequests 3
        $files.Name | Should -Be x-0001.jsonl, x-0002.jsonl, x-0003.jsonl
        ($files | ForEach-Object { @(Get-Content $_).Count }) | Should -Be 3, 3, 1
        Test-Path $path | Should -BeFalse
        $length = (Get-Content $files[0])[0].Length + 1
        $more = $requests | Export-Mka1BatchInput $path -MaxBytes ($length * 2) -Force
        $more.Count | Should -Be 4
        $more.ForEach({ $_.Length }) | Should -Be ($length * 2), ($length * 2), ($length * 2), $length
        $null = $requests | Export-Mka1BatchInput $path -MaxRequests 4 -Force -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*x-0003.jsonl*earlier*'
    }

    It 'leaves a file alone unless -Force is given' {
        Set-Content $path old
        { New-Mka1BatchRequest Hi | Export-Mka1BatchInput $path } | Should -Throw -ErrorId 'Mka1.InvalidInput,Mka1.PowerShell.Batches.ExportBatchInputCommand'
        Get-Content $path | Should -Be old
        $null = New-Mka1BatchRequest Hi -CustomId new | Export-Mka1BatchInput $path -Force
        (Get-Content $path | ConvertFrom-Json).custom_id | Should -Be new
        New-Mka1BatchRequest Ho | Export-Mka1BatchInput $path -Force -WhatIf | Should -BeNullOrEmpty
        (Get-Content $path | ConvertFrom-Json).custom_id | Should -Be new
    }

    It 'appends only what keeps the ids unique' {
        $null = New-Mka1BatchRequest Hi -CustomId a | Export-Mka1BatchInput $path
        $null = 'a', 'b' | New-Mka1BatchRequest -CustomId { $_ } -Prompt { $_ } |
            Export-Mka1BatchInput $path -Append -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Target a -Message '*request 1*'
        (Get-Content $path | ConvertFrom-Json).custom_id | Should -Be a, b
        Add-Content $path oops
        { New-Mka1BatchRequest Hi | Export-Mka1BatchInput $path -Append } | Should -Throw '*line 3*'
        { New-Mka1BatchRequest Hi | Export-Mka1BatchInput $path -Append -MaxRequests 3 } | Should -Throw '*-Append*'
    }

    It 'leaves out what is wrong, and says so' {
        $null = @{ custom_id = 'a' }, 42, (New-Mka1BatchRequest Hi -CustomId b), @{ custom_id = 'c'; method = 'POST'; url = '/v1/chat/completions'; body = @{} } |
            Export-Mka1BatchInput $path -ErrorVariable problems -ErrorAction SilentlyContinue
        (Get-Content $path | ConvertFrom-Json).custom_id | Should -Be b
        @($problems).Count | Should -BeGreaterThan 2
        $problems | ForEach-Object { Assert-ErrorRecord $_ -Id Mka1.InvalidInput }
    }

    It 'leaves nothing behind when it is stopped' {
        1..100 | New-Mka1BatchRequest -Prompt { "$_" } | Export-Mka1BatchInput $path -MaxRequests 10 | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        { 1..3 | ForEach-Object { if ($_ -eq 3) { throw 'stop' }; New-Mka1BatchRequest "$_" } | Export-Mka1BatchInput (Join-Path $folder y.jsonl) } | Should -Throw stop
        @(Get-ChildItem $folder -Force -Filter '.*').Count | Should -Be 0
        Test-Path (Join-Path $folder y.jsonl) | Should -BeFalse
    }

    It 'needs a directory that there is' {
        { New-Mka1BatchRequest Hi | Export-Mka1BatchInput (Join-Path $folder no x.jsonl) } | Should -Throw '*no directory*'
        { New-Mka1BatchRequest Hi | Export-Mka1BatchInput $folder } | Should -Throw '*is a directory*'
    }
}
