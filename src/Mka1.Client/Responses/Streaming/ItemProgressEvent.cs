using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A tool call progressed to the step in the type, such as searching, generating or completed.</summary>
public sealed class ItemProgressEvent : ItemEvent
{
    internal ItemProgressEvent(JsonElement json)
        : base(json)
    {
    }
}
