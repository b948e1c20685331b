# Samples of what all resources share for the tests that hold for all cmdlets and views; CallRows.psm1 describes their form.
@{
    Views   = @{
        'Mka1.Http.Deletion' = '{"id":"resp_0123456789abcdef0123456789abcdef","object":"response","deleted":true}'
    }
}
