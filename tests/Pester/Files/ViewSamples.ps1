# A sample of each type that has a view, for Module/Views.Tests.ps1: JSON as the server sends it.
@{
    'Mka1.Files.FileObject' =
    '{"id":"file-0123456789abcdef0123456789abcdef","object":"file","bytes":209715200,"created_at":1790000000,"filename":"reviews-of-the-year-2026-part-07-of-12.jsonl","purpose":"batch"}',
    '{"id":"file-fedcba9876543210fedcba9876543210","object":"file","bytes":7,"created_at":1790000001,"filename":"a.txt","purpose":"fine-tune"}'
}
