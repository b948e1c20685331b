using System.Text;

namespace Mka1.Bench;

/// <summary>A server that costs next to nothing, so that what is measured is the client.</summary>
internal static class BareServer
{
    private const string Response =
        """{"id":"resp_ID","object":"response","created_at":1780000000,"status":"completed","background":false,"error":null,"incomplete_details":null,"instructions":null,"max_output_tokens":null,"model":"auto","output":[{"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"You said: hello","annotations":[]}]}],"output_text":"You said: hello","parallel_tool_calls":true,"previous_response_id":null,"reasoning":{"effort":null,"summary":null},"service_tier":"auto","store":true,"temperature":1,"text":{"format":{"type":"text"},"verbosity":"medium"},"tool_choice":"auto","tools":[],"top_p":1,"truncation":"auto","usage":{"input_tokens":2,"input_tokens_details":{"cached_tokens":0},"output_tokens":3,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":5},"user":null,"metadata":{}}""";

    private const int PageSize = 100;
    private const int TransferBlock = 64 * 1024;

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(static options => options.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        app.MapGet("/api/v1/llm/responses/{id}", GetAsync);
        app.MapGet("/api/v1/llm/responses", ListAsync);
        app.MapGet("/api/v1/llm/batches/{id}", GetBatchAsync);
        app.MapGet("/api/v1/llm/files/{id}/content", GetContentAsync);
        app.MapGet("/api/v1/llm/files/{id}", GetFileAsync);
        app.MapPost("/api/v1/llm/files", TakeAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
        return 0;
    }

    // resp_d50x7 answers after 50 ms; resp_n1000 streams 1,000 events.
    private static async Task GetAsync(HttpContext context, string id, bool stream = false)
    {
        if (stream)
        {
            await StreamAsync(context, int.Parse(id["resp_n".Length..], null));
            return;
        }
        if (id.StartsWith("resp_d", StringComparison.Ordinal))
            await Task.Delay(int.Parse(id["resp_d".Length..id.IndexOf('x', StringComparison.Ordinal)], null));
        byte[] body = Encoding.UTF8.GetBytes(Response.Replace("resp_ID", id, StringComparison.Ordinal));
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    // batch_n1000 has 1,000 results in file_n1000.
    private static Task GetBatchAsync(HttpContext context, string id)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            $$"""{"id":"{{id}}","object":"batch","endpoint":"/v1/chat/completions","status":"completed","input_file_id":"file_i","output_file_id":"{{id.Replace("batch_", "file_", StringComparison.Ordinal)}}","created_at":1780000000,"request_counts":{"total":{{id["batch_n".Length..]}},"completed":{{id["batch_n".Length..]}},"failed":0} }""");
    }

    // file_n1000 holds the results of batch_n1000, file_b1000 1,000 bytes.
    private static Task GetContentAsync(HttpContext context, string id) =>
        id.StartsWith("file_b", StringComparison.Ordinal)
            ? SendBytesAsync(context, long.Parse(id["file_b".Length..], null))
            : SendResultsAsync(context, id);

    private static async Task SendBytesAsync(HttpContext context, long length)
    {
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = length;
        byte[] block = new byte[TransferBlock];
        Random.Shared.NextBytes(block);
        for (long left = length; left > 0; left -= block.Length)
            await context.Response.Body.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)));
    }

    private static async Task TakeAsync(HttpContext context)
    {
        long length = 0;
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync();
            length += read.Buffer.Length;
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }
        await GetFileAsync(context, $"file_b{length}");
    }

    private static Task GetFileAsync(HttpContext context, string id)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            $$"""{"id":"{{id}}","object":"file","bytes":{{id["file_b".Length..]}},"created_at":1780000000,"filename":"bench.bin","purpose":"user_data","status":"processed"}""");
    }

    private static async Task SendResultsAsync(HttpContext context, string id)
    {
        int count = int.Parse(id["file_n".Length..], null);
        var buffer = new StringBuilder();
        for (int number = 0; number < count; number++)
        {
            buffer.Append(null, $$$"""{"id":"response_{{{number}}}","custom_id":"request-{{{number}}}","response":{"status_code":200,"request_id":"req_{{{number}}}","body":{"id":"chatcmpl_{{{number}}}","object":"chat.completion","created":1780000000,"model":"auto","choices":[{"index":0,"message":{"role":"assistant","content":"You said: Say {{{number}}}."},"finish_reason":"stop"} ],"usage":{"prompt_tokens":2,"completion_tokens":4,"total_tokens":6} } },"error":null}""").Append('\n');
            if (buffer.Length > 64 * 1024)
            {
                await context.Response.WriteAsync(buffer.ToString());
                buffer.Clear();
            }
        }
        await context.Response.WriteAsync(buffer.ToString());
    }

    private static async Task StreamAsync(HttpContext context, int count)
    {
        context.Response.ContentType = "text/event-stream";
        var buffer = new StringBuilder();
        for (int number = 0; number < count; number++)
        {
            // The time on the wire, for who measures the way from there to the pipeline.
            buffer.Append(null, $"event: response.output_text.delta\ndata: {{\"type\":\"response.output_text.delta\",\"item_id\":\"msg_1\",\"output_index\":0,\"content_index\":0,\"delta\":\"word \",\"sent_at\":{System.Diagnostics.Stopwatch.GetTimestamp()},\"sequence_number\":{number}}}\n\n");
            if (buffer.Length > 16 * 1024 || number == 0)
            {
                await context.Response.WriteAsync(buffer.ToString());
                await context.Response.Body.FlushAsync();
                buffer.Clear();
            }
        }
        await context.Response.WriteAsync($"{buffer}data: {{\"type\":\"response.completed\",\"sequence_number\":{count},\"response\":{Response}}}\n\n");
    }

    private static async Task ListAsync(HttpContext context, string? after, int total = 1_000_000)
    {
        int first = after is null ? 0 : int.Parse(after["resp_".Length..], null) + 1;
        int last = Math.Min(first + PageSize, total) - 1;
        var items = Enumerable.Range(first, last - first + 1).Select(static number => Response.Replace("resp_ID", $"resp_{number}", StringComparison.Ordinal));
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            $"{{\"object\":\"list\",\"data\":[{string.Join(',', items)}],\"first_id\":\"resp_{first}\",\"last_id\":\"resp_{last}\",\"has_more\":{(last < total - 1 ? "true" : "false")}}}");
    }
}
