using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Mka1.Bench;

/// <summary>The least that a program can do, as the measure for the module.</summary>
internal static class BareLoops
{
    private const int WarmUp = 50;
    private const int TransferBuffer = 128 * 1024;

    public static async Task<int> CallsAsync(Uri server, int count)
    {
        using var client = new HttpClient();
        long start = 0;
        for (int number = -WarmUp; number < count; number++)
        {
            if (number == 0)
                start = Stopwatch.GetTimestamp();
            byte[] body = await client.GetByteArrayAsync(new Uri(server, $"/api/v1/llm/responses/resp_{number + WarmUp}"));
            using var document = JsonDocument.Parse(body);
            _ = document.RootElement.GetProperty("id").GetString();
        }
        Figure.Print(Stopwatch.GetElapsedTime(start).TotalMilliseconds / count);
        return 0;
    }

    public static async Task<int> StreamAsync(Uri server, int count)
    {
        using var client = new HttpClient();
        await ReadAsync(client, server, WarmUp);
        long start = Stopwatch.GetTimestamp();
        await ReadAsync(client, server, count);
        Figure.Print(count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        return 0;
    }

    public static async Task<int> DownloadAsync(Uri server, long bytes, string path)
    {
        using var client = new HttpClient();
        await SaveAsync(client, server, WarmUp, path);
        long start = Stopwatch.GetTimestamp();
        await SaveAsync(client, server, bytes, path);
        Figure.Print(bytes / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds);
        return 0;
    }

    public static async Task<int> UploadAsync(Uri server, string path)
    {
        using var client = new HttpClient();
        _ = await client.GetByteArrayAsync(new Uri(server, "/api/v1/llm/responses/resp_1"));
        long start = Stopwatch.GetTimestamp();
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        using var form = new MultipartFormDataContent { { new StringContent("user_data"), "purpose" }, { new StreamContent(file, TransferBuffer), "file", "bench.bin" } };
        using var answer = await client.PostAsync(new Uri(server, "/api/v1/llm/files"), form);
        _ = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        Figure.Print(file.Length / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds);
        return 0;
    }

    private static async Task SaveAsync(HttpClient client, Uri server, long bytes, string path)
    {
        await using var body = await client.GetStreamAsync(new Uri(server, $"/api/v1/llm/files/file_b{bytes}/content"));
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        await body.CopyToAsync(file, TransferBuffer);
    }

    private static async Task ReadAsync(HttpClient client, Uri server, int count)
    {
        using var body = await client.GetStreamAsync(new Uri(server, $"/api/v1/llm/responses/resp_n{count}?stream=true"));
        await foreach (var frame in SseParser.Create(body).EnumerateAsync())
        {
            using var document = JsonDocument.Parse(frame.Data);
            _ = document.RootElement.GetProperty("type").GetString();
        }
    }
}
