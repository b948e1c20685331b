# The recommendation below an error is shown once for all objects that fail for the same reason.
BeforeAll {
    $null = Connect-TestEmulator
}
AfterAll {
    Disconnect-All
}

Describe 'Recommendations' {
    It 'is with the first of the errors of one reason' {
        $null = 'resp_a1', 'nonsense', 'resp_a2', 'nothing', 'resp_a3' | Get-Mka1Response -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Should -HaveCount 5
        $actions = @($problems.ErrorDetails.RecommendedAction | Where-Object { $_ })
        $actions | Should -HaveCount 2
        $actions | Sort-Object -Unique | Should -HaveCount 2
    }

    It 'is shown again by the next command' {
        foreach ($number in 1, 2) {
            $null = Get-Mka1Response "resp_b$number" -ErrorVariable problems -ErrorAction SilentlyContinue
            $problems[0].ErrorDetails.RecommendedAction | Should -BeLike 'Check the id*'
        }
    }
}
