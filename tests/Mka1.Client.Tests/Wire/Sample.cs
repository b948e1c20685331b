namespace Mka1.Client.Tests.Wire;

/// <summary>Objects as the platform sends them.</summary>
internal static class Sample
{
    public const string ResponseId = "resp_0736e48b2f8c4a6d9b1e5a7c3d2f1e0b";

    public const string Deleted = $$"""{"id":"{{ResponseId}}","object":"response","deleted":true}""";

    public const string File = """{"id":"file-abc","object":"file","bytes":12,"created_at":1750000000,"expires_at":null,"filename":"a.jsonl","purpose":"batch","status":"processed"}""";

    public const string Batch = """
        {"id":"batch_1","object":"batch","endpoint":"/v1/chat/completions","errors":null,"input_file_id":"file-in","completion_window":"24h",
         "status":"completed","output_file_id":"file-out","error_file_id":"file-err","created_at":1750000000,"in_progress_at":1750000001,
         "expires_at":1750086400,"finalizing_at":1750000002,"completed_at":1750000003,"failed_at":null,"expired_at":null,"cancelling_at":null,
         "cancelled_at":null,"request_counts":{"total":3,"completed":2,"failed":1},"metadata":{"team":"a"}}
        """;

    public static string Response(string status = "completed", string id = ResponseId, string text = "Hello") => $$$"""
        {"id":"{{{id}}}","object":"response","created_at":1750000000,"status":"{{{status}}}","model":"auto","output":[{"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"{{{text}}}","annotations":[]}]}],"output_text":"{{{text}}}","metadata":{}}
        """;

    public static string List(bool more, params string[] items) =>
        $$"""{"object":"list","data":[{{string.Join(",", items)}}],"has_more":{{(more ? "true" : "false")}}}""";
}
