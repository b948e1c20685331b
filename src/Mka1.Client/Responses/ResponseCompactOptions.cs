using Mka1.Json;

namespace Mka1.Responses;

/// <summary>The options for compacting a conversation. Source: api-reference/responses/compact-a-conversation.</summary>
public sealed class ResponseCompactOptions
{
    /// <summary>The model that compacts.</summary>
    public required string Model { get; init; }

    /// <summary>The input: text, or a sequence of items.</summary>
    public object? Input { get; init; }

    /// <summary>The system text.</summary>
    public string? Instructions { get; init; }

    /// <summary>The response up to which the conversation is compacted; null to compact only the input.</summary>
    public string? PreviousResponseId { get; init; }

    internal Dictionary<string, object?> ToBody() => JsonBody.CreateMembers(
        ("model", Model),
        ("input", Input),
        ("instructions", Instructions),
        ("previous_response_id", PreviousResponseId is null ? null : ResponseId.Check(PreviousResponseId)));
}
