BeforeDiscovery {
    $json = '{"schema_version":"2026-05-27","tasks":[{"id":"a","type":"qa","dataset":{"source":"huggingface","path":"p","split":"test"},"prompt_template":"p","grader":{"type":"python","source":"s"}}]}'
}

BeforeAll {
    $null = Connect-TestEmulator
    $json = '{"schema_version":"2026-05-27","tasks":[{"id":"a","type":"qa","dataset":{"source":"huggingface","path":"p","split":"test"},"prompt_template":"p","grader":{"type":"python","source":"s"}}]}'
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1EvalSuite' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'creates one with all parameters' {
        $suite = New-Mka1EvalSuite geography $json -Description 'Asks for capitals.' -Metadata @{ team = 'ops'; count = 2 }
        $suite.Name, $suite.Description, $suite.Metadata['count'] | Should -Be geography, 'Asks for capitals.', '2'
        $suite.ActiveVersion, $suite.LatestVersion | Should -Be 1, 1
    }

    It 'sends a manifest that is <What>' -ForEach @(
        @{ What = 'an ordered hashtable'; Manifest = [ordered] @{ schema_version = '2026-05-27'; tasks = ($json | ConvertFrom-Json).tasks } }
        @{ What = 'an object'; Manifest = $json | ConvertFrom-Json }
        @{ What = 'JSON text'; Manifest = $json }
    ) {
        $null = New-Mka1EvalSuite geography -Manifest $Manifest
        (Get-EmulatorRequest -Method Post).body | Should -Be "{`"name`":`"geography`",`"manifest`":$json}"
    }

    It 'sends no manifest if there is none' {
        (New-Mka1EvalSuite geography).ActiveVersion | Should -BeNullOrEmpty
        (Get-EmulatorRequest -Method Post).body | Should -Be '{"name":"geography"}'
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a name that is too long'; With = @{ Name = 'x' * 256 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'an empty name'; With = @{ Name = '' }; Id = 'ParameterArgumentValidationError*' }
        @{ What = 'an empty description'; With = @{ Description = '' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'an empty manifest'; With = @{ Manifest = '' }; Id = 'ParameterArgumentValidationError,*' }
        @{ What = 'a manifest without tasks'; With = @{ Manifest = @{ schema_version = '2026-05-27' } }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a manifest that is no JSON'; With = @{ Manifest = 'manifest.json' }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'a manifest that is a number'; With = @{ Manifest = 1 }; Id = 'Mka1.InvalidInput,*' }
        @{ What = 'metadata without a value'; With = @{ Metadata = @{ a = $null } }; Id = 'Mka1.InvalidInput,*' }
    ) {
        $all = @{ Name = 'geography' }
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        { New-Mka1EvalSuite @all -ErrorAction Stop } | Should -Throw -ErrorId $Id
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'says what is empty: <What>' -ForEach @(
        @{ What = 'a hashtable'; Value = @{}; Message = '*an empty hashtable*' }, @{ What = 'a text'; Value = ''; Message = '*an empty text*' }, @{ What = 'a list'; Value = @(); Message = '*empty*' }
    ) {
        { New-Mka1EvalSuite x $Value } | Should -Throw $Message
    }
}
