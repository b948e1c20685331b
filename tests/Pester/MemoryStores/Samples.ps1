# Samples of memory stores for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1MemoryStore'; Id = 'mem_1' }
        @{ Name = 'New-Mka1MemoryStore'; With = { @{ Name = 'a' } }; Creates = $true }
        @{ Name = 'Remove-Mka1MemoryStore'; Id = 'mem_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Set-Mka1MemoryStore'; Id = 'mem_1'; With = { @{ Name = 'a' } } }
    )
    Answers = @(
        @{
            Path = '/memory_stores/*'
            Ids  = 'mem_'
            Body = '{"id":"{id}","object":"memory_store","name":"n","description":"d","instructions":"i","visibility":"private","created_at":1750000000,' +
            '"updated_at":1750000001,"deleted_at":1750000002,"metadata":{"team":"a"},"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.MemoryStores.MemoryStore' =
        '{"id":"mem_0123456789abcdef0123456789abcdef","object":"memory_store","name":"notes of the support","visibility":"private","updated_at":1790000000,"description":"What customers like."}',
        '{"id":"mem_store_0123456789abcdef0123456789abcdef","object":"memory_store","name":"what the agents of operations learnt","visibility":"workspace","updated_at":1790000000,"description":"What went wrong in the night, and how it was mended."}'
    }
}
