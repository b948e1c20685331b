using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mka1.Emulator.Faults;

namespace Mka1.Emulator;

/// <summary>The faults of an emulator in another process.</summary>
internal sealed class RemoteFaults(HttpClient http)
{
    private static readonly Uri Address = new("/_emulator/faults", UriKind.Relative);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public void Add(Fault fault) => Send(new HttpRequestMessage(HttpMethod.Post, Address) { Content = JsonContent.Create(fault, options: Json) });

    public void Clear() => Send(new HttpRequestMessage(HttpMethod.Delete, Address));

    private void Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = http.Send(request);
            answer.EnsureSuccessStatusCode();
        }
    }
}
