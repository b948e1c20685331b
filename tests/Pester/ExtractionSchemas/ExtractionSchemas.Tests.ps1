BeforeAll {
    Import-Module "$PSScriptRoot/../RecordingHost.psm1" -DisableNameChecking
    $null = Connect-TestEmulator
    $schema = '{"type":"object","properties":{"total":{"type":"number"}}}'
}

AfterAll {
    Disconnect-All
}

Describe 'New-Mka1ExtractionSchema' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'stores a schema given as <What>' -ForEach @(
        @{ What = 'JSON text'; Make = { $schema } }
        @{ What = 'a hashtable'; Make = { @{ type = 'object'; properties = @{ total = @{ type = 'number' } } } } }
        @{ What = 'an object'; Make = { $schema | ConvertFrom-Json } }
        @{ What = 'the path of a file'; Make = { Set-Content -LiteralPath "$TestDrive/a schema.json" $schema; "$TestDrive/a schema.json" } }
    ) {
        $made = New-Mka1ExtractionSchema invoices (& $Make) -Description 'Totals.' -Metadata @{ team = 'a' }
        $made | Should -BeOfType ([Mka1.ExtractionSchemas.ExtractionSchema])
        $made.Name, $made.Description, $made.Metadata['team'] | Should -Be invoices, 'Totals.', a
        $made.Schema['properties']['total']['type'] | Should -Be number
        $made.CreatedAt | Should -BeOfType ([datetimeoffset])
        $sent = @(Get-EmulatorRequest -Method Post).body | ConvertFrom-Json
        $sent.schema.properties.total.type | Should -Be number
    }

    It 'refuses <What> before anything is sent' -ForEach @(
        @{ What = 'a name that is too long'; With = @{ Name = 'n' * 101 } }
        @{ What = 'a description that is too long'; With = @{ Description = 'd' * 501 } }
        @{ What = 'a schema that is a list'; With = @{ Schema = 1, 2 } }
        @{ What = 'a schema that is not JSON'; With = @{ Schema = '{"type":' } }
        @{ What = 'a schema in a file that is missing'; With = @{ Schema = 'no-such-file.json' } }
    ) {
        $all = @{ Name = 'a'; Schema = $schema } + @{}
        $With.Keys | ForEach-Object { $all[$_] = $With[$_] }
        $null = New-Mka1ExtractionSchema @all -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.InvalidInput
        Get-EmulatorRequest | Should -BeNullOrEmpty
    }

    It 'lets its id complete in the parameters of extractions' {
        $made = New-Mka1ExtractionSchema tab $schema
        $line = "Get-Mka1Extraction a.txt -SchemaId $($made.Id.Substring(0, 12))"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain $made.Id
    }
}

Describe 'Set-Mka1ExtractionSchema' {
    BeforeEach {
        Clear-EmulatorRequest
    }

    It 'changes only what is given' {
        $made = New-Mka1ExtractionSchema before $schema -Description 'Totals.'
        $changed = $made | Set-Mka1ExtractionSchema -Name after
        $changed.Name, $changed.Description | Should -Be after, 'Totals.'
        @(Get-EmulatorRequest -Method Put).body | Should -Be '{"name":"after"}'
        ($made | Set-Mka1ExtractionSchema -Description '').Description | Should -BeNullOrEmpty
        ($made | Set-Mka1ExtractionSchema -Schema @{ type = 'array' }).Schema['type'] | Should -Be array
    }
}

Describe 'Remove-Mka1ExtractionSchema' {
    It 'takes an answer without an id' {
        $made = New-Mka1ExtractionSchema gone $schema
        $deletion = $made | Remove-Mka1ExtractionSchema -PassThru -Confirm:$false
        $deletion.Id, $deletion.Deleted, $deletion.AdditionalProperties['message'] | Should -Be $made.Id, $true, 'Schema deleted successfully'
        $null = Get-Mka1ExtractionSchema $made.Id -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems -Id Mka1.NotFound
    }

    It 'asks with the name of the schema' {
        $made = New-Mka1ExtractionSchema named $schema
        $run = Start-HostedScript { param($Id, $Context) Remove-Mka1ExtractionSchema $Id -Context $Context -WhatIf } ($made.Id, (Get-Mka1Context))
        Wait-Script $run
        "$($run.Host.Pieces)" | Should -BeLike '*named*'
    }
}
