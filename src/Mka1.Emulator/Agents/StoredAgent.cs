using System.Text.Json.Nodes;
using Mka1.Emulator.AgentRuns;
using Mka1.Emulator.AgentSchedules;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Agents;

/// <summary>An agent: the members of the responses that its runs create.</summary>
internal sealed class StoredAgent : IMappedResource
{
    // Those of a response, with the default of each.
    private static readonly (string Name, JsonNode? Default)[] ResponseMembers =
    [
        ("model", null), ("instructions", null), ("tools", new JsonArray()), ("tool_choice", "auto"), ("parallel_tool_calls", true), ("max_tool_calls", 30),
        ("text", new JsonObject { ["format"] = new JsonObject { ["type"] = "text" } }), ("reasoning", null),
    ];

    private static readonly string[] Settable = ["name", "description", .. ResponseMembers.Select(static member => member.Name), "metadata"];
    private readonly StoredMembers _members;

    private StoredAgent(RequestBody body)
    {
        _ = body.Required("name");
        _ = body.Required("model");
        var now = DateTime.UtcNow;
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "agent",
            ["name"] = null,
            ["description"] = null,
            ["metadata"] = new JsonObject(),
            ["created_at"] = now,
            ["updated_at"] = now,
            ["deleted_at"] = null,
        });
        foreach (var (name, value) in ResponseMembers)
            _members.Put(name, value?.DeepClone());
        Change(body);
    }

    public static string Noun => "agent";

    public string Id { get; } = Ids.New("agt_");

    public ResourceStore<StoredAgentRun> Runs { get; } = new(strictCursors: true);

    public ResourceStore<StoredAgentSchedule> Schedules { get; } = new(strictCursors: true);

    public static void Map(ResourceMap resources)
    {
        var agents = resources.Add<StoredAgent>("/api/v1/agents");
        agents.Create(static body => new StoredAgent(body), Settable);
        // No cursor is documented, but the answer says whether there are more.
        agents.List(new ListRules("after", "limit", "order"));
        agents.Get();
        agents.Update(static (agent, body) => agent.Change(body), movesToEnd: false, Settable);
        agents.Delete("agent.deleted", static agent => agent.StopSchedules());
        AgentRunEndpoints.Map(resources, agents);
        AgentScheduleEndpoints.Map(resources, agents);
    }

    public byte[] Render() => _members.Render();

    /// <summary>The body of a response that the agent creates, without input.</summary>
    public JsonObject NewResponseBody() => Select(JsonNode.Parse(Render())!.AsObject());

    private void StopSchedules()
    {
        foreach (var schedule in Schedules.Newest())
            schedule.Delete();
    }

    private void Change(RequestBody body)
    {
        var changes = new List<(string, JsonNode?)>
        {
            ("name", body.Text("name", 1, 120)), ("description", body.Text("description", 0, 2_000)),
            ("metadata", body.OptionalMetadata()), ("updated_at", DateTime.UtcNow),
        };
        _ = body.Text("instructions", 0, 20_000);
        _ = body.Number("max_tool_calls", 1, 300, whole: true);
        var whole = NewResponseBody();
        foreach (var (name, _) in ResponseMembers)
        {
            if (body.Copy(name) is not { } value)
                continue;
            whole[name] = value;
            changes.Add((name, value.DeepClone()));
        }

        // What no response can have is refused now, and not by each run.
        whole["input"] = "-";
        _ = new ResponseRequest(new RequestBody(whole));
        _members.Set([.. changes]);
    }

    private static JsonObject Select(JsonObject agent) => new(ResponseMembers
        .Where(member => agent[member.Name] is not null)
        .Select(member => KeyValuePair.Create(member.Name, agent[member.Name]?.DeepClone())));
}
