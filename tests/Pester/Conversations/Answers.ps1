# What a server has under the paths of conversations, with every member, for the tests that hold for all cmdlets.
@{
    Path = '/conversations/*'
    Ids  = 'conv_'
    Body = '{"id":"{id}","object":"conversation","created_at":1750000000,"deleted_at":1750000001,"metadata":{"team":"a"},"never_heard_of":{"a":[1,null]}}'
}
