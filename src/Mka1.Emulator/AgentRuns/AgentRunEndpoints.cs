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
        runs.Create(
            async context =>
            {
                var run = new StoredAgentRun(agents.Find(context, "parent"), (await context.ReadBodyAsync()).AllowOnly(StoredAgentRun.Settable));
                run.CheckPrevious(context.Tenant());
                return run;
            },
            (context, run) => run.Start(context.Tenant(), resources.Clock, $"http://{context.Request.Host}", resources.ServerStops));
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
