# Completion from what this session has seen. It sends no request.
BeforeAll {
    $null = Connect-TestEmulator -Parameter @{ OnBehalfOf = 'tenant "one"' }
    function Get-Match([string] $Line) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches | Where-Object ResultType -In Text, ParameterValue
    }
    $first = New-Mka1Response 'x' -Metadata @{ color = 'red'; "it's" = '1' }
    $second = New-Mka1Response 'y' -Metadata @{ size = '2' }
    $path = Join-Path $TestDrive note.txt
    Set-Content $path x
    $file = Send-Mka1File $path user_data
    $conversation = New-Mka1Conversation
    $store = New-Mka1VectorStore -Name 'my store'
    $batch = 1..2 | New-Mka1BatchRequest -CustomId { "q$_" } -Prompt { "Say $_." } | New-Mka1Batch -Group 'my reviews'
    Clear-EmulatorRequest
}
AfterAll {
    Get-EmulatorRequest | Should -BeNullOrEmpty
    Disconnect-All
}

Describe 'Completion of seen objects' {
    It 'completes ids of the kind of the cmdlet, the newest first, with the status' {
        $matches = @(Get-Match 'Get-Mka1Response resp_')
        $matches[0, 1].CompletionText | Should -Be $second.Id, $first.Id
        $matches[0].ToolTip | Should -BeLike "$($second.Id), completed*"
        (Get-Match 'Set-Mka1ResponseMetadata -Id ').CompletionText | Should -Contain $first.Id
        (Get-Match 'Get-Mka1ResponseInputItem ').CompletionText | Should -Contain $first.Id
        (Get-Match 'Save-Mka1File ').CompletionText | Should -Contain $file.Id
        (Get-Match 'Save-Mka1File ').CompletionText | Should -Not -Contain $first.Id
        (Get-Match 'Get-Mka1VectorStore -Id ').ToolTip | Should -Contain "$($store.Id), completed, my store"
        (Get-Match 'Wait-Mka1Batch ').CompletionText | Should -Contain $batch.Id
    }

    It 'completes ids in other parameters' {
        (Get-Match 'New-Mka1Response x -PreviousResponse ').CompletionText | Should -Contain $first.Id
        (Get-Match 'New-Mka1Response x -Conversation ').CompletionText | Should -Contain $conversation.Id
        (Get-Match 'New-Mka1Batch -InputFileId ').CompletionText | Should -Contain $file.Id
        (Get-Match 'Get-Mka1Response -After ').CompletionText | Should -Contain $first.Id
    }

    It 'completes groups, identities, voices and keys, quoted' {
        (Get-Match 'New-Mka1Batch -Group ').CompletionText | Should -Contain "'my reviews'"
        (Get-Match 'Get-Mka1Response -OnBehalfOf ten').CompletionText | Should -Be "'tenant `"one`"'"
        (Get-Match 'New-Mka1Response x -Voice ').CompletionText | Should -Be alloy
        (Get-Match "Set-Mka1ResponseMetadata $($first.Id) -RemoveKey ").CompletionText | Sort-Object | Should -Be "'it''s'", 'color'
        (Get-Match "Set-Mka1ResponseMetadata $($first.Id) -RemoveKey 'it").CompletionText | Should -Be "'it''s'"
    }

    It 'forgets a deleted object' {
        $gone = New-Mka1Response 'z'
        $gone | Remove-Mka1Response -Confirm:$false
        (Get-Match 'Get-Mka1Response ').CompletionText | Should -Not -Contain $gone.Id
        Clear-EmulatorRequest
    }

    It 'completes secrets and vaults where the module is' {
        (Get-Match 'Connect-Mka1 -SecretName ') | Should -BeNullOrEmpty
        function global:Get-SecretInfo { param($Vault) [pscustomobject]@{ Name = 'my key'; VaultName = if ($Vault) { $Vault } else { 'v1' } } }
        function global:Get-SecretVault { [pscustomobject]@{ Name = 'v1' }; throw 'not this one' }
        try {
            $secret = Get-Match 'Connect-Mka1 -Vault v2 -SecretName '
            $secret.CompletionText | Should -Be "'my key'"
            $secret.ToolTip | Should -Be 'my key, in vault v2'
            $before = $Error.Count
            { Get-Match 'Connect-Mka1 -SecretName x -Vault ' } | Should -Not -Throw
            $Error.Count | Should -Be $before
        }
        finally {
            Remove-Item Function:Get-SecretInfo, Function:Get-SecretVault
        }
    }
}
