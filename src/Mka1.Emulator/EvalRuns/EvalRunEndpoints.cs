using Mka1.Emulator.EvalSamples;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.EvalRuns;

/// <summary>The operations on eval runs and their samples.</summary>
internal static class EvalRunEndpoints
{
    public static void Map(ResourceMap resources)
    {
        var runs = resources.Add<StoredEvalRun>("/evals/runs");
        runs.Create(
            async context => new StoredEvalRun((await context.ReadBodyAsync()).AllowOnly(StoredEvalRun.Settable), context.Tenant(), resources, $"http://{context.Request.Host}"),
            static (_, run) => run.Start());
        runs.List(new ListRules("after", "limit", "suite_id", "status"), static context =>
        {
            var (suite, status) = (context.QueryText("suite_id"), context.QueryText("status"));
            RequestBody.OneOf("status", status, StoredEvalRun.Statuses);
            return run => (suite ?? run.SuiteId) == run.SuiteId && (status ?? run.Status) == run.Status;
        });
        runs.Get();
        runs.Delete("eval.run.deleted", static run => run.Delete());
        runs.Act("cancel", static run => run.Cancel());
        runs.Act("retry", static run => run.Retry());
        runs.Act("rerun-failed", static run => run.RerunFailed());
        var samples = new ResourceRoutes<StoredEvalSample>(runs.Group.MapGroup("/{parent}/samples"), context => runs.Find(context, "parent").Samples);
        samples.List(new ListRules("after", "limit", "task_id", "model", "status") { DefaultLimit = 100, MaxLimit = 500, Descending = false }, static context =>
        {
            var (task, model, status) = (context.QueryText("task_id"), context.QueryText("model"), context.QueryText("status"));
            RequestBody.OneOf("status", status, StoredEvalSample.Statuses);
            return sample => (task ?? sample.TaskId) == sample.TaskId && (model ?? sample.Model) == sample.Model && (status ?? sample.Status) == sample.Status;
        });
    }
}
