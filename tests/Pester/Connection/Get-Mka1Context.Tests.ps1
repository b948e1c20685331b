Describe 'Get-Mka1Context' {
    BeforeAll {
        $null = Connect-TestEmulator
        foreach ($name in 'staging', 'prod [eu]', 'prod') {
            $null = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri (Get-SharedEmulator).Uri -Name $name -OnBehalfOf 'user-7'
        }
    }
    AfterAll {
        Disconnect-All
    }

    It 'gives the current one' {
        (Get-Mka1Context).Name | Should -Be 'prod'
    }

    It 'finds names and patterns: <Pattern>' -ForEach @(
        @{ Pattern = '*'; Names = 'default', 'prod', 'prod [eu]', 'staging' }
        @{ Pattern = 'PROD*'; Names = 'prod', 'prod [eu]' }
        @{ Pattern = 'staging'; Names = @('staging') }
        @{ Pattern = 'prod [eu]'; Names = @('prod [eu]') }
        @{ Pattern = 'nobody*'; Names = @() }
    ) {
        @(Get-Mka1Context $Pattern | ForEach-Object Name) | Should -Be $Names
        @($Pattern | Get-Mka1Context | ForEach-Object Name) | Should -Be $Names
    }

    It 'says so for a name that no context has, and goes on: <_>' -ForEach 'nobody', '[nobody' {
        $found = $_, 'prod' | Get-Mka1Context -ErrorVariable problems -ErrorAction SilentlyContinue
        Assert-ErrorRecord $problems Mka1.NotFound ObjectNotFound $_
        $found.Name | Should -Be 'prod'
    }

    It 'gives the contexts that come through the pipeline' {
        Get-Mka1Context | Get-Mka1Context | Should -Be (Get-Mka1Context)
        (Get-Mka1Context -Name * | Get-Mka1Context).Name | Should -Be 'default', 'prod', 'prod [eu]', 'staging'
    }

    It 'shows server, identity and the end of the key' {
        $context = Get-Mka1Context prod
        $text = $context | Out-String -Width 120
        $text | Should -BeLike "*prod*$((Get-SharedEmulator).Uri)*user-7*$($context.Key)*"
        ($context | Format-List * | Out-String) | Should -Match '(?s)Name\s+: prod.*MaximumRetryCount\s+: 3'
    }

    It 'gives objects that cannot be changed' {
        [Mka1.PowerShell.Connection.Mka1Context].GetProperties() | Where-Object CanWrite | Should -BeNullOrEmpty
    }
}
