using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Mka1.Bench;

/// <summary>The least that a program can do, as the measure for the module.</summary>
internal static class BareLoops
{
    private const int WarmUp = 50;

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
