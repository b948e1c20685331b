using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;
using Mka1.Responses;

namespace Mka1.AgentRuns;

/// <summary>A run of an agent. Source: api-reference/agent-runs/retrieve-an-agent-run.</summary>
public sealed class AgentRun : Mka1Object
{
    internal AgentRun(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>agent.run</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the agent; that of the request if the server does not send it.</summary>
    public string? AgentId => GetText("agent_id") ?? RequestedAgent;

    /// <summary>The status, see <see cref="AgentRunStatus"/>.</summary>
    public string Status => GetRequiredText("status");

    /// <summary>The id of the response behind the run, with which the response can be read, streamed and cancelled; null until it has been created.</summary>
    [WireMember("gateway_response_id")]
    public string? ResponseId => GetText("gateway_response_id");

    /// <summary>The response behind the run, if the server includes it.</summary>
    [WireMember("gateway_response")]
    public Response? Response => GetView("gateway_response", static json => new Response(json));

    /// <summary>The text of that response; null if the run does not include it.</summary>
    [WireMember(null)]
    public string? OutputText => Response?.OutputText;

    /// <summary>The input: text, or a list of items.</summary>
    public object? Input => GetPlain("input");

    /// <summary>The conversation: an id or an object.</summary>
    public object? Conversation => GetPlain("conversation");

    /// <summary>The id of the response that it continues; null for none.</summary>
    public string? PreviousResponseId => GetText("previous_response_id");

    /// <summary>Why it failed; null if it did not.</summary>
    public ResponseError? Error => GetObjectOrText("error", static json => new ResponseError(json));

    /// <summary>The pairs kept with it; numbers and booleans as text.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>When it was started.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>When it finished; null if it has not.</summary>
    public DateTimeOffset? CompletedAt => GetTime("completed_at");

    /// <summary>Whether it has finished, also with a status that this version does not know.</summary>
    [WireMember(null)]
    public bool IsFinished => Status is AgentRunStatus.Completed or AgentRunStatus.Failed || CompletedAt is not null;

    internal string? RequestedAgent { get; init; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static AgentRun FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;

    /// <summary>Gets the resource whose objects belong to an agent.</summary>
    internal static Resource<AgentRun> For(string? agent) => new("run", json => new AgentRun(json) { RequestedAgent = agent }, "id", "status");
}
