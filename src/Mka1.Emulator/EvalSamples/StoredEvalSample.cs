using System.Text.Json.Nodes;
using Mka1.Emulator.EvalSuiteVersions;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Responses;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.EvalSamples;

/// <summary>A sample of an eval run: a row of a data set, which a model answers and a grader scores.</summary>
internal sealed class StoredEvalSample : IResource
{
    public static readonly string[] Statuses = ["queued", "generating", "ready_to_score", "scoring", "running", "completed", "failed"];
    private static readonly TimeSpan GraderTime = TimeSpan.FromSeconds(0.3);
    private readonly EvalTask _task;
    private readonly string _prompt;
    private readonly string? _target;
    private readonly StoredMembers _members;
    private string? _output;

    /// <param name="run">The id of the run.</param>
    /// <param name="task">The task.</param>
    /// <param name="model">The model.</param>
    /// <param name="index">The number of the row.</param>
    /// <param name="row">The row.</param>
    public StoredEvalSample(string run, EvalTask task, string model, int index, JsonObject row)
    {
        _task = task;
        _prompt = task.WritePrompt(row);
        _target = task.WriteTarget(row);
        Model = model;
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "eval.sample",
            ["run_id"] = run,
            ["task_id"] = task.Id,
            ["model"] = model,
            ["sample_index"] = index,
            ["status"] = "queued",
            ["dataset_row"] = row.DeepClone(),
            ["prompt"] = _prompt,
            ["target"] = _target,
            ["response_id"] = null,
            ["output_text"] = null,
            ["extracted_output"] = null,
            ["scores"] = null,
            ["judge"] = null,
            ["error"] = null,
            ["created_at"] = SimulatedClock.UnixNow,
            ["started_at"] = null,
            ["completed_at"] = null,
        });
    }

    public static string Noun => "eval sample";

    public string Id { get; } = Ids.New("eval_sample_");

    public string TaskId => _task.Id;

    public string MetricId => _task.MetricId;

    public string Model { get; }

    public string Status { get; private set; } = "queued";

    public double? Score { get; private set; }

    public bool HasEnded => Status is "completed" or "failed";

    public byte[] Render() => _members.Render();

    /// <summary>Lets a failed sample begin anew.</summary>
    public void Reset()
    {
        _output = null;
        foreach (var name in (string[])["response_id", "output_text", "extracted_output", "error", "started_at", "completed_at"])
            _members.Put(name, null);
        SetStatus("queued");
    }

    /// <summary>Does what is left: a sample that has an output is only scored.</summary>
    /// <param name="tenant">Gets the response.</param>
    /// <param name="clock">The time of the work.</param>
    /// <param name="graders">Limits the number of graders.</param>
    /// <param name="origin">The emulator's own address.</param>
    /// <param name="serverStops">Ends the response.</param>
    /// <param name="stop">Ends the work on the sample.</param>
    public async Task RunAsync(Tenant tenant, SimulatedClock clock, SemaphoreSlim graders, string origin, CancellationToken serverStops, CancellationToken stop)
    {
        try
        {
            if (_output is null && !await GenerateAsync(tenant, clock, origin, serverStops, stop))
                return;
            SetStatus("ready_to_score");
            await graders.WaitAsync(stop);
            try
            {
                SetStatus("scoring");
                await clock.DelayAsync(GraderTime, stop);
            }
            finally
            {
                graders.Release();
            }

            var extracted = _task.Extract(_output!);
            Score = EvalTask.Score(extracted, _target);
            _members.Set(("extracted_output", extracted), ("scores", new JsonObject { [MetricId] = Score }));
            End("completed");
        }
        catch (OperationCanceledException)
        {
            SetStatus(_output is null ? "queued" : "ready_to_score");
            throw;
        }
        catch (ApiException e)
        {
            Fail(e.Code ?? "invalid_request", e.Message);
        }
    }

    /// <summary>Lets the model answer; returns whether it did.</summary>
    private async Task<bool> GenerateAsync(Tenant tenant, SimulatedClock clock, string origin, CancellationToken serverStops, CancellationToken stop)
    {
        SetStatus("generating");
        _members.Set(("started_at", SimulatedClock.UnixNow));
        var request = new ResponseRequest(new RequestBody(new JsonObject { ["model"] = Model, ["input"] = _prompt, ["background"] = true }));
        var response = ResponseRun.Create(request, tenant, clock, serverStops);
        _members.Set(("response_id", response.Id));
        response.Start(request, origin);
        await response.Ended.WaitAsync(stop);
        var answer = JsonNode.Parse(response.RenderAsCreated())!;
        var status = answer["status"]!.ToString();
        if (status is not ("completed" or "incomplete"))
        {
            Fail(answer["error"]?["code"]?.ToString() ?? status, answer["error"]?["message"]?.ToString() ?? $"The response was {status}.");
            return false;
        }

        _output = answer["output_text"]?.ToString() ?? "";
        _members.Set(("output_text", _output));
        return true;
    }

    private void Fail(string code, string message)
    {
        _members.Set(("error", new JsonObject { ["code"] = code, ["message"] = message }));
        End("failed");
    }

    private void End(string status)
    {
        _members.Set(("completed_at", SimulatedClock.UnixNow));
        SetStatus(status);
    }

    private void SetStatus(string status)
    {
        _members.Set(("status", status));
        Status = status;
    }
}
