using Mka1.Emulator.Agents;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Streaming;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.AgentRuns;

/// <summary>The operations on the runs of an agent.</summary>
internal static class AgentRunEndpoints
{
    public static void Map(ResourceMap resources, ResourceRoutes<StoredAgent> agents)
    {
        var runs = new ResourceRoutes<StoredAgentRun>(agents.Group.MapGroup("/{parent}/runs"), context => agents.Find(context, "parent").Runs);
        runs.Group.MapPost("", async context =>
        {
            var agent = agents.Find(context, "parent");
            var run = new StoredAgentRun(agent, (await context.ReadBodyAsync()).AllowOnly(StoredAgentRun.Settable));
            run.CheckPrevious(context.Tenant());
            agent.Runs.Add(run);
            var queued = run.Render();
            run.Start(context.Tenant(), resources.Clock, $"http://{context.Request.Host}", resources.ServerStops);
            await Answer.JsonAsync(context, queued);
        });
        runs.List(new ListRules("after", "limit", "order"));
        runs.Get();
        runs.Group.MapGet("/{id}/events", context => StreamAsync(context, runs.Find(context)));
    }

    private static async Task StreamAsync(HttpContext context, StoredAgentRun run)
    {
        var response = await run.Response.WaitAsync(context.RequestAborted)
            ?? throw new ApiException(409, "The run failed before it created a response.", "run_id", "no_response");
        await EventStream.WriteAsync(context, response.Events ?? response.FinalEvents(), 0, obfuscate: false);
    }
}
