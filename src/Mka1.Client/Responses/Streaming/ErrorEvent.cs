using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The stream failed. This client does not hand it on but throws <see cref="Errors.Mka1ApiException"/> after the events before it.</summary>
public sealed class ErrorEvent : ResponseStreamEvent
{
    internal ErrorEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The code, if the server gave one.</summary>
    public string? Code => GetText("code");

    /// <summary>The reason in words.</summary>
    public string? Message => GetText("message");

    /// <summary>The parameter that the server objects to, if it named one.</summary>
    public string? Param => GetText("param");
}
