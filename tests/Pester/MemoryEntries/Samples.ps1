# Samples of memory entries for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1MemoryEntry'; Id = 'mem_entry_1'; With = { @{ MemoryStoreId = 'mem_1' } } }
        @{ Name = 'New-Mka1MemoryEntry'; Id = 'mem_1'; With = { @{ Path = 'a'; Content = 'b' } }; Creates = $true; Below = 'MemoryStore' }
        @{ Name = 'Remove-Mka1MemoryEntry'; Id = 'mem_entry_1'; With = { @{ MemoryStoreId = 'mem_1'; PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Set-Mka1MemoryEntry'; Id = 'mem_entry_1'; With = { @{ MemoryStoreId = 'mem_1'; IfMatch = ''; Metadata = @{ a = '1' } } } }
    )
    Answers = @(
        @{
            Path = '/memory_stores/*/entries/*'
            Ids  = 'mem_entry_'
            Body = '{"id":"{id}","object":"memory_entry","memory_store_id":"mem_1","path":"p","content":"c","content_hash":"2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6",' +
            '"bytes":5,"metadata":{"team":"a"},"created_at":1750000000,"updated_at":1750000001,"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.MemoryEntries.MemoryEntry' =
        '{"id":"mem_entry_0123456789abcdef0123456789abcdef","object":"memory_entry","memory_store_id":"mem_0123456789abcdef0123456789abcdef","path":"customers/ann.md","content":"Likes tea.","bytes":10,"updated_at":1790000000}',
        '{"id":"mem_entry_fedcba9876543210fedcba9876543210","object":"memory_entry","memory_store_id":"mem_0123456789abcdef0123456789abcdef","path":"decisions/2026/2026-11-27-which-parcels-are-refunded.md","content":"Refunds are paid within\n14 days after the parcel came back.","bytes":1234567,"updated_at":1790000000}'
    }
}
