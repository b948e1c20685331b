using Mka1.Client.Tests.Wire;
using Mka1.Responses.Streaming;

namespace Mka1.Client.Tests.Responses.Streaming;

/// <summary>Frames as the platform sends them, and what a reader makes of them.</summary>
internal static class Frames
{
    public static string Created(int number = 0) => State("created", "in_progress", number);

    public static string Completed(int number, string text = "Hello") => State("completed", "completed", number, text);

    public static string State(string name, string status, int number, string text = "") =>
        Frame($$"""{"type":"response.{{name}}","sequence_number":{{number}},"response":{{Sample.Response(status, text: text).Trim()}}}""", "response." + name);

    public static string Delta(int number, string? text = null) =>
        Frame($$"""{"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":"{{text ?? $"<{number}>"}}","sequence_number":{{number}}}""", "response.output_text.delta");

    public static string Frame(string data, string? name = null) => (name is null ? "" : $"event: {name}\n") + $"data: {data}\n\n";

    /// <summary>The deltas' texts and the other events' names, in order.</summary>
    public static IEnumerable<string> Shown(this IEnumerable<ResponseStreamEvent> events) =>
        events.Select(each => each is TextDeltaEvent delta ? delta.Delta! : each.Type.Replace("response.", string.Empty, StringComparison.Ordinal));

    /// <summary>The events up to the exception that ends them.</summary>
    public static async Task<(List<ResponseStreamEvent> Events, Exception? End)> ReadToEndAsync(this IAsyncEnumerable<ResponseStreamEvent> stream)
    {
        var events = new List<ResponseStreamEvent>();
        try
        {
            await foreach (var each in stream)
                events.Add(each);
            return (events, null);
        }
        catch (Exception exception)
        {
            return (events, exception);
        }
    }
}
