# Samples of models for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1Model'; Id = 'meetkai:1' }
    )
    Answers = @(
        @{
            Path = '/models/*'
            Ids  = 'meetkai:'
            Body = '{"id":"{id}","object":"model","created":1750000000,"owned_by":"meetkai","model_type":"llm","never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.Models.Model' = '{"id":"meetkai:functionary-urdu-mini-pak","object":"model","created":1790000000,"owned_by":"meetkai","model_type":"speech-to-text"}'
    }
}
