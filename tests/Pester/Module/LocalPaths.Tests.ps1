# Parameters that take paths of local files, and what people give them instead.

BeforeDiscovery {
    # Those that also take objects, and the file that a response is resumed from.
    $all = & "$PSScriptRoot/../PathRows.ps1" | Where-Object Name -NotMatch '-(Schema|JsonSchema|Audio|File|Image|ResumeFrom)$' | ForEach-Object {
        $name, $parameter = $_.Name -split ' -'
        $sets = (Get-Command $name).Parameters[$parameter].ParameterSets.Values
        # The engine binds the property PSPath of files to some.
        if (-not ($parameter -eq 'LiteralPath' -and $sets.ValueFromPipelineByPropertyName -contains $true)) {
            @{ Command = $name; Parameter = $parameter; IsPiped = $sets.ValueFromPipeline -contains $true }
        }
    }
}

BeforeAll {
    $null = Connect-TestEmulator
}

AfterAll {
    Disconnect-All
}

Describe '<Command> -<Parameter>' -ForEach $all {
    It 'does not take a script block for a name' {
        $given = @{ $Parameter = { $_.Path + '.bak' } }
        if ($IsPiped) {
            # The engine itself runs the block for each object, and has none here.
            { & $Command @given -ErrorAction Stop } | Should -Throw -ErrorId 'ScriptBlockArgumentNoInput,*'
        }
        else {
            { & $Command @given -ErrorAction Stop } | Should -Throw '*not a script block*' -ErrorId 'ParameterArgumentTransformationError,*'
        }
    }
}

Describe 'A local file' {
    BeforeAll {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive local)).FullName
        Set-Content "$folder/a.txt" 'LOCAL'
        $session = New-Mka1SandboxSession -Wait
        $null = $session | Invoke-Mka1SandboxCommand 'echo SANDBOX > a.txt'
        Push-Location $folder
    }
    AfterAll {
        Pop-Location
        $session | Remove-Mka1SandboxSession -Confirm:$false
    }
    BeforeEach {
        $remote = $session | Get-Mka1SandboxFile -Path a.txt
        Clear-EmulatorRequest
    }

    It 'is not that of a sandbox: <Name>' -ForEach @(
        @{ Name = 'Send-Mka1File'; Given = @{ Purpose = 'user_data' } }
        @{ Name = 'Get-Mka1Extraction'; Given = @{ Schema = '{}' } }
        @{ Name = 'Send-Mka1SandboxFile'; Given = @{ Session = 'other' } }
        @{ Name = 'Send-Mka1SandboxArchive'; Given = @{ Session = 'other' } }
        @{ Name = 'New-Mka1Skill'; Given = @{} }
        @{ Name = 'ConvertFrom-Mka1Speech'; Given = @{} }
    ) {
        { $remote | & $Name @Given -ErrorAction Stop } | Should -Throw '*not a local file*'
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($remote))
        { $copy | & $Name @Given -ErrorAction Stop } | Should -Throw '*not a local file*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'may be named by a column of a row' {
        ([pscustomobject]@{ Path = 'a.txt'; Other = 1 } | Send-Mka1File -Purpose user_data).Filename | Should -Be a.txt
        ([pscustomobject]@{ File = 'a.txt' } | Send-Mka1File -Path { $_.File } -Purpose user_data).Filename | Should -Be a.txt
        { [pscustomobject]@{ File = 'a.txt' } | Send-Mka1File -Purpose user_data -ErrorAction Stop } | Should -Throw '*no Path or FullName*'
    }
}

Describe 'An id' {
    It 'is not that of a script block: <Command>' -ForEach @(
        @{ Command = { Get-Mka1Extraction a.txt -SchemaId { $_.Id } } }
        @{ Command = { Send-Mka1SandboxFile a.txt -Session { $_.Id } } }
        @{ Command = { Add-Mka1VectorStoreFile file-1 -VectorStore { $_.Id } } }
    ) {
        { & $Command } | Should -Throw '*not a script block*' -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'that is a name is told how to be found' {
        Get-Mka1VectorStore kb -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'Mka1.NotFound,*'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike "*Get-Mka1VectorStore | Where-Object Name -EQ kb*"
        Get-Mka1VectorStore vs_none -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeLike '*Where-Object*'
    }
}

Describe 'A schema' {
    It 'is not the object that has it' {
        $schema = New-Mka1ExtractionSchema invoice '{"type":"object"}'
        Clear-EmulatorRequest
        { New-Mka1ExtractionSchema copy $schema -ErrorAction Stop } | Should -Throw '*object of the server*' -ErrorId 'Mka1.InvalidInput,*'
        { New-Mka1ExtractionSchema copy 'type: object' -ErrorAction Stop } | Should -Throw '*neither the path of a file nor JSON*' -ErrorId 'Mka1.InvalidInput,*'
        Get-EmulatorRequest | Should -BeNullOrEmpty
        (New-Mka1ExtractionSchema copy $schema.Schema).Name | Should -Be copy
    }
}
