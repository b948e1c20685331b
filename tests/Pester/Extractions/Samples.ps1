# Samples of extractions for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1Extraction'; With = { param($Folder) @{ Path = "$Folder/in.jsonl"; Schema = @{ type = 'object' } } } }
    )
    Answers = @(
        @{
            Path = '/extract'
            Body = '{"success":true,"data":{"a":1,"b":["x"]},"metadata":{"model":"m","filename":"in.jsonl","fileSize":5,"extractedAt":"2025-06-15T15:06:40.000Z"},"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.Extractions.Extraction'         = {
            $null = Connect-TestEmulator
            $file = Join-Path ([System.IO.Path]::GetTempPath()) 'invoice-of-the-printer-in-the-third-floor.txt'
            [System.IO.File]::WriteAllText($file, "Number: A-17`nTotal: 12.50`nPaid by: the office of the third floor, which has a new printer since July")
            $schema = '{"type":"object","properties":{"number":{"type":"string"},"total":{"type":"number"},"paid_by":{"type":"string"}}}'
            $stored = New-Mka1ExtractionSchema 'invoices of the year 2026' $schema -Confirm:$false
            try {
                Get-Mka1Extraction -LiteralPath $file -Schema $schema
                Get-Mka1Extraction -LiteralPath $file -SchemaId $stored
            }
            finally {
                Remove-Item -LiteralPath $file
                $stored | Remove-Mka1ExtractionSchema -Confirm:$false
            }
        }
        'Mka1.Extractions.ExtractionMetadata' = '{"model":"meetkai:functionary-pt","filename":"invoice.pdf","fileSize":48213,"extractedAt":"2026-09-21T14:13:20.000Z","schemaId":"schema_0123456789abcdef0123456789abcdef","schemaName":"invoices"}'
    }
}
