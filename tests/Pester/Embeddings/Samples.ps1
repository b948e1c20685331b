# Samples of embeddings for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1Embedding'; With = { @{ Text = 'x' } } }
        @{ Name = 'Get-Mka1EmbeddingModel' }
    )
    Answers = @(
        @{
            Path = '/embeddings'
            Body = '{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5,-0.25],"never_heard_of":{"a":[1,null]}}],"model":"m","usage":{"prompt_tokens":1,"total_tokens":1}}'
        }
        @{
            Path = '/embeddings/models'
            Body = '{"object":"list","data":[{"id":"p:m","provider":"p","model":"m","limits":{"max_batch_size":3,"max_input_tokens":4,"max_input_length":5},"never_heard_of":{"a":[1,null]}}]}'
        }
    )
    Views   = @{
        'Mka1.Embeddings.TextEmbedding'   = {
            $null = Connect-TestEmulator
            Get-Mka1Embedding 'Refunds are paid within 14 days after the parcel came back, by the way the customer paid.', "Two`nlines" -Model openai:text-embedding-3-small -Dimensions 3
        }
        'Mka1.Embeddings.EmbeddingModel'  =
        '{"id":"meetkai:embed-small","provider":"meetkai","model":"embed-small","limits":{"max_batch_size":1000,"max_input_tokens":32768,"max_input_length":65536}}',
        '{"id":"openai:text-embedding-3-small","provider":"openai","model":"text-embedding-3-small"}'
        'Mka1.Embeddings.EmbeddingLimits' = '{"max_batch_size":1000,"max_input_tokens":32768,"max_input_length":65536}'
    }
}
