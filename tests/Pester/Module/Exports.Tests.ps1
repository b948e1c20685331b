# What Export-Csv and ConvertTo-Json make of the objects of all kinds.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    # Events are no rows.
    $kinds = @((Get-CallingCommand).OutputType.Type | Where-Object { $_.FullName -like 'Mka1.*' -and $_.FullName -notlike 'Mka1.Responses.Streaming.*' -and $_.Name -ne 'ServerEvent' } |
            Sort-Object FullName -Unique | ForEach-Object { @{ Kind = $_.Name; Type = $_ } })
    # The members of these are as deep as the answers of models and of any operation are, as what operators define, or lists of whole batches.
    $deep = 'Response', 'ResponseItem', 'CompactedResponse', 'BatchResult', 'BatchMeasure', 'RequestResult', 'EvalSuiteVersion', 'EvalRun'
    $flat = @($kinds | Where-Object Kind -NotIn $deep)
}
BeforeAll {
    $rows = @(Get-CallRow)
    $server = Start-SampleServer
    Disconnect-All
    $context = Connect-Mka1 -Uri $server.Uri -Token (ConvertTo-Token (New-TestKey)) -MaximumRetryCount 0
    $objects = @((Wait-Call (Start-Call $rows $context (New-CallFolder $TestDrive))).Output | Where-Object { $_ })
}
AfterAll {
    $server.Dispose()
    Disconnect-All
}

Describe 'Exports: <Kind>' -ForEach $kinds {
    It 'has text in every column of Export-Csv' {
        $own = @($objects | Where-Object { $_.PSObject.BaseObject -is $Type })
        $own | Should -Not -BeNullOrEmpty
        $rows = $own | ForEach-Object { $_ | ConvertTo-Csv | ConvertFrom-Csv }
        foreach ($row in $rows) {
            $row.PSObject.Properties.Name | Should -Not -Contain AdditionalProperties
            $row.PSObject.Properties | Where-Object { $_.Value -match '^(System|Mka1)\.' } | ForEach-Object { "$($_.Name): $($_.Value)" } | Should -BeNullOrEmpty
        }
    }
}

Describe 'Origins: <Kind>' -ForEach ($kinds | Where-Object { $_.Type.IsSubclassOf([Mka1.Json.Mka1Object]) }) {
    It 'has the server from which it was read' {
        $objects | Where-Object { $_.PSObject.BaseObject -is $Type } | ForEach-Object { "$($_.Server)" } | Select-Object -Unique | Should -Be $server.Uri.ToString()
    }
}

Describe 'Exports to JSON: <Kind>' -ForEach $flat {
    It 'is whole at the default depth, without a warning' {
        $own = @($objects | Where-Object { $_.PSObject.BaseObject -is $Type })
        $json = $own[0] | ConvertTo-Json -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
        $json | Should -Not -MatchExactly 'AdditionalProperties|ReadOnlyDictionary|System\.|Mka1\.'
    }
}

Describe 'Exports' {
    It 'shows metadata as pairs, lists as their items and objects as JSON' {
        $response = [Mka1.Responses.Response]::FromJson('{"id":"resp_1","status":"completed","metadata":{"a":"1","b":"x y"},"tools":[{"type":"web_search"},{"type":"code_interpreter"}],"tool_choice":{"type":"function", "name":"f"}}')
        "$($response.Metadata)" | Should -BeExactly 'a=1; b=x y'
        $response.Tools.ToString() | Should -BeExactly 'web_search; code_interpreter'
        "$($response.ToolChoice)" | Should -BeExactly '{"type":"function","name":"f"}'
        $response.Output.ToString() | Should -BeExactly ''
        $response.Tools.Length | Should -Be 2
        $response.Tools[-1].Type | Should -Be 'code_interpreter'
    }

    It 'lets additional properties be read, but not exported' {
        $model = [Mka1.Files.FileObject]::FromJson('{"id":"f","new":{"a":1}}')
        $model.AdditionalProperties['new']['a'] | Should -Be 1
        ($model | Select-Object *).PSObject.Properties.Name | Should -Not -Contain AdditionalProperties
    }
}
