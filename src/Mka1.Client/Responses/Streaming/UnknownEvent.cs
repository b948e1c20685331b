using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>An event of a type unknown to this version; all its members are in <see cref="Json.Mka1Object.GetAdditionalProperties"/>.</summary>
public sealed class UnknownEvent : ResponseStreamEvent
{
    internal UnknownEvent(JsonElement json)
        : base(json)
    {
    }
}
