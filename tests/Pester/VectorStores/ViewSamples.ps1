# A sample of each type that has a view, for Module/Views.Tests.ps1: JSON as the server sends it.
@{
    'Mka1.VectorStores.VectorStore'           =
    '{"id":"vs_0123456789abcdef0123456789abcdef","object":"vector_store","status":"completed","name":"handbooks of 2026","usage_bytes":1234567890123,"expires_at":1790000000,"file_counts":{"total":1234567}}',
    '{"id":"vs_fedcba9876543210fedcba9876543210","object":"vector_store","status":"in_progress","name":"what customers wrote to the support","usage_bytes":0,"file_counts":{"total":0}}'
    'Mka1.VectorStores.VectorStoreFileCounts' = '{"in_progress":1000000,"completed":1000000,"failed":123456,"cancelled":1000000,"total":3123456}'
}
