using Mka1.Agents;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.AgentRuns;

/// <summary>The options of a run. Null values are left to the server. Source: api-reference/agent-runs/start-a-saved-agent-run.</summary>
public sealed record AgentRunOptions : IOptions
{
    /// <summary>The input: text, an item as a dictionary, or a list of items.</summary>
    public object? Input { get; init; }

    /// <summary>The id of the conversation that the run belongs to.</summary>
    public string? Conversation { get; init; }

    /// <summary>The id of the response that the run continues.</summary>
    public string? PreviousResponse { get; init; }

    /// <summary>The metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Input is null)
            throw new Mka1InputException("A run needs an input.");
        AgentInput.Check(Input, Conversation, PreviousResponse);
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(
            ("input", AgentInput.ToWire(Input)), ("conversation", Conversation), ("previous_response_id", PreviousResponse), ("metadata", Metadata));
    }
}
