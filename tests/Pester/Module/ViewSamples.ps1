# A sample of each type of all resources that has a view, for Views.Tests.ps1: JSON as the server sends it.
@{
    'Mka1.Http.Deletion' = '{"id":"resp_0123456789abcdef0123456789abcdef","object":"response","deleted":true}'
}
