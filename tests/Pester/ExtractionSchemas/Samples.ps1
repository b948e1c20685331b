# Samples of extraction schemas for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1ExtractionSchema'; Id = 'schema_1' }
        @{ Name = 'New-Mka1ExtractionSchema'; With = { @{ Name = 'a'; Schema = @{ type = 'object' } } }; Creates = $true }
        @{ Name = 'Remove-Mka1ExtractionSchema'; Id = 'schema_1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Set-Mka1ExtractionSchema'; Id = 'schema_1'; With = { @{ Name = 'a' } }; Values = @{ Schema = '{"type":"object"}' } }
    )
    Answers = @(
        @{
            Path = '/extract/schema/*'
            Ids  = 'schema_'
            Body = '{"id":"{id}","name":"n","description":"d","schema":{"type":"object"},"metadata":{"team":"a"},"createdAt":"2025-06-15T15:06:40.000Z",' +
            '"updatedAt":"2025-06-15T15:06:41.000Z","never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.ExtractionSchemas.ExtractionSchema' =
        '{"id":"schema_0123456789abcdef0123456789abcdef","name":"invoices","description":"Number and total of an invoice.","schema":{"type":"object"},"metadata":{},"createdAt":"2026-09-21T14:13:20.000Z","updatedAt":"2026-09-21T14:13:20.000Z"}',
        '{"id":"schema_fedcba9876543210fedcba9876543210","name":"complaints of customers by telephone","schema":{"type":"object"},"createdAt":"2026-09-21T14:13:20.000Z"}'
    }
}
