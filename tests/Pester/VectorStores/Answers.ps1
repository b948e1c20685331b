# What a server has under the paths of vector stores, with every member, for the tests that hold for all cmdlets.
@{
    Path = '/vector_stores/*'
    Ids  = 'vs_'
    Body = '{"id":"{id}","object":"vector_store","created_at":1750000000,"name":"n","description":"d","usage_bytes":5,"embedding_model":"e","embedding_dimensions":8,' +
    '"file_counts":{"in_progress":1,"completed":1,"failed":1,"cancelled":1,"total":4},"status":"completed","last_active_at":1750000001,"last_used_at":1750000002,' +
    '"expires_at":1760000000,"metadata":{"team":"a"},"never_heard_of":{"a":[1,null]}}'
}
