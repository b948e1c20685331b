using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The whole response at a change of its status; the last event of a stream is one of these.</summary>
public sealed class ResponseStateEvent : ResponseStreamEvent
{
    internal ResponseStateEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The response at this point.</summary>
    public Response? Response => GetView("response", static json => new Response(json));

    /// <summary>True for the last event of a stream.</summary>
    [WireMember(null)]
    public bool IsTerminal => Type is "response.completed" or "response.failed" or "response.incomplete" or "response.cancelled";
}
