using System.Text;
using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Streaming;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.Responses;

/// <summary>A response and the work on it. What it shows is always a whole JSON text, replaced at each change.</summary>
internal sealed class ResponseRun : IResource
{
    private static readonly TimeSpan QueueTime = TimeSpan.FromSeconds(0.3);

    private readonly Lock _lock = new();
    private readonly SimulatedClock _clock;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _serverStops;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _inputItems;
    private readonly HashSet<string> _include;
    private volatile byte[] _json;
    private EventLog? _events = new();
    private int _lastSequence = -1;

    public ResponseRun(ResponseRequest request, Prompt prompt, SimulatedClock clock, CancellationToken serverStops)
    {
        Id = Ids.New("resp_");
        Prompt = prompt;
        Background = request.Background;
        Streamable = request.Stream;
        Status = Background ? "queued" : "in_progress";
        _clock = clock;
        _json = Answer.Bytes(request.NewResponse(Id, SimulatedClock.UnixNow));
        _inputItems = Answer.Bytes(Responses.InputItems.From(request.Input));
        _stop = CancellationTokenSource.CreateLinkedTokenSource(serverStops);
        _serverStops = serverStops;
        _include = request.Include;
    }

    public static string Noun => "response";

    public string Id { get; }

    /// <summary>What it answers; a response that brings results only answers it further.</summary>
    public Prompt Prompt { get; }

    public bool Background { get; }

    /// <summary>Whether it was created as a stream.</summary>
    public bool Streamable { get; }

    public string Status { get; private set; }

    /// <summary>Whether there is anything that only an include brings out.</summary>
    public bool HasHidden { get; private set; }

    public JsonArray InputItems => JsonNode.Parse(_inputItems)!.AsArray();

    /// <summary>Ends when the work has ended, however it ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The sleep that goes on, if one does.</summary>
    public Nap? Nap { get; set; }

    /// <summary>The events while the work goes on; null once it has ended.</summary>
    public EventLog? Events
    {
        get
        {
            lock (_lock)
                return _events;
        }
    }

    /// <summary>What the stream of a response that is over consists of: its one terminal event, if its status has one.</summary>
    public EventLog Epilogue()
    {
        var log = new EventLog();
        if (Status is not "cancelled")
            log.Append(_ => StateEvent("response." + Status, _lastSequence));
        log.Close();
        return log;
    }

    public int LastSequence => _lastSequence;

    public void Start(ResponseRequest request, Surroundings surroundings) =>
        Task.Run(() => WorkAsync(request, surroundings), CancellationToken.None);

    /// <summary>The response as JSON, with what was asked for of the members that come only then.</summary>
    public byte[] Render(HashSet<string> include)
    {
        var json = _json;
        if (!HasHidden)
            return json;
        var response = JsonNode.Parse(json)!;
        foreach (var item in response["output"]!.AsArray())
            Include.Strip(item!.AsObject(), include);
        return Answer.Bytes(response);
    }

    public byte[] Render() => Render([]);

    /// <summary>The response with what the create's <c>include</c> asked for.</summary>
    public byte[] RenderAsCreated() => Render(_include);

    /// <summary>Puts an item into the output, unless the response is over; gives it as its creator asked to see it.</summary>
    public JsonObject Keep(JsonObject item)
    {
        var shown = Shown(item);
        lock (_lock)
        {
            HasHidden |= Include.Strip(item.DeepClone().AsObject(), []);
            if (_events is not null)
            {
                Change(response =>
                {
                    response["output"]!.AsArray().Add(item);
                    if (item["type"]?.ToString() == "message" && item["content"] is JsonArray parts)
                        response["output_text"] = response["output_text"]!.ToString()
                            + string.Concat(parts.Where(p => p!["type"]?.ToString() == "output_text").Select(p => p!["text"]));
                });
            }
        }

        return shown;
    }

    /// <summary>A copy of an item as its creator asked to see it.</summary>
    public JsonObject Shown(JsonObject item)
    {
        var shown = item.DeepClone().AsObject();
        Include.Strip(shown, _include);
        return shown;
    }

    public void Change(Action<JsonObject> change)
    {
        lock (_lock)
        {
            var response = JsonNode.Parse(_json)!.AsObject();
            change(response);
            Status = response["status"]!.GetValue<string>();
            _json = Answer.Bytes(response);
        }
    }

    public void Emit(Func<int, StreamEvent> create) => Events?.Append(sequence =>
    {
        _lastSequence = sequence;
        return create(sequence);
    });

    public void EmitState(string type) => Emit(sequence => StateEvent(type, sequence));

    /// <summary>Cancels; gives the response as it is then.</summary>
    public byte[] Cancel()
    {
        if (!Background)
            throw ApiException.Invalid("Only a response created with background: true can be cancelled.", "response_id", "not_cancellable");
        if (!End(Outcome.Cancelled) && Status != "cancelled")
            throw ApiException.Invalid($"A response with status '{Status}' cannot be cancelled.", "response_id", "not_cancellable");
        return Render();
    }

    /// <summary>Stops the work of a response whose reader left or which was deleted.</summary>
    public void Abandon() => End(Outcome.Cancelled);

    private async Task WorkAsync(ResponseRequest request, Surroundings surroundings)
    {
        try
        {
            if (Background)
            {
                EmitState("response.queued");
                await _clock.DelayAsync(QueueTime, _stop.Token);
                Begin();
            }

            EmitState("response.created");
            EmitState("response.in_progress");
            var output = new ResponseOutput(this, _clock, _stop.Token);
            var outcome = await new Script(request, Prompt, surroundings, output).PlayAsync();
            End(outcome, response =>
            {
                response["usage"] = ResponseRequest.Usage(Prompt.Tokens, output.Tokens, output.ReasoningTokens);
                if (Prompt.Has("unknown"))
                    response["emulator_note"] = new JsonObject { ["mood"] = "mysterious" };
            });
        }
        catch (OperationCanceledException) when (_serverStops.IsCancellationRequested)
        {
            // A server that goes down does not end its streams in good order.
        }
        catch (OperationCanceledException)
        {
            End(Outcome.Cancelled);
        }
        catch (Exception e)
        {
            End(Outcome.Failed("server_error", e.Message));
        }
    }

    private void Begin()
    {
        lock (_lock)
        {
            if (_events is not null)
                Change(response => response["status"] = "in_progress");
        }
    }

    private bool End(Outcome outcome, Action<JsonObject>? change = null)
    {
        lock (_lock)
        {
            if (_events is null)
                return false;
            Change(response =>
            {
                change?.Invoke(response);
                response["status"] = outcome.Status;
                response["error"] = outcome.Error?.DeepClone();
                response["incomplete_details"] = outcome.IncompleteDetails?.DeepClone();
                if (outcome.Status == "completed")
                    response["completed_at"] = SimulatedClock.UnixNow;
            });
            if (outcome.Status != "cancelled")
                EmitState("response." + outcome.Status);
            _events.Close();
            // A response that is over streams only its terminal event; the log goes with its last reader.
            _events = null;
        }

        _ended.TrySetResult();
        _stop.Cancel();
        _stop.Dispose();
        return true;
    }

    private StreamEvent StateEvent(string type, int sequence)
    {
        var response = RenderAsCreated();
        using var data = new MemoryStream(response.Length + 128);
        data.Write(Encoding.ASCII.GetBytes($"{{\"type\":\"{type}\",\"response\":"));
        data.Write(response);
        data.Write(Encoding.ASCII.GetBytes($",\"sequence_number\":{sequence}}}"));
        return new StreamEvent(Encoding.ASCII.GetBytes(type), data.ToArray(), false);
    }
}
