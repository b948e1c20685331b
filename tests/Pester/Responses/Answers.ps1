# Responses of a server for the paths of responses, with every member, for the tests of all cmdlets.
@{
    Path = '/responses/*'
    Ids  = 'resp_'
    Body = '{"id":"{id}","object":"response","status":"completed","model":"auto","created_at":1750000000,"completed_at":1750000001,"output_text":"Hello",' +
    '"output":[{"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Hello","annotations":[]}]}],' +
    '"usage":{"input_tokens":1,"output_tokens":2,"total_tokens":3},"error":null,"incomplete_details":null,"metadata":{"team":"a"},"background":true,' +
    '"instructions":"Be brief.","conversation":{"id":"conv_1"},"previous_response_id":"resp_0","max_output_tokens":100,"max_tool_calls":3,"parallel_tool_calls":true,' +
    '"reasoning":{"effort":"low"},"service_tier":"default","store":true,"temperature":1.50,"top_p":1e-1,"top_logprobs":0,"text":{"format":{"type":"text"}},' +
    '"tool_choice":"auto","tools":[{"type":"web_search"}],"truncation":"disabled","user":"\u0075ser-7","never_heard_of":{"a":[1,null]}}'
}
@{
    Path = '/responses/compact'
    Body = '{"id":"cmp_1","object":"response.compaction","created_at":1750000000,"output":[{"type":"compaction","id":"item_1","encrypted_content":"x"}],' +
    '"usage":{"input_tokens":1,"output_tokens":2,"total_tokens":3},"never_heard_of":{"a":[1,null]}}'
}
@{ Path = '/responses/*/cancel'; Body = '{"id":"{id}","object":"response","status":"cancelled","never_heard_of":1}' }
@{ Path = '/responses/*/wake'; Body = '{"response_id":"{id}","object":"response.sleep_wake","created_at":1750000000,"never_heard_of":{"a":[1,null]}}' }
@{
    Path = '/responses/*/input_items/*'
    Ids  = 'msg_'
    Body = '{"type":"message","id":"{id}","role":"user","status":"completed","content":[{"type":"input_text","text":"Hi"}],"phase":"commentary","never_heard_of":{"a":[1,null]}}'
}
