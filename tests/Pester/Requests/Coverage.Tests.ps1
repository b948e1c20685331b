# The catalogue of operations, and docs/coverage.md, which is written from it: to write it, run this file with WRITE_COVERAGE=1.
BeforeAll {
    $all = @(Get-Mka1Operation)
    $page = Join-Path $PSScriptRoot ../../../docs/coverage.md

    function Format-Coverage {
        '# Coverage of the API'
        ''
        "This version knows $($all.Count) operations of the MKA1 API. $(@($all | Where-Object Cmdlet).Count) have a cmdlet of their own. " +
        "``Invoke-Mka1Request -Operation`` calls $(@($all | Where-Object Path).Count) by name. The path of the other " +
        "$(@($all | Where-Object { -not $_.Path }).Count) is unknown; ``Invoke-Mka1Request -Path`` calls them once you know it."
        ''
        'Basis shows whether MKA1 documents method and path, or whether they are inferred from other operations. `tests/Pester/Requests/Coverage.Tests.ps1` writes this page.'
        foreach ($group in $all | Group-Object { $_.Name -replace '\.\w+$' }) {
            ''
            "## $($group.Name)"
            ''
            '| Operation | Method and path | Called by | Basis |'
            '|---|---|---|---|'
            foreach ($one in $group.Group) {
                $name = $one.Name.Substring($group.Name.Length + 1) + $(if ($one.IsDeprecated) { ' (deprecated)' })
                $path = if ($one.Path) { "``$($one.Method) $($one.Path)``" }
                $caller = if ($one.Cmdlet) { $one.Cmdlet } elseif ($one.Path) { 'Invoke-Mka1Request' } else { 'Invoke-Mka1Request -Path' }
                "| $name | $path | ``$caller`` | $($one.Basis) |"
            }
        }
    }
}

Describe 'The catalogue of operations' {
    It 'is what docs/coverage.md shows' {
        $text = (Format-Coverage) -join "`n"
        if ($env:WRITE_COVERAGE -eq '1') {
            Set-Content -LiteralPath $page $text
        }
        (Get-Content -LiteralPath $page -Raw).TrimEnd() -replace "`r" | Should -BeExactly $text
    }

    It 'names each operation once, with a path unless it is unknown' {
        $all.Name | Sort-Object -Unique | Should -HaveCount $all.Count
        foreach ($one in $all) {
            $one.Basis | Should -BeIn documented, inferred, unknown
            [bool] $one.Path | Should -Be ($one.Basis -ne 'unknown') -Because $one.Name
            if ($one.Path) {
                $one.Path | Should -Match '^/api/v1/' -Because $one.Name
                $one.Method | Should -BeIn GET, POST, PUT, PATCH, DELETE -Because $one.Name
            }
        }
    }

    It 'has each cmdlet that calls an operation of its own' {
        # These call the operations of others.
        $combined = 'Invoke-Mka1Request', 'Test-Mka1Connection', 'Wait-Mka1Response', 'Wait-Mka1Batch', 'Wait-Mka1AgentRun', 'Wait-Mka1EvalRun', 'Wait-Mka1SandboxSession', 'Resume-Mka1EvalSchedule', 'Wait-Mka1VectorStoreFileBatch', 'Wait-Mka1SandboxSession', 'Get-Mka1BatchGroup', 'Save-Mka1ResponseContent',
        'Receive-Mka1BatchResult', 'Restart-Mka1Batch', 'Measure-Mka1Batch', 'Export-Mka1BatchReport'
        Import-Module "$PSScriptRoot/../CallRows.psm1" -DisableNameChecking
        $calling = @((Get-CallingCommand).Name | Where-Object { $_ -notin $combined })
        $calling | Where-Object { $_ -notin $all.Cmdlet } | Should -BeNullOrEmpty -Because 'a cmdlet names its operations by [ApiOperation]'
        # A name that the catalogue lacks.
        $types = [Mka1.PowerShell.Requests.Operation].Assembly.GetExportedTypes()
        $declared = $types | ForEach-Object { $_.GetCustomAttributes($false) } | Where-Object { $_.GetType().Name -eq 'ApiOperationAttribute' } | ForEach-Object Names
        $declared | Where-Object { $_ -notin $all.Name } | Should -BeNullOrEmpty
        $declared | Sort-Object -Unique | Should -HaveCount @($declared).Count -Because 'an operation is of one cmdlet'
    }
}
