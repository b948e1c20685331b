using Mka1.Agents;
using Mka1.Errors;
using Mka1.Json;
using Mka1.Schedules;

namespace Mka1.AgentSchedules;

/// <summary>The members of a schedule that can be set; null for those that stay as they are. Source: api-reference/agent-schedules.</summary>
public sealed record AgentScheduleOptions : IOptions
{
    /// <summary>The name, up to 120 characters; an empty text removes it.</summary>
    public string? Name { get; init; }

    /// <summary>When it fires, once.</summary>
    public DateTimeOffset? RunAt { get; init; }

    /// <summary>The seconds between two runs.</summary>
    public int? IntervalSeconds { get; init; }

    /// <summary>A rule of any kind, with the members that the API has for it.</summary>
    public IReadOnlyDictionary<string, object?>? Schedule { get; init; }

    /// <summary>The input: text of up to 20,000 characters, an item as a dictionary, or a list of items.</summary>
    public object? Input { get; init; }

    /// <summary>The id of the conversation that the runs belong to.</summary>
    public string? Conversation { get; init; }

    /// <summary>The id of the response that the runs continue; an empty text removes it.</summary>
    public string? PreviousResponse { get; init; }

    /// <summary>The whole map of metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    private ScheduleTime Time => new(RunAt, IntervalSeconds, Schedule);

    /// <inheritdoc/>
    public void Check()
    {
        Time.Check();
        TextLimits.Check("The name of a schedule", Name, 0, 120);
        TextLimits.Check("The input of a schedule", Input as string, 1, 20_000);
        AgentInput.Check(Input, Conversation, PreviousResponse is { Length: 0 } ? null : PreviousResponse);
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToNewBody()
    {
        Time.CheckGiven();
        if (Input is null)
            throw new Mka1InputException("A schedule needs an input.");
        AgentInput.Check(Input, Conversation, PreviousResponse);
        return ToBody();
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        var body = JsonBody.CreateMembers(
            ("schedule", Time.ToRule()), ("input", AgentInput.ToWire(Input)), ("name", Name), ("conversation", Conversation),
            ("previous_response_id", PreviousResponse), ("metadata", Metadata));
        if (Name is { Length: 0 })
            body["name"] = null;
        if (PreviousResponse is { Length: 0 })
            body["previous_response_id"] = null;
        return body;
    }
}
