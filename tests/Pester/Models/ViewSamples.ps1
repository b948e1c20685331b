# A sample of each type that has a view, for Module/Views.Tests.ps1: JSON as the server sends it.
@{
    'Mka1.Models.Model' = '{"id":"meetkai:functionary-urdu-mini-pak","object":"model","created":1790000000,"owned_by":"meetkai","model_type":"speech-to-text"}'
}
