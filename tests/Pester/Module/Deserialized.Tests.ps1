# Objects from jobs and Clixml files have the views of the live ones.
BeforeAll {
    Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
    $null = Connect-TestEmulator
    $json = '{"id":"resp_0123456789abcdef0123456789abcdef","object":"response","status":"incomplete","created_at":1790000000,"model":"auto","metadata":{"team":"a"},' +
    '"incomplete_details":{"reason":"max_output_tokens"},"usage":{"input_tokens":100,"output_tokens":23,"total_tokens":123},"output":[{"type":"message","role":"assistant",' +
    '"content":[{"type":"output_text","text":"The parcel"}]},{"type":"function_call","name":"f","call_id":"c","arguments":"{}"}]}'
    $live = @(
        [Mka1.Responses.Response]::FromJson($json)
        [Mka1.Responses.Response]::FromJson('{"id":"resp_1","object":"response","status":"failed","created_at":1790000000,"error":{"code":"server_error"}}')
    )

    function Assert-SameView([object[]] $Copy, [object[]] $Of) {
        foreach ($one in $Copy) { $one.PSTypeNames[0] | Should -BeLike 'Deserialized.Mka1.*' }
        $Copy | Format-Table | Out-String -Width 120 | Should -BeExactly ($Of | Format-Table | Out-String -Width 120)
        # The engine adds the computer and the job to what it shows of a remote object.
        $Copy | Format-List | Out-String -Width 120 | Should -BeExactly ($Of | Format-List | Out-String -Width 120)
    }
}

AfterAll {
    Disconnect-All
}

Describe 'Deserialized objects' {
    It 'of a Clixml file show the same' {
        $live | Export-Clixml $TestDrive/live.xml
        $copy = Import-Clixml $TestDrive/live.xml
        Assert-SameView $copy $live
        $copy[0].Usage.TotalTokens | Should -Be 123
        $copy[0].Output[0].Content[0].Text | Should -Be 'The parcel'
        $copy[0].Metadata.team | Should -Be a
    }

    It 'of a job show the same' -Skip:($PSEdition -ne 'Core') {
        $module = "$((Get-Module Mka1).ModuleBase)/Mka1.psd1"
        $copy = Start-Job { Import-Module $using:module; [Mka1.Responses.Response]::FromJson($using:json) } | Receive-Job -Wait -AutoRemoveJob
        Assert-SameView $copy $live[0]
    }

    It 'nested show the same: <_>' -ForEach 'Usage', 'Output', 'IncompleteDetails' {
        $live | Export-Clixml $TestDrive/live.xml
        $copy = (Import-Clixml $TestDrive/live.xml)[0].$_
        $copy | Format-Table | Out-String -Width 120 | Should -BeExactly ($live[0].$_ | Format-Table | Out-String -Width 120)
    }

    It 'of every other kind show the same' {
        $file = Join-Path $TestDrive a.txt
        Set-Content $file x
        $objects = @(Send-Mka1File $file -Purpose assistants) + @(Get-Mka1Model -First 2) + @(Get-Mka1RequestLog -Last 2) + @(Get-Mka1Context) + @(Test-Mka1Connection -Detailed) + @(Get-Mka1Operation llm.files.*)
        foreach ($one in $objects) {
            $one | Export-Clixml $TestDrive/one.xml
            Assert-SameView (Import-Clixml $TestDrive/one.xml) $one
        }
    }

    It 'are read again by their ids' {
        New-Mka1Response 'Hi' | Export-Clixml $TestDrive/made.xml
        $copy = Import-Clixml $TestDrive/made.xml
        ($copy | Get-Mka1Response).Id | Should -Be $copy.Id
        ($copy | Remove-Mka1Response -Confirm:$false -PassThru).Deleted | Should -BeTrue
    }
}

Describe 'A list' {
    It 'shows context and identity of an object that has them' {
        $made = New-Mka1Response 'Hi' -OnBehalfOf acme
        $made | Format-List | Out-String | Should -Match '(?m)^Context\s+: default\r?\nOnBehalfOf\s+: acme'
        $live[0] | Format-List | Out-String | Should -Not -Match '(?m)^(Context|OnBehalfOf)\s+:'
        $made | Export-Clixml $TestDrive/made.xml
        $copy = Import-Clixml $TestDrive/made.xml
        $copy | Format-List | Out-String | Should -Match '(?m)^OnBehalfOf\s+: acme'
        $copy.Context = "prod$([char] 27)[2J"
        $copy | Format-List | Out-String | Should -Match '(?m)^Context\s+: prod\\u001b\[2J'
    }
}
