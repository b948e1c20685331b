# Samples of batches for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
$completion = '{"id":"chatcmpl-0123456789abcdef0123456789ab","object":"chat.completion","created":1790000000,"model":"meetkai:functionary-urdu-mini-pak","choices":[{"index":0,"message":{"role":"assistant","content":"The parcel arrived."},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":5,"total_tokens":14}}'
$endedBatch = {
    $rows = 1..3 | ForEach-Object { [pscustomobject]@{ Id = "review-2026-0000$_-of-customer"; Prompt = "Say $_" + ' [fail]' * ($_ -eq 2) } }
    $rows | New-Mka1BatchRequest -CustomId { $_.Id } -Prompt { $_.Prompt } -Model auto | New-Mka1Batch -Metadata @{ job = 'nightly' } | Wait-Mka1Batch -PollIntervalSeconds 0.1
}
@{
    Calls   = @(
        @{ Name = 'Export-Mka1BatchReport'; Id = 'batch_1'; With = { param($Folder) @{ Path = "$Folder/report.html"; Force = $true } }; Gathers = $true }
        @{ Name = 'Get-Mka1Batch'; Id = 'batch_1' }
        # As for the other readers of groups, the list is read at the end of the input.
        @{ Name = 'Get-Mka1BatchGroup' }
        @{ Name = 'Measure-Mka1Batch'; Id = 'batch_1' }
        # An interrupted upload creates no batch and is retried.
        @{ Name = 'New-Mka1Batch'; With = { param($Folder) @{ Path = "$Folder/in.jsonl" } }; Creates = $true; Uploads = $true }
        @{ Name = 'New-Mka1Batch'; With = { @{ InputFileId = 'file-in' } }; Creates = $true }
        @{ Name = 'Receive-Mka1BatchResult'; Id = 'batch_1' }
        @{ Name = 'Restart-Mka1Batch'; Id = 'batch_1' }
        @{ Name = 'Stop-Mka1Batch'; Id = 'batch_1' }
        @{ Name = 'Wait-Mka1Batch'; Id = 'batch_1' }
    )
    Answers = @(
        @{
            Path = '/batches/*'
            Ids  = 'batch_'
            Body = '{"id":"{id}","object":"batch","endpoint":"/v1/chat/completions","errors":null,"input_file_id":"file-in","completion_window":"24h","status":"completed",' +
            '"output_file_id":"file-out","error_file_id":"file-err","created_at":1750000000,"in_progress_at":1750000001,"expires_at":1750086400,"finalizing_at":1750000002,' +
            '"completed_at":1750000003,"failed_at":1750000004,"expired_at":1750000005,"cancelling_at":1750000006,"cancelled_at":1750000007,' +
            '"request_counts":{"total":2,"completed":1,"failed":1},"metadata":{"team":"a","mka1.group":"a"},"never_heard_of":{"a":[1,null]}}'
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
    )
    Views   = @{
        'Mka1.Batches.Batch'                      =
        '{"id":"batch_0123456789abcdef0123456789abcdef","object":"batch","status":"in_progress","created_at":1790000000,"endpoint":"/v1/chat/completions","request_counts":{"total":50000,"completed":41234,"failed":123},"metadata":{"mka1.group":"reviews","mka1.part":"3","mka1.parts":"12"}}',
        '{"id":"batch_fedcba9876543210fedcba9876543210","object":"batch","status":"finalizing","created_at":1790000001,"endpoint":"/v1/embeddings","request_counts":{"total":1000000,"completed":999999,"failed":1}}'
        'Mka1.Batches.BatchGroupSummary'          = {
            foreach ($name in 'reviews-2026-11-of-all-shops', 'tickets') {
                $null = 1..3 | New-Mka1BatchRequest -Prompt { "Say $_" + ' [fail]' * ($_ -eq 2) } | New-Mka1Batch -Group $name -MaxRequests 2 | Wait-Mka1Batch -PollIntervalSeconds 0.1
            }
            Get-Mka1BatchGroup
        }
        'Mka1.Batches.BatchRequestCounts'         = '{"total":50000,"completed":41234,"failed":123}'
        'Mka1.Batches.BatchError'                 = '{"code":"duplicate_custom_id","message":"The custom_id of this line is that of line 7 too.","param":"custom_id","line":1000000}'
        'Mka1.Batches.BatchResultError'           = '{"code":"rate_limit_exceeded","message":"Too many requests in this minute."}'
        'Mka1.Batches.BatchResult'                = { & $endedBatch | Receive-Mka1BatchResult -WarningAction Ignore }.GetNewClosure()
        'Mka1.Batches.BatchRequest'               = { New-Mka1BatchRequest -CustomId 'review-2026-00001-of-customer-4711' -Prompt 'Say hello.' -Model meetkai:functionary-urdu-mini-pak }
        'Mka1.Batches.Measures.BatchMeasure'      = {
            [Mka1.Batches.Measures.BatchMeasure]@{
                Name = 'batch_0123456789abcdef0123456789abcdef'; Batches = [Mka1.Batches.Batch[]] @(); Succeeded = 1000000; Failed = 123456; Missing = 7
                Started = [datetimeoffset]'2026-09-21 14:13:20Z'; Ended = [datetimeoffset]'2026-09-22 16:20:30Z'; InputTokens = 1; OutputTokens = 2; TotalTokens = 123456789
            }
        }
        'Mka1.Batches.Measures.BatchFailureCount' = { (& $endedBatch | Measure-Mka1Batch -WarningAction Ignore).Failures }.GetNewClosure()
        'Mka1.Batches.Measures.BatchFailedRequest' = { (& $endedBatch | Measure-Mka1Batch -WarningAction Ignore).FailedRequests }.GetNewClosure()
        'Mka1.Batches.Input.BatchInputProblem'    = {
            $file = Join-Path ([System.IO.Path]::GetTempPath()) "$([guid]::NewGuid()).jsonl"
            Write-Line $file ('{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[]}}' , '{"custom_id":', '{"method":"POST"}')
            Test-Mka1BatchInput $file
            Remove-Item $file
        }
        'Mka1.Batches.Answers.ChatCompletion'     = $completion
        'Mka1.Batches.Answers.ChatChoice'         = '{"index":0,"message":{"role":"assistant","content":"The parcel arrived two days late."},"finish_reason":"stop"}'
        'Mka1.Batches.Answers.ChatMessage'        = '{"role":"assistant","content":"The parcel arrived two days late.","refusal":"I cannot help with the rest of it.","tool_calls":[{"id":"call_1"}]}'
        'Mka1.Batches.Answers.EmbeddingList'      = '{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.1,0.2]}],"model":"meetkai:text-embedding-large-v2","usage":{"prompt_tokens":9,"total_tokens":9}}'
        'Mka1.Batches.Answers.Embedding'          = '{"object":"embedding","index":2047,"embedding":[0.0123,-0.0456,0.0789,0.1011,0.1213]}'
        'Mka1.Batches.Answers.ImageList'          = '{"created":1790000000,"data":[{"url":"https://files.example.com/a.png"}],"usage":{"input_tokens":9,"output_tokens":1056}}'
        'Mka1.Batches.Answers.GeneratedImage'     = '{"url":"https://files.example.com/images/0123456789abcdef.png","b64_json":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB","revised_prompt":"A photograph of a parcel on a doorstep in the rain."}'
        'Mka1.Batches.Answers.TokenUsage'         = '{"prompt_tokens":123456,"completion_tokens":65432,"input_tokens":123456,"output_tokens":65432,"total_tokens":188888}'
    }
}
