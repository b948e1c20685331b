# Samples of conversations for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Add-Mka1ConversationItem'; With = { @{ ConversationId = 'conv_1'; Item = 'x' } }; Creates = $true }
        @{ Name = 'Get-Mka1Conversation'; Id = 'conv_1' }
        @{ Name = 'Get-Mka1ConversationItem'; Id = 'msg_1'; With = { @{ ConversationId = 'conv_1' } }; Kind = 'MessageItem' }
        @{ Name = 'New-Mka1Conversation'; Creates = $true }
        @{ Name = 'Remove-Mka1Conversation'; Id = 'conv_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Remove-Mka1ConversationItem'; Id = 'msg_1'; With = { @{ ConversationId = 'conv_1'; PassThru = $true } }; TakesSilence = $true; Kind = 'MessageItem' }
        @{ Name = 'Set-Mka1ConversationMetadata'; Id = 'conv_1'; With = { @{ Metadata = @{ a = 1 } } } }
    )
    Answers = @(
        @{
            Path = '/conversations/*'
            Ids  = 'conv_'
            Body = '{"id":"{id}","object":"conversation","created_at":1750000000,"deleted_at":1750000001,"metadata":{"team":"a"},"never_heard_of":{"a":[1,null]}}'
        }
        @{
            Path = '/conversations/*/items/*'
            Ids  = 'msg_'
            Body = '{"type":"message","id":"{id}","response_id":"resp_1","role":"user","status":"completed","content":[{"type":"input_text","text":"Hi"}],"phase":"commentary","never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.Conversations.Conversation' = '{"id":"conv_0123456789abcdef0123456789abcdef","object":"conversation","created_at":1790000000,"metadata":{"ticket":"INC-2026-004711","team":"operations"}}'
    }
}
