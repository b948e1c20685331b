using System.Text.Json.Nodes;
using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Batches;

/// <summary>A batch and the work on it.</summary>
internal sealed class BatchJob : IResource
{
    private const long Window = 86_400;
    private static readonly TimeSpan StageTime = TimeSpan.FromSeconds(0.5);

    private readonly Lock _lock = new();
    private readonly BatchOptions _options;
    private readonly Tenant _tenant;
    private readonly FileStore _store;
    private readonly SimulatedClock _clock;
    private readonly BatchInput _input;
    private readonly LineAnswer _answers;
    private readonly JsonObject _batch;
    private readonly CancellationToken _serverStops;
    private readonly CancellationTokenSource _cancel;
    private long _completed;
    private long _failed;

    public BatchJob(
        JsonObject batch, StoredFile input, BatchOptions options, Tenant tenant, FileStore store, SimulatedClock clock, string origin, CancellationToken serverStops)
    {
        _batch = batch;
        _options = options;
        _tenant = tenant;
        _store = store;
        _clock = clock;
        _serverStops = serverStops;
        _input = new BatchInput(input, batch["endpoint"]!.ToString(), options);
        _answers = new LineAnswer(tenant, clock, origin);
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(serverStops);
    }

    public static string Noun => "batch";

    public string Id => _batch["id"]!.ToString();

    private string Status => _batch["status"]!.ToString();

    public static JsonObject NewBatch(string endpoint, string inputFileId, JsonObject metadata, TimeSpan? expiresAfter)
    {
        var now = SimulatedClock.UnixNow;
        return new JsonObject
        {
            ["id"] = Ids.New("batch_"),
            ["object"] = "batch",
            ["endpoint"] = endpoint,
            ["errors"] = null,
            ["input_file_id"] = inputFileId,
            ["completion_window"] = "24h",
            ["status"] = "validating",
            ["output_file_id"] = null,
            ["error_file_id"] = null,
            ["created_at"] = now,
            ["in_progress_at"] = null,
            ["expires_at"] = now + ((long?)expiresAfter?.TotalSeconds ?? Window),
            ["finalizing_at"] = null,
            ["completed_at"] = null,
            ["failed_at"] = null,
            ["expired_at"] = null,
            ["cancelling_at"] = null,
            ["cancelled_at"] = null,
            ["request_counts"] = new JsonObject { ["total"] = 0, ["completed"] = 0, ["failed"] = 0 },
            ["metadata"] = metadata,
        };
    }

    public byte[] Render()
    {
        lock (_lock)
        {
            _batch["request_counts"] = new JsonObject
            {
                ["total"] = Status is "validating" or "failed" ? 0 : _input.Total,
                ["completed"] = Interlocked.Read(ref _completed),
                ["failed"] = Interlocked.Read(ref _failed),
            };
            return Answer.Bytes(_batch);
        }
    }

    public void Start() => Task.Run(WorkAsync, CancellationToken.None);

    /// <summary>Starts the cancellation; returns the batch as it is before the work ends.</summary>
    public byte[] Cancel()
    {
        byte[] answer;
        lock (_lock)
        {
            if (Status is "validating" or "in_progress")
                SetStatus("cancelling");
            else if (Status is not ("cancelling" or "cancelled"))
                throw new ApiException(409, $"A batch with status '{Status}' cannot be cancelled.", "batch_id", "not_cancellable");
            answer = Render();
        }

        _cancel.Cancel();
        return answer;
    }

    private async Task WorkAsync()
    {
        try
        {
            if (await CheckAsync())
                await RunAsync();
        }
        catch (OperationCanceledException)
        {
            // The emulator stops.
        }
        catch (Exception e)
        {
            Fail([new BatchProblem("server_error", e.Message, null, null)]);
        }
    }

    /// <summary>Validates the input; returns whether it can be run.</summary>
    private async Task<bool> CheckAsync()
    {
        try
        {
            await _clock.DelayAsync(StageTime, _cancel.Token);
            var problems = await _input.CheckAsync(_cancel.Token);
            if (problems.Count == 0)
                return true;
            Fail(problems);
        }
        catch (OperationCanceledException) when (!_serverStops.IsCancellationRequested)
        {
            await _clock.DelayAsync(StageTime, _serverStops);
            SetStatus("cancelled");
        }

        return false;
    }

    private async Task RunAsync()
    {
        await using var output = new BatchResults(_store, $"{Id}_output.jsonl", _options.ShuffleOutput);
        await using var errors = new BatchResults(_store, $"{Id}_error.jsonl", _options.ShuffleOutput);
        using var expiry = _options.ExpiresAfter is { } time ? new CancellationTokenSource(_clock.Real(time)) : new CancellationTokenSource();
        SetStatus("in_progress", from: "validating");
        var expired = await AnswerLinesAsync(output, errors, expiry.Token);
        _serverStops.ThrowIfCancellationRequested();

        SetStatus("finalizing", from: "in_progress");
        await _clock.DelayAsync(StageTime, _serverStops);
        var outputId = await output.CompleteAsync(_tenant);
        var errorId = await errors.CompleteAsync(_tenant);
        lock (_lock)
        {
            _batch["output_file_id"] = outputId;
            _batch["error_file_id"] = errorId;
            SetStatus(Status == "cancelling" ? "cancelled" : expired ? "expired" : "completed");
        }
    }

    /// <summary>Answers each line; returns whether the batch expired before the last.</summary>
    private async Task<bool> AnswerLinesAsync(BatchResults output, BatchResults errors, CancellationToken expiry)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancel.Token, expiry);
        var pacer = _clock.NewPacer();
        var step = _options.LinesPerSecond > 0 ? TimeSpan.FromSeconds(1 / _options.LinesPerSecond) : TimeSpan.Zero;
        var expired = false;
        await foreach (var request in _input.RequestsAsync(CancellationToken.None))
        {
            try
            {
                if (!expired)
                {
                    if (step > TimeSpan.Zero)
                        await pacer.StepAsync(step, stop.Token);
                    stop.Token.ThrowIfCancellationRequested();
                    await output.WriteAsync(CreateLine(request, new JsonObject
                    {
                        ["status_code"] = 200,
                        ["request_id"] = Ids.New("req_"),
                        ["body"] = await _answers.AnswerAsync(request, stop.Token),
                    }));
                    Interlocked.Increment(ref _completed);
                    continue;
                }
            }
            catch (LineFailure failure)
            {
                await WriteFailureAsync(request, failure, output, errors);
                continue;
            }
            catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
            {
                return false;
            }
            catch (OperationCanceledException)
            {
                expired = true;
            }

            if (_options.ExpiredLines == ExpiredLines.Missing)
                return true;
            Interlocked.Increment(ref _failed);
            await errors.WriteAsync(CreateLine(request, null, "batch_expired", "The batch expired before this request was answered."));
        }

        return expired;
    }

    private async Task WriteFailureAsync(JsonObject request, LineFailure failure, BatchResults output, BatchResults errors)
    {
        Interlocked.Increment(ref _failed);
        if (_options.FailedLines == FailedLines.OpenAI)
        {
            await errors.WriteAsync(CreateLine(request, new JsonObject
            {
                ["status_code"] = failure.Status,
                ["request_id"] = Ids.New("req_"),
                ["body"] = Answer.ErrorBody(new ApiException(failure.Status, failure.Message, null, failure.Code)),
            }));
            return;
        }

        await errors.WriteAsync(CreateLine(request, null, failure.Code, failure.Message));
        if (_options.FailedLines == FailedLines.BothFiles)
            await output.WriteAsync(CreateLine(request, null, failure.Code, failure.Message));
    }

    private static JsonObject CreateLine(JsonObject request, JsonObject? response, string? code = null, string? message = null) => new()
    {
        ["id"] = Ids.New("response_"),
        ["custom_id"] = request["custom_id"]!.DeepClone(),
        ["response"] = response,
        ["error"] = code is null ? null : new JsonObject { ["code"] = code, ["message"] = message },
    };

    private void Fail(IReadOnlyList<BatchProblem> problems)
    {
        lock (_lock)
        {
            _batch["errors"] = new JsonObject
            {
                ["object"] = "list",
                ["data"] = new JsonArray([.. problems.Select(p => p.Render())]),
            };
            SetStatus("failed");
        }
    }

    private void SetStatus(string status, string? from = null)
    {
        lock (_lock)
        {
            // An earlier cancellation takes precedence.
            if (from is not null && Status != from)
                return;
            _batch["status"] = status;
            _batch[status + "_at"] = SimulatedClock.UnixNow;
        }
    }
}
