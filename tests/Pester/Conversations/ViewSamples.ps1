# A sample of each type that has a view, for Module/Views.Tests.ps1: JSON as the server sends it.
@{
    'Mka1.Conversations.Conversation' = '{"id":"conv_0123456789abcdef0123456789abcdef","object":"conversation","created_at":1790000000,"metadata":{"ticket":"INC-2026-004711","team":"operations"}}'
}
