using Mka1.Emulator.Agents;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Schedules;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.AgentSchedules;

/// <summary>The operations on the schedules of an agent.</summary>
internal static class AgentScheduleEndpoints
{
    public static void Map(ResourceMap resources, ResourceRoutes<StoredAgent> agents)
    {
        var schedules = new ResourceRoutes<StoredAgentSchedule>(agents.Group.MapGroup("/{parent}/schedules"), context => agents.Find(context, "parent").Schedules);
        schedules.Create(async context =>
        {
            var (tenant, origin) = (context.Tenant(), $"http://{context.Request.Host}");
            return new StoredAgentSchedule(
                agents.Find(context, "parent"),
                (await context.ReadBodyAsync()).AllowOnly(StoredAgentSchedule.Settable),
                tenant,
                new ScheduleTimer(resources.Clock, resources.ServerStops),
                run => run.Start(tenant, resources.Clock, origin, resources.ServerStops));
        });
        schedules.List(new ListRules("after", "limit", "order"));
        schedules.Get();
        schedules.Update(static (schedule, body) => schedule.Change(body), movesToEnd: false, StoredAgentSchedule.Settable);
        schedules.Act("pause", static schedule => schedule.Pause());
        schedules.Act("resume", static schedule => schedule.Resume());
        // The answer to a deletion is not documented; here it is the deleted object, whose status tells that.
        schedules.Group.MapDelete("/{id}", context => Answer.JsonAsync(context, agents.Find(context, "parent").Schedules.Remove(context.RouteId()).Delete()));
    }
}
