# Responses of a server for the paths of files, with every member, for the tests of all cmdlets.
@{
    Path = '/files/*'
    Ids  = 'file-'
    Body = '{"id":"{id}","object":"file","bytes":5,"created_at":1750000000,"expires_at":1760000000,"filename":"a.txt","purpose":"user_data",' +
    '"status":"processed","status_details":"none","never_heard_of":{"a":[1,null]}}'
}
@{ Path = '/files/*/content'; Body = 'Hello' }
