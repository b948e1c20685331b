# Responses of a server for the paths of batches, with every member, for the tests of all cmdlets.
@{
    Path = '/batches/*'
    Ids  = 'batch_'
    Body = '{"id":"{id}","object":"batch","endpoint":"/v1/chat/completions","errors":null,"input_file_id":"file-in","completion_window":"24h","status":"completed",' +
    '"output_file_id":"file-out","error_file_id":"file-err","created_at":1750000000,"in_progress_at":1750000001,"expires_at":1750086400,"finalizing_at":1750000002,' +
    '"completed_at":1750000003,"failed_at":1750000004,"expired_at":1750000005,"cancelling_at":1750000006,"cancelled_at":1750000007,' +
    '"request_counts":{"total":2,"completed":1,"failed":1},"metadata":{"team":"a"},"never_heard_of":{"a":[1,null]}}'
}
@{ Path = '/batches/*/cancel'; Body = '{"id":"{id}","object":"batch","status":"cancelling","never_heard_of":1}' }
@{
    Path = '/files/file-in/content'
    Body = '{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Hi"}]}}' + "`n" +
    '{"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Ho"}]}}'
}
@{
    Path = '/files/file-out/content'
    Body = '{"id":"line_1","custom_id":"a","response":{"status_code":200,"request_id":"req_1","body":{"choices":[{"message":{"role":"assistant","content":"Hello"}}]}},"error":null,"never_heard_of":{"a":[1,null]}}'
}
@{
    Path = '/files/file-err/content'
    Body = '{"id":"line_2","custom_id":"b","response":null,"error":{"code":"server_error","message":"no"},"never_heard_of":{"a":[1,null]}}'
}
