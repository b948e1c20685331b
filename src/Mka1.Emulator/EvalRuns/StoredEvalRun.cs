using System.Text.Json.Nodes;
using Mka1.Emulator.EvalSamples;
using Mka1.Emulator.EvalSuites;
using Mka1.Emulator.EvalSuiteVersions;
using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.EvalRuns;

/// <summary>A run of an eval suite and the work on its samples.</summary>
internal sealed class StoredEvalRun : IMappedResource
{
    public static readonly string[] Statuses = ["queued", "in_progress", "finalizing", "completed", "failed", "cancelling", "cancelled"];

    public static readonly string[] Settable =
    [
        "suite_id", "suite_version", "models", "task_ids", "judge_model", "embedding_model", "generation", "generation_concurrency", "grader_concurrency", "max_workflow_sample_activities", "metadata",
    ];

    private static readonly string[] Generation = ["temperature", "max_gen_toks", "max_output_tokens", "until", "do_sample", "chat_template_kwargs", "timeout_seconds", "max_retries", "max_empty_retries"];
    private static readonly TimeSpan StageTime = TimeSpan.FromSeconds(0.5);
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Tenant _tenant;
    private readonly ResourceMap _resources;
    private readonly string _origin;
    private readonly IReadOnlyList<EvalTask> _tasks;
    private readonly string[] _models;
    private readonly int _generators;
    private readonly int _graders;
    private readonly StoredMembers _members;
    private CancellationTokenSource _cancel;

    /// <param name="body">The members of the request.</param>
    /// <param name="tenant">Has the suite, and gets the responses and the results.</param>
    /// <param name="resources">The time of the work and the folder of the results.</param>
    /// <param name="origin">The emulator's own address.</param>
    public StoredEvalRun(RequestBody body, Tenant tenant, ResourceMap resources, string origin)
    {
        (_tenant, _resources, _origin) = (tenant, resources, origin);
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(resources.ServerStops);
        SuiteId = body.Required("suite_id");
        _models = ReadTexts(body, "models");
        if (_models.Length is 0 or > 20)
            throw ApiException.Invalid("Invalid 'models': must have 1 to 20 models.", "models");
        var version = tenant.Store<StoredEvalSuite>().Get(SuiteId).GetVersion(body.Number("suite_version", 1, int.MaxValue, whole: true)?.ToString("0", null));
        var ids = body["task_ids"] is null ? null : ReadTexts(body, "task_ids");
        if (ids?.FirstOrDefault(id => version.Tasks.All(task => task.Id != id)) is { } unknown)
            throw ApiException.Invalid($"Invalid 'task_ids': the version has no task '{unknown}'.", "task_ids");
        _tasks = [.. version.Tasks.Where(task => ids?.Contains(task.Id) ?? true)];
        if (_tasks.Any(static task => task.CallsModels) && body.Text("judge_model") is null)
            throw RequestBody.Missing("judge_model");
        _ = body.Part("generation", Generation);
        _generators = (int)(body.Number("generation_concurrency", 1, 25, whole: true) ?? 4);
        _graders = (int)(body.Number("grader_concurrency", 1, 25, whole: true) ?? 2);
        _ = body.Number("max_workflow_sample_activities", 1, int.MaxValue, whole: true);
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "eval.run",
            ["suite_id"] = SuiteId,
            ["suite_version"] = version.Number,
            ["suite_version_id"] = version.Id,
            ["status"] = "queued",
            ["models"] = body.Copy("models"),
            ["task_ids"] = body.Copy("task_ids"),
            ["judge_model"] = body.Text("judge_model"),
            ["embedding_model"] = body.Text("embedding_model"),
            ["generation"] = body.Copy("generation") ?? new JsonObject(),
            ["request_counts"] = new JsonObject { ["total"] = 0, ["completed"] = 0, ["failed"] = 0 },
            ["metrics"] = null,
            ["error"] = null,
            ["artifact_file_ids"] = new JsonArray(),
            ["metadata"] = body.Metadata(),
            ["created_at"] = SimulatedClock.UnixNow,
            ["started_at"] = null,
            ["completed_at"] = null,
            ["cancelled_at"] = null,
            ["failed_at"] = null,
        });
    }

    public static string Noun => "eval run";

    public string Id { get; } = Ids.New("eval_run_");

    public string SuiteId { get; }

    public string Status { get; private set; } = "queued";

    public bool HasEnded => Status is "completed" or "failed" or "cancelled";

    /// <summary>Ends when the run has ended for the first time.</summary>
    public Task Ended => _ended.Task;

    public ResourceStore<StoredEvalSample> Samples { get; } = new(strictCursors: true);

    private IReadOnlyList<StoredEvalSample> AllSamples => Samples.Read(new PageRequest(null, null, int.MaxValue, false)).Data;

    public static void Map(ResourceMap resources) => EvalRunEndpoints.Map(resources);

    public byte[] Render() => _members.Render();

    public void Start() => Task.Run(WorkAsync, CancellationToken.None);

    public byte[] Cancel()
    {
        byte[] answer;
        lock (_lock)
        {
            if (Status is not ("queued" or "in_progress" or "cancelling"))
                throw new ApiException(409, $"An eval run with status '{Status}' cannot be cancelled.", "run_id", "not_cancellable");
            SetStatus("cancelling");
            answer = Render();
        }

        // Outside of the lock, because the work may end at once.
        _cancel.Cancel();
        return answer;
    }

    /// <summary>Continues a failed or cancelled run: what has been generated or scored is kept.</summary>
    public byte[] Retry() => Restart("retried", static run => run.Status is "failed" or "cancelled");

    /// <summary>Begins the failed samples of a finished run anew.</summary>
    public byte[] RerunFailed() => Restart("rerun: it has no failed samples or has not finished", static run => run.Status is "completed" or "failed" && run.AllSamples.Any(static sample => sample.Status == "failed"));

    /// <summary>Ends the work without a trace.</summary>
    public void Delete() => _cancel.Cancel();

    private static string[] ReadTexts(RequestBody body, string name) =>
        [.. body.Array(name).Select(value => value?.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>() : throw RequestBody.WrongType(name, "an array of strings"))];

    private byte[] Restart(string how, Predicate<StoredEvalRun> isPossible)
    {
        lock (_lock)
        {
            if (!isPossible(this))
                throw new ApiException(409, $"An eval run with status '{Status}' cannot be {how}.", "run_id", "invalid_state");
            foreach (var sample in AllSamples.Where(static sample => sample.Status == "failed"))
                sample.Reset();
            foreach (var name in (string[])["metrics", "error", "completed_at", "cancelled_at", "failed_at"])
                _members.Put(name, null);
            _cancel = CancellationTokenSource.CreateLinkedTokenSource(_resources.ServerStops);
            Count();
            SetStatus("queued");
            Start();
            return Render();
        }
    }

    private async Task WorkAsync()
    {
        try
        {
            using var graders = new SemaphoreSlim(_graders);
            var stop = _cancel.Token;
            await _resources.Clock.DelayAsync(StageTime, stop);
            Proceed("in_progress");
            _members.Set(("started_at", SimulatedClock.UnixNow));
            AddSamples();
            await Parallel.ForEachAsync(
                AllSamples.Where(static sample => !sample.HasEnded), new ParallelOptions { MaxDegreeOfParallelism = _generators, CancellationToken = stop }, async (sample, token) =>
                {
                    await sample.RunAsync(_tenant, _resources.Clock, graders, _origin, _resources.ServerStops, token);
                    Count();
                });
            Proceed("finalizing");
            await _resources.Clock.DelayAsync(StageTime, _resources.ServerStops);
            await FinishAsync();
        }
        catch (OperationCanceledException) when (_resources.ServerStops.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (OperationCanceledException)
        {
            End("cancelled");
        }
        catch (ApiException e)
        {
            Fail(e.Code ?? "invalid_request", e.Message);
        }
    }

    private void AddSamples()
    {
        if (Samples.Count > 0)
            return;
        foreach (var task in _tasks)
        {
            var rows = task.DataSet.ReadRows(_tenant);
            foreach (var model in _models)
            {
                for (var index = 0; index < rows.Count; index++)
                    Samples.Add(new StoredEvalSample(Id, task, model, index, rows[index]));
            }
        }

        Count();
    }

    private async Task FinishAsync()
    {
        var samples = AllSamples;
        if (samples.Count > 0 && samples.All(static sample => sample.Status == "failed"))
        {
            Fail("all_samples_failed", "All samples failed.");
            return;
        }

        var metrics = new JsonObject();
        foreach (var group in samples.Where(static sample => sample.Score is not null).GroupBy(static sample => (sample.Model, sample.TaskId, sample.MetricId)))
        {
            var tasks = metrics[group.Key.Model] ??= new JsonObject();
            tasks[group.Key.TaskId] = new JsonObject { [group.Key.MetricId] = group.Average(static sample => sample.Score!.Value) };
        }

        _members.Set(("metrics", metrics), ("artifact_file_ids", new JsonArray(await WriteResultsAsync(samples))));
        End("completed");
    }

    private async Task<string> WriteResultsAsync(IReadOnlyList<StoredEvalSample> samples)
    {
        var (id, path) = _resources.Files.Reserve();
        await using var target = FileStore.Create(path);
        foreach (var sample in samples)
        {
            await target.WriteAsync(sample.Render());
            await target.WriteAsync("\n"u8.ToArray());
        }

        _tenant.Store<StoredFile>().Add(new StoredFile(id, path, $"{Id}_samples.jsonl", "evals", "application/jsonl", target.Position));
        return id;
    }

    private void Count()
    {
        var samples = AllSamples;
        _members.Set(("request_counts", new JsonObject
        {
            ["total"] = samples.Count,
            ["completed"] = samples.Count(static sample => sample.Status == "completed"),
            ["failed"] = samples.Count(static sample => sample.Status == "failed"),
        }));
    }

    private void Fail(string code, string message)
    {
        _members.Set(("error", new JsonObject { ["code"] = code, ["message"] = message }));
        End("failed");
    }

    private void End(string status)
    {
        lock (_lock)
        {
            Count();
            _members.Set((status + "_at", SimulatedClock.UnixNow));
            SetStatus(status);
        }

        _ended.TrySetResult();
    }

    // A cancellation that came before is not overwritten.
    private void Proceed(string status)
    {
        lock (_lock)
        {
            _cancel.Token.ThrowIfCancellationRequested();
            SetStatus(status);
        }
    }

    private void SetStatus(string status)
    {
        _members.Set(("status", status));
        Status = status;
    }
}
