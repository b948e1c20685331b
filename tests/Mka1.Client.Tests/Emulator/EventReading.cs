using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

/// <summary>Reads streams with the framework's own parser.</summary>
internal static class EventReading
{
    public static async Task<List<JsonObject>> StreamAsync(this EmulatorAccess emulator, string prompt, Action<JsonObject>? more = null)
    {
        var body = new JsonObject { ["model"] = "auto", ["input"] = prompt, ["stream"] = true };
        more?.Invoke(body);
        using var request = EmulatorAccess.Request(HttpMethod.Post, "/responses");
        request.Content = System.Net.Http.Json.JsonContent.Create(body);
        return await ReadAsync(emulator, request);
    }

    public static async Task<List<JsonObject>> StreamAgainAsync(this EmulatorAccess emulator, string id, string query = "")
    {
        using var request = EmulatorAccess.Request(HttpMethod.Get, $"/responses/{id}?stream=true{query}");
        return await ReadAsync(emulator, request);
    }

    public static async IAsyncEnumerable<JsonObject> EventsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
        {
            var data = JsonNode.Parse(item.Data)!.AsObject();
            Assert.Equal(item.EventType, data["type"]!.ToString());
            yield return data;
        }
    }

    public static IEnumerable<string> Types(this IEnumerable<JsonObject> events) => events.Select(e => e["type"]!.ToString());

    public static IEnumerable<int> Sequence(this IEnumerable<JsonObject> events) => events.Select(e => e["sequence_number"]!.GetValue<int>());

    private static async Task<List<JsonObject>> ReadAsync(EmulatorAccess emulator, HttpRequestMessage request)
    {
        using var answer = await emulator.SendAsync(request);
        var events = new List<JsonObject>();
        await foreach (var streamEvent in EventsAsync(answer))
            events.Add(streamEvent);
        return events;
    }
}
