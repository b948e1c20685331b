using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>The server's confirmation that a sleeping response will be woken. Source: api-reference/responses/wake-a-sleeping-background-response.</summary>
public sealed class SleepWake : Mka1Object
{
    internal static readonly Resource<SleepWake> Resource = new("wake", static json => new SleepWake(json), "response_id");

    internal SleepWake(JsonElement json)
        : base(json)
    {
    }

    internal static SleepWake Create(string id) =>
        new(JsonText.Parse(JsonBody.ToText(new Dictionary<string, object?> { ["response_id"] = id, ["object"] = "response.sleep_wake" })));

    /// <summary>The response that is woken.</summary>
    public string ResponseId => GetRequiredText("response_id");

    /// <summary>Its type, <c>response.sleep_wake</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>When the server accepted the message; it is delivered up to a second later.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");
}
