BeforeAll {
    $right = '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[]}}'
}

Describe 'Test-Mka1BatchInput' {
    BeforeEach {
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
        Disconnect-All
    }

    It 'needs no connection and says nothing of a file that is right' {
        Set-Content $file $right
        Test-Mka1BatchInput $file | Should -BeNullOrEmpty
        Test-Mka1BatchInput $file -Quiet | Should -BeTrue
    }

    It 'gives an object a problem, with its place' {
        Set-Content $file $right, ($right -replace 'POST', 'GET'), 'oops'
        $problems = @(Test-Mka1BatchInput -Path $file)
        $problems.Code | Should -Be 'DuplicateCustomId', 'InvalidMethod', 'InvalidJson'
        $problems.Line | Should -Be 2, 2, 3
        $problems[0].CustomId | Should -Be 'a'
        $problems[0].Message | Should -BeLike '*line 1*'
        $problems[0].Path | Should -Be $file
        $problems | Should -BeOfType Mka1.Batches.Input.BatchInputProblem
        ($problems | Out-String -Width 120) | Should -Match 'DuplicateCustomId'
        Test-Mka1BatchInput $file -Quiet | Should -BeFalse
    }

    It 'takes several files from wildcards, the pipeline and literal paths' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Set-Content "$folder/one.jsonl" $right
        Set-Content -LiteralPath "$folder/[two].jsonl" 'oops'
        @(Test-Mka1BatchInput "$folder/*.jsonl").Count | Should -Be 1
        Get-ChildItem $folder | Test-Mka1BatchInput -Quiet | Sort-Object | Should -Be $false, $true
        @(Test-Mka1BatchInput -LiteralPath "$folder/[two].jsonl").Code | Should -Be 'InvalidJson'
        "$folder/one.jsonl" | Test-Mka1BatchInput -Quiet | Should -BeTrue
    }

    It 'measures by -Endpoint, which is completed' {
        Set-Content $file $right
        (Test-Mka1BatchInput $file -Endpoint /v1/embeddings).Code | Should -Be 'UrlMismatch'
        (TabExpansion2 'Test-Mka1BatchInput x -Endpoint /v1/e' 33).CompletionMatches.CompletionText | Should -Contain '/v1/embeddings'
    }

    It 'warns of unusual size without calling it wrong' {
        $writer = [System.IO.StreamWriter]::new($file)
        foreach ($n in 1..50001) { $writer.Write($right.Replace('"a"', "`"$n`"") + "`n") }
        $writer.Dispose()
        $problem = Test-Mka1BatchInput $file
        $problem.Code | Should -Be 'TooManyRequests'
        $problem.Severity | Should -Be 'Warning'
        Test-Mka1BatchInput $file -Quiet | Should -BeTrue
    }

    It 'names what cannot be read and goes on' {
        Set-Content $file 'oops'
        $found = Test-Mka1BatchInput -LiteralPath /no/such/file, $TestDrive, $file -ErrorVariable problems -ErrorAction SilentlyContinue
        @($found).Count | Should -Be 1
        $problems.Count | Should -Be 2
        0..1 | ForEach-Object { Assert-ErrorRecord $problems[$_] -Id Mka1.InvalidInput -Repeated:($_ -gt 0) }
    }

    It 'finds nothing in an empty file, which is a problem' {
        $empty = (New-Item (Join-Path $TestDrive "$([guid]::NewGuid()).jsonl")).FullName
        (Test-Mka1BatchInput $empty).Code | Should -Be EmptyFile
        Test-Mka1BatchInput $empty -Quiet | Should -BeFalse
    }
}
