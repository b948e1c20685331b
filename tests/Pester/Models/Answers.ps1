# What a server has under the paths of models, with every member, for the tests that hold for all cmdlets.
@{
    Path = '/models/*'
    Ids  = 'meetkai:'
    Body = '{"id":"{id}","object":"model","created":1750000000,"owned_by":"meetkai","model_type":"llm","never_heard_of":{"a":[1,null]}}'
}
