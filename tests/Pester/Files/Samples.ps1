# Samples of files for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1File'; Id = 'file-1' }
        @{ Name = 'Remove-Mka1File'; Id = 'file-1'; With = { @{ PassThru = $true } }; TakesSilence = $true }
        @{ Name = 'Save-Mka1File'; Id = 'file-1'; With = { param($Folder) @{ Path = "$Folder/saved.txt"; Force = $true; PassThru = $true } } }
        @{ Name = 'Send-Mka1File'; With = { param($Folder) @{ Path = "$Folder/in.jsonl"; Purpose = 'batch' } }; Creates = $true }
    )
    Answers = @(
        @{
            Path = '/files/*'
            Ids  = 'file-'
            Body = '{"id":"{id}","object":"file","bytes":5,"created_at":1750000000,"expires_at":1760000000,"filename":"a.txt","purpose":"user_data",' +
            '"status":"processed","status_details":"none","never_heard_of":{"a":[1,null]}}'
        }
        @{ Path = '/files/*/content'; Body = 'Hello' }
    )
    Views   = @{
        'Mka1.Files.FileObject' =
        '{"id":"file-0123456789abcdef0123456789abcdef","object":"file","bytes":209715200,"created_at":1790000000,"filename":"reviews-of-the-year-2026-part-07-of-12.jsonl","purpose":"batch"}',
        '{"id":"file-fedcba9876543210fedcba9876543210","object":"file","bytes":7,"created_at":1790000001,"filename":"a.txt","purpose":"fine-tune"}'
    }
}
