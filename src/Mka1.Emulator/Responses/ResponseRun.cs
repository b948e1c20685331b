using System.Text;
using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Conversations;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Streaming;
using Mka1.Emulator.Tenancy;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.Responses;

/// <summary>A response and the work on it. Its state is a complete JSON text that each change replaces.</summary>
internal sealed class ResponseRun : IResource
{
    private static readonly TimeSpan QueueTime = TimeSpan.FromSeconds(0.3);

    private readonly Lock _lock = new();
    private readonly Tenant _tenant;
    private readonly SimulatedClock _clock;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _serverStops;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _inputItems;
    private readonly HashSet<string> _include;
    private volatile byte[] _json;
    private EventLog? _events = new();
    private readonly string? _previousText;
    private int _lastSequence = -1;

    private ResponseRun(ResponseRequest request, ResponseRun? previous, Tenant tenant, SimulatedClock clock, CancellationToken serverStops)
    {
        Id = Ids.New("resp_");
        Prompt = UserPrompt.FromInput(request.Input, previous?.Prompt);
        _previousText = previous is null ? null : JsonNode.Parse(previous.RenderAsCreated())!["output_text"]!.ToString();
        Background = request.Background;
        Streamable = request.Stream;
        Status = Background ? "queued" : "in_progress";
        _tenant = tenant;
        _clock = clock;
        _json = Answer.Bytes(request.NewResponse(Id, SimulatedClock.UnixNow));
        _inputItems = Answer.Bytes(Responses.InputItems.From(request.Input));
        _stop = CancellationTokenSource.CreateLinkedTokenSource(serverStops);
        _serverStops = serverStops;
        _include = request.Include;
    }

    public static string Noun => "response";

    public string Id { get; }

    /// <summary>The prompt that it answers; an input with only tool results continues the previous prompt.</summary>
    public UserPrompt Prompt { get; }

    public bool Background { get; }

    /// <summary>Whether it was created with <c>stream: true</c>.</summary>
    public bool Streamable { get; }

    public string Status { get; private set; }

    /// <summary>Whether it has members that are returned only where <c>include</c> names them.</summary>
    public bool HasOptionalMembers { get; private set; }

    public JsonArray InputItems => JsonNode.Parse(_inputItems)!.AsArray();

    /// <summary>Completes when the work has ended, whatever the status.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The sleep tool call in progress, if any.</summary>
    public SleepCall? Sleep { get; set; }

    /// <summary>The events while the work runs; null after it has ended.</summary>
    public EventLog? Events
    {
        get
        {
            lock (_lock)
                return _events;
        }
    }

    /// <summary>The stream of a response that has ended: its terminal event, if its status has one.</summary>
    public EventLog FinalEvents()
    {
        var log = new EventLog();
        if (Status is not "cancelled")
            log.Append(_ => StateEvent("response." + Status, _lastSequence));
        log.Close();
        return log;
    }

    public int LastSequence => _lastSequence;

    /// <summary>Creates a response that continues what its request names, and stores it unless the request says otherwise.</summary>
    public static ResponseRun Create(ResponseRequest request, Tenant tenant, SimulatedClock clock, CancellationToken serverStops)
    {
        var run = new ResponseRun(request, request.Previous(tenant), tenant, clock, serverStops);
        if (request.Store)
            tenant.Store<ResponseRun>().Add(run);
        if (request.ConversationId is { } conversation)
        {
            tenant.State<LastResponses>()[conversation] = run;
            if (tenant.Store<StoredConversation>().TryGet(conversation, out var stored))
                stored.Add(run);
            tenant.Store<StoredConversation>().MoveToEnd(conversation);
        }

        return run;
    }

    /// <param name="request">The request of the create.</param>
    /// <param name="origin">The emulator's own address, for links to pictures.</param>
    public void Start(ResponseRequest request, string origin) =>
        Task.Run(() => WorkAsync(request, new AnswerContext(_previousText, origin)), CancellationToken.None);

    /// <summary>The response as JSON, with those optional members that <c>include</c> names.</summary>
    public byte[] Render(HashSet<string> include)
    {
        var json = _json;
        if (!HasOptionalMembers)
            return json;
        var response = JsonNode.Parse(json)!;
        foreach (var item in response["output"]!.AsArray())
            Include.Strip(item!.AsObject(), include);
        return Answer.Bytes(response);
    }

    public byte[] Render() => Render([]);

    /// <summary>The response with the members that the create's <c>include</c> requested.</summary>
    public byte[] RenderAsCreated() => Render(_include);

    /// <summary>Adds an item to the output, unless the response has ended; returns it with the members that the create included.</summary>
    public JsonObject AddOutput(JsonObject item)
    {
        var shown = WithIncluded(item);
        lock (_lock)
        {
            HasOptionalMembers |= Include.Strip(item.DeepClone().AsObject(), []);
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

    /// <summary>A copy of an item with the optional members that the create included.</summary>
    public JsonObject WithIncluded(JsonObject item)
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

    /// <summary>Cancels the response and returns its state.</summary>
    public byte[] Cancel()
    {
        if (!Background)
            throw ApiException.Invalid("Only a response created with background: true can be cancelled.", "response_id", "not_cancellable");
        if (!End(Outcome.Cancelled) && Status != "cancelled")
            throw ApiException.Invalid($"A response with status '{Status}' cannot be cancelled.", "response_id", "not_cancellable");
        return Render();
    }

    /// <summary>Stops the work of a response whose client disconnected or which was deleted.</summary>
    public void Stop() => End(Outcome.Cancelled);

    private async Task WorkAsync(ResponseRequest request, AnswerContext context)
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
            var outcome = await new Script(request, Prompt, context, output).RunAsync();
            End(outcome, response =>
            {
                response["usage"] = ResponseRequest.Usage(Prompt.Tokens, output.Tokens, output.ReasoningTokens);
                UsageLog.AddTokens(_tenant, "responses", response["model"]?.ToString(), Background, Prompt.Tokens, output.Tokens);
                if (Prompt.Has("unknown"))
                    response["emulator_note"] = new JsonObject { ["mood"] = "mysterious" };
            });
        }
        catch (OperationCanceledException) when (_serverStops.IsCancellationRequested)
        {
            // The server stops: the streams end without a terminal event.
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
            // A response that has ended streams only its terminal event, so the log is no longer needed.
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
