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

    internal Dictionary<string, object?> ToBody()
    {
        var body = new Dictionary<string, object?> { ["model"] = Model };
        if (Input is not null)
            body["input"] = Input;
        if (Instructions is not null)
            body["instructions"] = Instructions;
        if (PreviousResponseId is not null)
            body["previous_response_id"] = ResponseId.Check(PreviousResponseId);
        return body;
    }
}
