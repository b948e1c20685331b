using System.Text.Json.Nodes;
using Mka1.Emulator.Agents;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Responses;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.AgentRuns;

/// <summary>A run of an agent. It creates a background response after a while, and has no status of its own while that runs.</summary>
internal sealed class StoredAgentRun : IResource
{
    public static readonly string[] Settable = ["input", "conversation", "previous_response_id", "metadata"];
    private static readonly TimeSpan QueueTime = TimeSpan.FromSeconds(0.3);
    private readonly TaskCompletionSource<ResponseRun?> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ResponseRequest _request;
    private readonly StoredMembers _members;

    /// <param name="agent">The agent.</param>
    /// <param name="body">The input and the other members of a request.</param>
    public StoredAgentRun(StoredAgent agent, RequestBody body)
    {
        var response = agent.NewResponseBody();
        response["background"] = true;
        response["stream"] = true;
        foreach (var name in Settable)
            response[name] = body.Copy(name);
        if (body["input"] is null)
            throw RequestBody.Missing("input");
        if (body["input"] is JsonValue)
            _ = body.Text("input", 1, int.MaxValue);
        _request = new ResponseRequest(new RequestBody(response));
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "agent.run",
            ["agent_id"] = agent.Id,
            ["status"] = "queued",
            ["input"] = body.Copy("input"),
            ["conversation"] = body.Copy("conversation"),
            ["previous_response_id"] = body.Text("previous_response_id"),
            ["metadata"] = body.Metadata(),
            ["gateway_response_id"] = null,
            ["gateway_response"] = null,
            ["error"] = null,
            ["created_at"] = DateTime.UtcNow,
            ["completed_at"] = null,
        });
    }

    public static string Noun => "run";

    public string Id { get; } = Ids.New("arun_");

    /// <summary>The response, once it has been created; null if that failed.</summary>
    public Task<ResponseRun?> Response => _response.Task;

    public byte[] Render() => _members.Render();

    /// <summary>Refuses a response to continue that does not exist.</summary>
    public void CheckPrevious(Tenant tenant) => _ = _request.Previous(tenant);

    /// <param name="tenant">Gets the response.</param>
    /// <param name="clock">The time of the work.</param>
    /// <param name="origin">The emulator's own address.</param>
    /// <param name="serverStops">Ends the work.</param>
    public void Start(Tenant tenant, SimulatedClock clock, string origin, CancellationToken serverStops) => Task.Run(
        async () =>
        {
            try
            {
                await clock.DelayAsync(QueueTime, serverStops);
                var response = ResponseRun.Create(_request, tenant, clock, serverStops);
                _members.Set(("gateway_response_id", response.Id));
                response.Start(_request, origin);
                _response.SetResult(response);
                await response.Ended.WaitAsync(serverStops);
                End(JsonNode.Parse(response.RenderAsCreated())!);
            }
            catch (ApiException e)
            {
                _members.Set(("status", "failed"), ("error", new JsonObject { ["code"] = e.Code, ["message"] = e.Message }), ("completed_at", DateTime.UtcNow));
                _response.SetResult(null);
            }
            catch (OperationCanceledException) when (serverStops.IsCancellationRequested)
            {
                // The server stops.
            }
        },
        CancellationToken.None);

    // A cancelled response is a failed run, which has no status for it.
    private void End(JsonNode response)
    {
        var status = response["status"]!.ToString();
        var failed = status is not ("completed" or "incomplete");
        var error = failed ? response["error"]?.DeepClone() ?? new JsonObject { ["code"] = status, ["message"] = $"The response of the run was {status}." } : null;
        _members.Set(("status", failed ? "failed" : "completed"), ("error", error), ("gateway_response", response), ("completed_at", DateTime.UtcNow));
    }
}
