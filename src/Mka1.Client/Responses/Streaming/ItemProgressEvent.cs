using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A tool call is a step further: searching, generating, completed or another, as the type says.</summary>
public sealed class ItemProgressEvent : ItemEvent
{
    internal ItemProgressEvent(JsonElement json)
        : base(json)
    {
    }
}
