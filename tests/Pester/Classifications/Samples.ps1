# Samples of classifications for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Calls   = @(
        @{ Name = 'Get-Mka1Classification'; With = { @{ Text = 'x'; Label = 'a', 'b' } } }
    )
    Answers = @(
        @{
            Path = '/classify'
            Body = '{"success":true,"data":{"label":"a","confidence":0.5,"reasoning":"r"},"metadata":{"model":"m","labels":["a","b"],"classifiedAt":"2025-06-15T15:06:40.000Z"},"never_heard_of":{"a":[1,null]}}'
        }
    )
    Views   = @{
        'Mka1.Classifications.Classification'         = {
            $null = Connect-TestEmulator
            'This is a complaint about a parcel that arrived two days late and was broken.', 'When?' | Get-Mka1Classification -Label complaint, 'question about a delivery'
        }
        'Mka1.Classifications.ClassificationData'     = '{"label":"complaint","confidence":0.875,"reasoning":"The customer waits for a refund."}'
        'Mka1.Classifications.ClassificationMetadata' = '{"model":"meetkai:functionary-pt","labels":["complaint","question"],"classifiedAt":"2026-09-21T14:13:20.000Z"}'
    }
}
