# Contexts that are saved on disk, without their keys.

BeforeAll {
    $old = $env:MKA1_CONFIG_DIR
    $uri = (Get-SharedEmulator).Uri
}

AfterAll {
    $env:MKA1_CONFIG_DIR = $old
    Remove-Item Env:MKA1_API_KEY -ErrorAction Ignore
    Disconnect-All
}

Describe 'A saved context' {
    BeforeEach {
        Disconnect-All
        $env:MKA1_CONFIG_DIR = "$TestDrive/$([guid]::NewGuid())/mka1"
        $file = "$env:MKA1_CONFIG_DIR/contexts.json"
        $key = New-TestKey
        $env:MKA1_API_KEY = $key
    }

    It 'gives back its settings under its name, and has no key' {
        $null = Connect-Mka1 -Name Prod -Uri $uri -OnBehalfOf acme -Token (ConvertTo-Token 'secret-key-of-prod') -ConfirmChanges -LogPath $TestDrive/audit.jsonl -MaximumRetryCount 7 -OperationTimeoutSeconds 60 -ConnectionTimeoutSeconds 5 -NoProxy -Save
        Get-Content $file -Raw | Should -Not -Match 'secret-key'
        (Get-Content $file -Raw | ConvertFrom-Json).Prod.server | Should -Be "$uri".TrimEnd('/')
        Disconnect-All
        $again = Connect-Mka1 -Name prod
        "$($again.Name) $($again.Server) $($again.OnBehalfOf)" | Should -Be "Prod $uri acme"
        $again.ConfirmChanges, $again.MaximumRetryCount, $again.OperationTimeoutSeconds, $again.ConnectionTimeoutSeconds, $again.NoProxy | Should -Be $true, 7, 60, 5, $true
        $again.LogPath | Should -Be (Get-Item $TestDrive/audit.jsonl).FullName
        $again.Key | Should -Be "...$($key.Substring($key.Length - 4))"
    }

    It 'gives way to what is given' {
        $null = Connect-Mka1 -Name prod -Uri $uri -OnBehalfOf acme -MaximumRetryCount 7 -ConfirmChanges -Save
        $given = Connect-Mka1 -Name prod -Uri https://example.com -OnBehalfOf globex -MaximumRetryCount 1 -ConfirmChanges:$false
        "$($given.Server) $($given.OnBehalfOf) $($given.MaximumRetryCount) $($given.ConfirmChanges)" | Should -Be 'https://example.com/ globex 1 False'
        (Get-Mka1Context -Saved).OnBehalfOf | Should -Be acme
    }

    It 'is not used without its name' {
        $null = Connect-Mka1 -Name default -Uri https://example.com -Save
        $env:MKA1_SERVER_URL = $uri
        try {
            (Connect-Mka1).Server | Should -Be $uri
            (Connect-Mka1 -Name default).Server | Should -Be https://example.com/
        }
        finally {
            Remove-Item Env:MKA1_SERVER_URL
        }
    }

    It 'without an identity has none, whatever the environment says' {
        $null = Connect-Mka1 -Name prod -Uri $uri -Save
        $env:MKA1_ON_BEHALF_OF = 'someone'
        try {
            (Connect-Mka1 -Name prod).OnBehalfOf | Should -BeNullOrEmpty
        }
        finally {
            Remove-Item Env:MKA1_ON_BEHALF_OF
        }
    }

    It 'reads its key from the vault that it names' {
        $given = [System.Collections.Generic.List[string]]::new()
        function global:Get-Secret { param($Name, $Vault) $given.Add("$Name of $Vault"); ConvertTo-Token 'key-from-the-vault' }
        try {
            $null = Connect-Mka1 -Name prod -Uri $uri -SecretName mka1 -Vault ops -Save
            Disconnect-All
            (Connect-Mka1 -Name prod).Key | Should -Be '...ault'
            $given | Should -Be 'mka1 of ops', 'mka1 of ops'
            (Connect-Mka1 -Name prod -Token (ConvertTo-Token 'another-key-1234')).Key | Should -Be '...1234'
            $given | Should -HaveCount 2
        }
        finally {
            Remove-Item Function:Get-Secret
        }
        (Get-Mka1Context -Saved) | ForEach-Object { "$($_.SecretName) $($_.Vault)" } | Should -Be 'mka1 ops'
    }

    It 'is listed, found and completed by name' {
        'prod', 'test' | ForEach-Object { $null = Connect-Mka1 -Name $_ -Uri $uri -Save }
        (Get-Mka1Context -Saved).Name | Should -Be prod, test
        (Get-Mka1Context p* -Saved).Name | Should -Be prod
        { Get-Mka1Context nope -Saved -ErrorAction Stop } | Should -Throw "*no saved context 'nope'*"
        Disconnect-All
        (TabExpansion2 'Connect-Mka1 -Name t').CompletionMatches.CompletionText | Should -Be test
    }

    It 'is replaced by the next, and removed by Disconnect-Mka1 -Saved only' {
        $null = Connect-Mka1 -Name prod -Uri $uri -Save
        $null = Connect-Mka1 -Name PROD -OnBehalfOf acme -Save
        @(Get-Mka1Context -Saved) | Should -HaveCount 1
        Disconnect-Mka1 prod
        Get-Mka1Context -Saved | ForEach-Object OnBehalfOf | Should -Be acme
        Disconnect-Mka1 prod -Saved -WhatIf
        Get-Mka1Context -Saved | Should -Not -BeNullOrEmpty
        Disconnect-Mka1 prod -Saved
        Get-Mka1Context -Saved | Should -BeNullOrEmpty
        { Disconnect-Mka1 prod -Saved -ErrorAction Stop } | Should -Throw "*no saved context 'prod'*"
    }

    It 'that is damaged (<What>) is an error that names the file' -ForEach @(
        @{ What = 'no JSON'; Content = '{"prod":' }
        @{ What = 'a list'; Content = '[]' }
        @{ What = 'no object'; Content = '{"prod":1}' }
        @{ What = 'no server'; Content = '{"prod":{}}' }
        @{ What = 'a bad server'; Content = '{"prod":{"server":"ftp://x"}}' }
        @{ What = 'a bad number'; Content = '{"prod":{"server":"https://x","maximumRetryCount":"many"}}' }
        @{ What = 'a number out of range'; Content = '{"prod":{"server":"https://x","operationTimeoutSeconds":0}}' }
        @{ What = 'a bad flag'; Content = '{"prod":{"server":"https://x","confirmChanges":"yes"}}' }
        @{ What = 'a bad identity'; Content = '{"prod":{"server":"https://x","onBehalfOf":5}}' }
    ) {
        $null = New-Item -ItemType Directory $env:MKA1_CONFIG_DIR
        Write-Line $file $Content
        $problem = { Connect-Mka1 -Name prod -ErrorAction Stop } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -BeLike 'Mka1.InvalidInput*'
        "$problem" | Should -BeLike '*contexts.json*'
        # Connections without saved settings are not affected.
        (Connect-Mka1 -Uri $uri).Name | Should -Be default
    }
}
