using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;
using Mka1.Schedules;

namespace Mka1.AgentSchedules;

/// <summary>A schedule, which runs an agent once or again and again. Source: api-reference/agent-schedules.</summary>
public sealed class AgentSchedule : Mka1Object
{
    internal AgentSchedule(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>agent.schedule</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the agent; that of the request if the server does not send it.</summary>
    public string? AgentId => GetText("agent_id") ?? RequestedAgent;

    /// <summary>Its name; null for none.</summary>
    public string? Name => GetText("name");

    /// <summary><c>active</c>, <c>paused</c>, <c>completed</c>, <c>deleted</c>, or a newer one.</summary>
    public string? Status => GetText("status");

    /// <summary>When it fires.</summary>
    public ScheduleRule? Schedule => GetView("schedule", static json => new ScheduleRule(json));

    /// <summary>The input of its runs: text, or a list of items.</summary>
    public object? Input => GetPlain("input");

    /// <summary>The conversation of its runs: an id or an object.</summary>
    public object? Conversation => GetPlain("conversation");

    /// <summary>The id of the response that its runs continue; null for none.</summary>
    public string? PreviousResponseId => GetText("previous_response_id");

    /// <summary>The pairs kept with it; numbers and booleans as text.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>The id in the scheduler of the platform; null for none.</summary>
    public string? TemporalScheduleId => GetText("temporal_schedule_id");

    /// <summary>When it fired last; null if it has not.</summary>
    public DateTimeOffset? LastRunAt => GetTime("last_run_at");

    /// <summary>The id of its last run; null if it has not fired.</summary>
    public string? LastRunId => GetText("last_run_id");

    /// <summary>How often it has fired.</summary>
    public long RunCount => GetCount("run_count");

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    /// <summary>When it was deleted; null if it was not.</summary>
    public DateTimeOffset? DeletedAt => GetTime("deleted_at");

    internal string? RequestedAgent { get; init; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static AgentSchedule FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;

    /// <summary>Gets the resource whose objects belong to an agent.</summary>
    internal static Resource<AgentSchedule> For(string? agent) => new("schedule", json => new AgentSchedule(json) { RequestedAgent = agent }, "id");
}
