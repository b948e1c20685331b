using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Agents;

/// <summary>The members of an agent that can be set; null for those that stay as they are. Source: api-reference/agents/create-an-agent.</summary>
public sealed record AgentOptions : IOptions
{
    private const int MaximumToolCallLimit = 300;

    /// <summary>The name, 1 to 120 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The model, <c>provider:model</c> or <c>auto</c>.</summary>
    public string? Model { get; init; }

    /// <summary>The description, up to 2,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The system text of each run, up to 20,000 characters.</summary>
    public string? Instructions { get; init; }

    /// <summary>The tools, as dictionaries with a <c>type</c>.</summary>
    public IReadOnlyList<object?>? Tools { get; init; }

    /// <summary>Which tool is to be called: <c>none</c>, <c>auto</c>, <c>required</c>, or a dictionary that names one.</summary>
    public object? ToolChoice { get; init; }

    /// <summary>Whether tools may be called in parallel.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>The limit of tool calls in a run, 1 to 300.</summary>
    public int? MaxToolCalls { get; init; }

    /// <summary>Format and verbosity of the text, with the members that a response has there.</summary>
    public IReadOnlyDictionary<string, object?>? Text { get; init; }

    /// <summary>How the model reasons, with the members that a response has there.</summary>
    public IReadOnlyDictionary<string, object?>? Reasoning { get; init; }

    /// <summary>The whole map of metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        TextLimits.Check("The name of an agent", Name, 1, 120);
        TextLimits.Check("The description of an agent", Description, 0, 2_000);
        TextLimits.Check("The instructions of an agent", Instructions, 0, 20_000);
        if (MaxToolCalls is < 1 or > MaximumToolCallLimit)
            throw new Mka1InputException($"An agent may make 1 to {MaximumToolCallLimit} tool calls, not {MaxToolCalls}.");
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(
            ("name", Name), ("model", Model), ("description", Description), ("instructions", Instructions), ("tools", Tools), ("tool_choice", ToolChoice),
            ("parallel_tool_calls", ParallelToolCalls), ("max_tool_calls", MaxToolCalls), ("text", Text), ("reasoning", Reasoning), ("metadata", Metadata));
    }
}
