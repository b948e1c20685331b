using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The code that the model runs is complete.</summary>
public sealed class CodeDoneEvent : ItemEvent
{
    internal CodeDoneEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The code.</summary>
    public string? Code => GetText("code");
}
