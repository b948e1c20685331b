using System.Collections;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator;

/// <summary>The requests that an emulator in another process received.</summary>
internal sealed class RemoteRequests(HttpClient http) : IEnumerable<ReceivedRequest>
{
    private static readonly Uri Address = new("/_emulator/requests", UriKind.Relative);

    public int Count => Read().Count;

    public void Clear() => Send(HttpMethod.Delete).Dispose();

    public IEnumerator<ReceivedRequest> GetEnumerator() => Read().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<ReceivedRequest> Read()
    {
        using var answer = Send(HttpMethod.Get);
        using var body = answer.Content.ReadAsStream();
        return [.. JsonNode.Parse(body)!.AsArray().Select(static request => new ReceivedRequest
        {
            Number = (long)request!["number"]!,
            Time = (DateTimeOffset)request["time"]!,
            Method = (string)request["method"]!,
            Path = (string)request["path"]!,
            Query = (string)request["query"]!,
            Headers = request["headers"]!.AsObject().ToDictionary(static header => header.Key, static header => (string)header.Value!),
            RequestId = (string)request["request_id"]!,
            Body = (string?)request["body"],
            Status = (int?)request["status"],
            Faulted = (bool)request["faulted"]!,
            Ended = (bool)request["ended"]!,
        })];
    }

    private HttpResponseMessage Send(HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, Address);
        return http.Send(request).EnsureSuccessStatusCode();
    }
}
