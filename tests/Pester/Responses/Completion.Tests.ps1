BeforeAll {
    $null = Connect-TestEmulator
    function Get-Completion([string] $Line) {
        @((TabExpansion2 $Line $Line.Length).CompletionMatches | ForEach-Object CompletionText)
    }
}
AfterAll {
    Clear-EmulatorFault
    Disconnect-All
}

Describe 'Completion of the response cmdlets' {
    It 'completes "<Line>"' -ForEach @(
        @{ Line = 'New-Mka1Response x -Include '; Words = 'code_interpreter_call.outputs', 'computer_call_output.output.image_url', 'file_search_call.results', 'message.input_image.image_url',
            'message.output_text.logprobs', 'reasoning.encrypted_content', 'web_search_call.action.sources' }
        @{ Line = 'Get-Mka1ResponseInputItem resp_1 -Include m'; Words = 'message.input_image.image_url', 'message.output_text.logprobs' }
        @{ Line = 'Get-Mka1Response -Status '; Words = 'cancelled', 'completed', 'failed', 'in_progress', 'incomplete', 'queued' }
        @{ Line = 'Get-Mka1Response -Status completed, in'; Words = 'in_progress', 'incomplete' }
        @{ Line = 'Get-Mka1Response -Order '; Words = 'Ascending', 'Descending' }
        @{ Line = 'Get-Mka1ResponseInputItem -Order D'; Words = 'Descending' }
        @{ Line = 'New-Mka1Response x -Tool '; Words = 'code_interpreter', 'computer', 'file_search', 'image_generation', 'web_search' }
        @{ Line = 'New-Mka1Response x -Tool w'; Words = 'web_search' }
        @{ Line = 'New-Mka1Response x -ToolChoice '; Words = 'auto', 'none', 'required' }
        @{ Line = 'New-Mka1Response x -Reasoning '; Words = 'high', 'low', 'max', 'medium', 'minimal', 'none', 'xhigh' }
        @{ Line = "New-Mka1Response x -Reasoning 'hi"; Words = 'high' }
        @{ Line = 'New-Mka1Response x -ReasoningSummary '; Words = 'auto', 'concise', 'detailed' }
        @{ Line = 'New-Mka1Response x -Verbosity '; Words = 'high', 'low', 'medium' }
        @{ Line = 'New-Mka1Response x -Truncation '; Words = 'auto', 'disabled' }
        @{ Line = 'New-Mka1Response x -ServiceTier '; Words = 'auto', 'default', 'flex', 'priority' }
        @{ Line = 'New-Mka1Response x -TextFormat '; Words = 'json_object', 'text' }
        @{ Line = 'New-Mka1Response x -Modality '; Words = 'audio', 'text' }
        @{ Line = 'New-Mka1Response x -AudioFormat '; Words = 'flac', 'mp3', 'opus', 'pcm16', 'wav' }
        @{ Line = 'Compress-Mka1Response -Model op'; Words = 'openai:gpt-4.1-mini' }
        @{ Line = 'New-Mka1BatchRequest -EmbeddingInput x -Model op'; Words = 'openai:text-embedding-3-small' }
        @{ Line = 'New-Mka1BatchRequest -ImagePrompt x -Model op'; Words = 'openai:gpt-image-1' }
        @{ Line = 'Get-Mka1Model op'; Words = 'openai:gpt-4.1-mini', 'openai:text-embedding-3-small', 'openai:gpt-image-1' }
    ) {
        Get-Completion $Line | Sort-Object | Should -Be ($Words | Sort-Object)
    }
}

Describe 'Completion of -Model' {
    BeforeEach {
        $null = Connect-TestEmulator
    }

    It 'requests the models once for all cmdlets and words' {
        Get-Completion 'New-Mka1Response x -Model ' | Should -Contain 'auto'
        Get-Completion 'New-Mka1Response x -Model meetkai:f' | Should -Be 'meetkai:functionary-pt', 'meetkai:functionary-urdu-mini-pak'
        Get-Completion 'Get-Mka1Response -Model a' | Should -Be 'auto'
        Get-Completion 'Compress-Mka1Response -Model none' | Should -Not -Contain 'auto'
        Get-EmulatorRequest GET /models | Should -HaveCount 1
    }

    It 'asks that of -Context' {
        $other = Connect-Mka1 -Token (ConvertTo-Token (New-TestKey)) -Uri http://127.0.0.1:1 -Name elsewhere -MaximumRetryCount 0 -Scope Runspace
        try {
            Get-Completion 'New-Mka1Response x -Context default -Model aut' | Should -Be 'auto'
            Get-EmulatorRequest GET /models | Should -HaveCount 1
            Get-Completion 'New-Mka1Response x -Context elsewhere -Model aut' | Should -Not -Contain 'auto'
        }
        finally {
            Disconnect-Mka1 elsewhere
        }
        $other.Name | Should -Be 'elsewhere'
    }

    It 'returns nothing and no error if the server rejects the request, and retries the next time' {
        Add-EmulatorFault @{ path = '/models'; status = 401; body = '{"error":{"message":"no"}}' }
        $before = $Error.Count
        Get-Completion 'New-Mka1Response x -Model aut' | Should -Not -Contain 'auto'
        $Error.Count | Should -Be $before
        Get-Completion 'New-Mka1Response x -Model aut' | Should -Be 'auto'
    }

    Context 'where only the environment is set' {
        BeforeEach {
            Disconnect-All
            $env:MKA1_API_KEY = New-TestKey
            $env:MKA1_SERVER_URL = (Get-SharedEmulator).Uri
        }
        AfterEach {
            Remove-Item Env:MKA1_API_KEY, Env:MKA1_SERVER_URL -ErrorAction Ignore
        }

        It 'requests the models once from the server that it names, and does not connect' {
            Get-Completion 'New-Mka1Response x -Model meetkai:f' | Should -Be 'meetkai:functionary-pt', 'meetkai:functionary-urdu-mini-pak'
            Get-Completion 'New-Mka1Response x -Model aut' | Should -Be 'auto'
            Get-EmulatorRequest GET /models | Should -HaveCount 1
            Get-Mka1Context | Should -BeNullOrEmpty
            Get-Mka1Context -Name * | Should -BeNullOrEmpty
        }

        It 'requests the models again for another key' {
            Get-Completion 'New-Mka1Response x -Model aut' | Should -Be 'auto'
            $env:MKA1_API_KEY = New-TestKey
            Get-Completion 'New-Mka1Response x -Model aut' | Should -Be 'auto'
            Get-EmulatorRequest GET /models | Should -HaveCount 2
        }

        It 'gives nothing and no error where <What>' -ForEach @(
            @{ What = 'the address is none'; Set = { $env:MKA1_SERVER_URL = 'nowhere' } }
            @{ What = 'the address is not allowed'; Set = { $env:MKA1_SERVER_URL = 'http://example.com' } }
            @{ What = 'nobody listens'; Set = { $env:MKA1_SERVER_URL = 'http://127.0.0.1:1' } }
            @{ What = 'the key is none'; Set = { $env:MKA1_API_KEY = 'a key' } }
            @{ What = 'there is no key'; Set = { Remove-Item Env:MKA1_API_KEY } }
        ) {
            & $Set
            $before = $Error.Count
            Get-Completion 'New-Mka1Response x -Model aut' | Should -Not -Contain 'auto'
            $Error.Count | Should -Be $before
            Get-Mka1Context -Name * | Should -BeNullOrEmpty
        }
    }

    It 'does not block completion for long' {
        Add-EmulatorFault @{ path = '/models'; delayMs = 20000 }
        # The reply of the server comes too late.
        Get-Completion 'New-Mka1Response x -Model aut' | Should -Not -Contain 'auto'
    }
}
