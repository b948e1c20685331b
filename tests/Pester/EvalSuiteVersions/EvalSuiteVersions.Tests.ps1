BeforeAll {
    $null = Connect-TestEmulator
    $task = @{ id = 'a'; type = 'qa'; dataset = @{ source = 'huggingface'; path = 'p'; split = 'test' }; prompt_template = 'p'; grader = @{ type = 'python'; source = 's' } }
    $manifest = @{ schema_version = '2026-05-27'; tasks = @($task) }
    $suite = New-Mka1EvalSuite geography $manifest
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1EvalSuiteVersion' {
    It 'adds a version, which becomes active only if it is told to' {
        $own = New-Mka1EvalSuite own $manifest
        $second = $own | New-Mka1EvalSuiteVersion -Manifest $manifest -Metadata @{ a = 1 }
        $second.Version, $second.SuiteId, $second.Metadata['a'], "$($second.TaskIds)" | Should -Be 2, $own.Id, '1', a
        ($own | Get-Mka1EvalSuite).ActiveVersion, ($own | Get-Mka1EvalSuite).LatestVersion | Should -Be 1, 2
        # A version names its suite.
        ($second | New-Mka1EvalSuiteVersion -Manifest (ConvertTo-Json $manifest -Depth 9) -MakeActive).Version | Should -Be 3
        ($own | Get-Mka1EvalSuite).ActiveVersion | Should -Be 3
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a manifest without tasks'; Manifest = @{ schema_version = '2026-05-27' } }
        @{ What = 'a manifest that is no JSON'; Manifest = 'manifest.json' }
    ) {
        Clear-EmulatorRequest
        { New-Mka1EvalSuiteVersion $suite $Manifest -ErrorAction Stop } | Should -Throw -ErrorId 'Mka1.InvalidInput,*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }
}

Describe 'Get-Mka1EvalSuiteVersion' {
    BeforeAll {
        $own = New-Mka1EvalSuite own $manifest
        $null = 1..3 | ForEach-Object { New-Mka1EvalSuiteVersion $own $manifest }
    }

    It 'lists those of each suite' {
        (Get-Mka1EvalSuiteVersion $own).Version | Should -Be 4, 3, 2, 1
        ($own, $suite | Get-Mka1EvalSuiteVersion -First 1).Version | Should -Be 4, 1
        (Get-Mka1EvalSuiteVersion $own -After (Get-Mka1EvalSuiteVersion $own -Version 3).Id).Version | Should -Be 2, 1
    }

    It 'reads versions by numbers, objects and rows' {
        (Get-Mka1EvalSuiteVersion $own -Version 2, 3).Version | Should -Be 2, 3
        (2, 3 | Get-Mka1EvalSuiteVersion -SuiteId $own).Version | Should -Be 2, 3
        $versions = Get-Mka1EvalSuiteVersion $own
        ($versions | Get-Mka1EvalSuiteVersion).Id | Should -Be $versions.Id
        ($versions | ConvertTo-Csv | ConvertFrom-Csv | Get-Mka1EvalSuiteVersion).Id | Should -Be $versions.Id
    }

    It 'refuses the id of a version' {
        $null = Get-Mka1EvalSuiteVersion $own -Version eval_sver_1 -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput -Message '*by its number*' -Target eval_sver_1
    }
}
