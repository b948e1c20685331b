using System.Text;
using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Wire;

/// <summary>A request as it came over the wire.</summary>
internal sealed record WireRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body, int Connection)
{
    public string Path => Target.Split('?')[0];

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>A header's only value; null if it was not sent.</summary>
    public string? this[string header] => Headers.SingleOrDefault(h => h.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The values of a query parameter, unescaped, in their order.</summary>
    public IReadOnlyList<string> Query(string name) =>
    [
        .. Target.Split('?').Skip(1).SelectMany(query => query.Split('&')).Select(pair => pair.Split('=', 2))
            .Where(pair => pair[0] == name).Select(pair => Uri.UnescapeDataString(pair[1])),
    ];
}
