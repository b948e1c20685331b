# Samples of responses for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Compress-Mka1Response'; Id = 'resp_1'; Creates = $true }
        @{ Name = 'Get-Mka1Response'; Id = 'resp_1' }
        @{ Name = 'Get-Mka1ResponseInputItem'; Id = 'resp_1' }
        @{ Name = 'New-Mka1Response'; With = { @{ Prompt = 'x' } }; Creates = $true }
        @{ Name = 'Remove-Mka1Response'; Id = 'resp_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Resume-Mka1Response'; Id = 'resp_1'; With = { @{ Prompt = 'go on' } }; Creates = $true; TakesSilence = $true }
        @{ Name = 'Save-Mka1ResponseContent'; Id = 'resp_1'; With = { param($Folder) @{ Path = $Folder; Force = $true } } }
        @{ Name = 'Set-Mka1ResponseMetadata'; Id = 'resp_1'; With = { @{ Metadata = @{ a = 1 } } } }
        @{ Name = 'Stop-Mka1Response'; Id = 'resp_1' }
        @{ Name = 'Wait-Mka1Response'; Id = 'resp_1' }
    )
    Answers = @(
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
            Body = '{"type":"message","id":"{id}","response_id":"resp_1","role":"user","status":"completed","content":[{"type":"input_text","text":"Hi"}],"phase":"commentary","never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.Responses.Response'                    =
        '{"id":"resp_0123456789abcdef0123456789abcdef","object":"response","status":"completed","created_at":1790000000,"model":"meetkai:functionary-urdu-mini-pak","output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"The parcel arrived two days late, and\nnobody was at home to take it."}]}],"usage":{"input_tokens":1000000,"output_tokens":234567,"total_tokens":1234567}}',
        '{"id":"resp_fedcba9876543210fedcba9876543210","object":"response","status":"in_progress","created_at":1790000001,"model":"auto","usage":{"input_tokens":1,"output_tokens":0,"total_tokens":1}}',
        '{"id":"resp_00112233445566778899aabbccddeeff","object":"response","status":"failed","created_at":1790000002,"model":"auto","error":{"code":"server_error","message":"The model ran out of memory."}}',
        '{"id":"resp_11223344556677889900aabbccddeeff","object":"response","status":"failed","created_at":1790000003,"model":"auto","error":{"code":"rate_limit_exceeded"}}',
        '{"id":"resp_22334455667788990011aabbccddeeff","object":"response","status":"failed","created_at":1790000004,"model":"auto","error":"Rate limit exceeded"}',
        '{"id":"resp_33445566778899001122aabbccddeeff","object":"response","status":"incomplete","created_at":1790000005,"model":"auto","incomplete_details":{"reason":"max_output_tokens"},"output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"The parcel"}]}],"usage":{"input_tokens":10,"output_tokens":16,"total_tokens":26}}',
        '{"id":"resp_44556677889900112233aabbccddeeff","object":"response","status":"cancelled","created_at":1790000006,"model":"auto","output":[]}',
        '{"id":"resp_55667788990011223344aabbccddeeff","object":"response","status":"completed","created_at":1790000007,"model":"auto","output":[{"type":"message","role":"assistant","content":[{"type":"refusal","refusal":"I cannot help with that."}]}]}',
        '{"id":"resp_66778899001122334455aabbccddeeff","object":"response","status":"completed","created_at":1790000008,"model":"auto","output":[{"type":"reasoning","id":"rs_1","summary":[]},{"type":"function_call","name":"get_weather","call_id":"call_1","arguments":"{}"}]}'
        'Mka1.Responses.CompactedResponse'           = '{"id":"resp_0123456789abcdef0123456789abcdef","object":"response.compaction","created_at":1790000000,"output":[{"type":"message"},{"type":"compaction"}],"usage":{"input_tokens":1000000,"output_tokens":234567,"total_tokens":1234567}}'
        'Mka1.Responses.SleepWake'                   = '{"response_id":"resp_0123456789abcdef0123456789abcdef","object":"response.sleep_wake","created_at":1790000000}'
        'Mka1.Responses.ResponseUsage'               = '{"input_tokens":1000000,"output_tokens":234567,"total_tokens":1234567}'
        'Mka1.Responses.InputTokensDetails'          = '{"cached_tokens":1000000}'
        'Mka1.Responses.OutputTokensDetails'         = '{"reasoning_tokens":234567}'
        'Mka1.Responses.IncompleteDetails'           = '{"reason":"max_output_tokens"}'
        'Mka1.Responses.ResponseError'               = '{"code":"server_error","message":"The model ran out of memory."}'
        'Mka1.Responses.ResponseReasoning'           = '{"effort":"medium","summary":"detailed"}'
        'Mka1.Responses.ResponseText'                = '{"format":{"type":"json_schema","name":"address_of_a_customer"},"verbosity":"medium"}'
        'Mka1.Responses.ResponseTextFormat'          = '{"type":"json_schema","name":"address_of_a_customer","description":"Where the customer lives, as far as it is known.","schema":{"type":"object"},"strict":true}'
        'Mka1.Responses.ResponseContent'             = {
            $json = '{"id":"resp_0123456789abcdef0123456789abcdef","status":"completed","output":[{"type":"image_generation_call","result":"https://files.example.com/images/0123456789abcdef.png"}]}'
            [Mka1.Responses.ResponseContent]::FromResponse([Mka1.Responses.Response]::FromJson($json))
        }

        'Mka1.Responses.Items.ResponseItem'          =
        '{"type":"message","id":"msg_user_0123456789abcdef0123456789abcdef","status":"completed","role":"assistant","content":[{"type":"output_text","text":"The parcel arrived two days late, and nobody was at home to take it."}]}',
        '{"type":"custom_tool_call_output","id":"ctco_0123456789abcdef0123456789abcdef","call_id":"call_1","output":"12 degrees and rain","status":"in_progress"}',
        '{"type":"compaction","id":"cmp_0123456789abcdef0123456789abcdef"}'
        'Mka1.Responses.Items.CodeInterpreterOutput' = '{"type":"image","logs":"3 rows were read, 2 were written","url":"https://files.example.com/images/0123456789abcdef.png"}'
        'Mka1.Responses.Items.ComputerAction'        = '{"type":"click","button":"left","x":1024,"y":768}'
        'Mka1.Responses.Items.ComputerPoint'         = '{"x":1024,"y":768}'
        'Mka1.Responses.Items.ComputerSafetyCheck'   = '{"id":"cu_sc_0123456789abcdef0123456789abcdef","code":"malicious_instructions","message":"The page tells the model what to do."}'
        'Mka1.Responses.Items.ComputerScreenshot'    = '{"type":"computer_screenshot","file_id":"file-0123456789abcdef0123456789abcdef","image_url":"https://files.example.com/images/0123456789abcdef.png"}'
        'Mka1.Responses.Items.FileSearchResult'      = '{"file_id":"file-0123456789abcdef0123456789abcdef","filename":"terms-of-delivery-of-the-year-2026.pdf","text":"Parcels are delivered within five days of the order.","score":0.9876}'
        'Mka1.Responses.Items.LocalShellAction'      = '{"type":"exec","command":["bash","-lc","ls -la /srv/data"],"env":{"LANG":"C"},"timeout_ms":120000}'
        'Mka1.Responses.Items.McpListedTool'         = '{"name":"search_the_whole_archive","description":"Finds documents of the archive by their words.","input_schema":{"type":"object"},"annotations":{"readOnly":true}}'
        'Mka1.Responses.Items.ShellAction'           = '{"commands":["ls -la /srv/data","df -h"],"timeout_ms":120000,"max_output_length":65536}'
        'Mka1.Responses.Items.ShellOutcome'          = '{"type":"exit","exit_code":127}'
        'Mka1.Responses.Items.ShellOutput'           = '{"stdout":"total 12 and some more words","stderr":"df: no file systems processed","outcome":{"type":"exit","exit_code":1}}'
        'Mka1.Responses.Items.WebSearchAction'       = '{"type":"find_in_page","query":"weather in Lahore tomorrow","queries":["weather Lahore","rain Lahore tomorrow"],"sources":[{"type":"url","url":"https://weather.example.com/lahore"}]}'
        'Mka1.Responses.Items.WebSearchSource'       = '{"type":"url","url":"https://weather.example.com/countries/pakistan/cities/lahore?day=tomorrow&units=metric"}'

        'Mka1.Responses.Content.ContentPart'         =
        '{"type":"output_text","text":"The parcel arrived two days late, and nobody was at home to take it, as it says."}',
        '{"type":"input_image","file_id":"file-0123456789abcdef0123456789abcdef"}', '{"type":"hologram"}'
        'Mka1.Responses.Content.Annotation'          =
        '{"type":"url_citation","start_index":1000000,"end_index":1000042,"url":"https://weather.example.com/countries/pakistan/cities/lahore","title":"Lahore"}',
        '{"type":"container_file_citation","start_index":1,"end_index":2,"file_id":"file-0123456789abcdef0123456789abcdef"}', '{"type":"file_citation","index":3,"filename":"terms.pdf"}'
        'Mka1.Responses.Content.AudioData'           = '{"data":"UklGRiQAAABXQVZFZm10IBAAAAABAAEA","format":"wav"}'
        'Mka1.Responses.Content.LogProbability'      = '{"token":"parcel","logprob":-0.00012345,"bytes":[112,97,114],"top_logprobs":[{"token":"parcel","logprob":-0.5}]}'

        'Mka1.Responses.Tools.ResponseTool'          =
        '{"type":"function","name":"get_the_weather_of_a_city","description":"Gives the weather of a city for a day of this week."}',
        '{"type":"mcp","server_label":"archive","server_description":"The archive of the company."}', '{"type":"web_search_preview"}'
        'Mka1.Responses.Tools.ShellEnvironment'      = '{"type":"container_reference","container_id":"cntr_0123456789abcdef0123456789abcdef"}'
        'Mka1.Responses.Tools.UserLocation'          = '{"type":"approximate","city":"Lahore","country":"PK","region":"Punjab","timezone":"Asia/Karachi"}'
        'Mka1.Responses.Tools.WebSearchFilters'      = '{"allowed_domains":["weather.example.com","news.example.com"]}'

        'Mka1.Responses.Streaming.ResponseStreamEvent' =
        '{"type":"response.output_text.delta","sequence_number":123456,"item_id":"msg_1","delta":"The parcel arrived two days late, and nobody was at home to take it."}',
        '{"type":"response.image_generation_call.partial_image","sequence_number":2,"item_id":"ig_1"}',
        '{"type":"response.output_item.added","sequence_number":3,"item":{"type":"message"}}',
        '{"type":"response.completed","sequence_number":4,"response":{"id":"resp_1","status":"completed"}}'
    }
}
