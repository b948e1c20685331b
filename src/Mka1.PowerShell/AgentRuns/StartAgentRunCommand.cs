using System.Collections;
using System.Management.Automation;
using Mka1.AgentRuns;
using Mka1.Agents;
using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.Agents;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses.Streaming;

namespace Mka1.PowerShell.AgentRuns;

/// <summary>Starts runs of agents: returns them at once, waits for them, or streams their events.</summary>
[Cmdlet(VerbsLifecycle.Start, "Mka1AgentRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[ApiOperation("agentRuns.createAgentRun")]
[OutputType(typeof(AgentRun), typeof(ResponseStreamEvent))]
public sealed class StartAgentRunCommand : CreateChildCommand<AgentRun, AgentRunOptions>
{
    private readonly WaitableAgentRuns _runs = new();
    private Waiter<AgentRun>? _waiter;
    private string? _streamed;
    private string _place = string.Empty;

    /// <summary>The agents.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenAgentCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The input: text, or items such as @{ role = 'user'; content = 'Hi' }.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [Alias("Prompt"), AgentInputTransformation, ValidateNotNullOrEmpty]
    public object? Input { get; set; }

    /// <summary>The conversation that the run belongs to.</summary>
    [Parameter]
    [ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenConversationCompleter))]
    public ObjectId? Conversation { get; set; }

    /// <summary>The response that the run continues.</summary>
    [Parameter]
    [Alias("PreviousResponseId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenResponseCompleter))]
    public ObjectId? PreviousResponse { get; set; }

    /// <summary>The metadata.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Waits for the runs, and returns each when it is finished.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Returns the events of each run as they arrive, up to the terminal event.</summary>
    [Parameter]
    public SwitchParameter Stream { get; set; }

    private protected override ObjectKind Kind => AgentClient.Kind;

    private protected override string Action => Messages.Get("DoStartRun");

    private protected override Task BeginAsync() => Wait && Stream
        ? throw new Mka1InputException("-Wait and -Stream exclude each other: a stream ends when the run has finished.")
        : base.BeginAsync();

    private protected override Task<AgentRun> CreateAsync(string parent, AgentRunOptions options) => Client.AgentRuns.StartAsync(parent, options, Cancellation);

    private protected override async Task WriteCreatedAsync(string parent, AgentRun created)
    {
        if (Wait)
            (_waiter ??= new Waiter<AgentRun>(this, _runs)).AddBelow(nameof(AgentRun.AgentId), parent, created.Id, Connection, created);
        else if (Stream)
            await StreamAsync(parent, created.Id);
        else
            WriteObject(created);
    }

    private protected override Task EndAsync()
    {
        IsPolling = _waiter is not null;
        return _waiter?.WaitAsync() ?? Task.CompletedTask;
    }

    private protected override string? GetStoppedWarning() =>
        _streamed is not null ? $"{Messages.Get("Continues", _streamed)} {GetAdvice(_streamed)}" : _waiter?.GetStoppedWarning();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _waiter?.Dispose();
    }

    private async Task StreamAsync(string agent, string id)
    {
        _streamed = id;
        _place = CommandText.Format(nameof(AgentRun.AgentId), agent) + Connection.GetArguments();
        try
        {
            await foreach (var next in Client.AgentRuns.StreamAsync(agent, id, Cancellation))
                WriteObject(next);
        }
        catch (Exception exception) when (IsOwnError(exception))
        {
            // The error names only the agent, and the run was not written.
            WriteWarning($"{Messages.Get("MayContinue", id)} {GetAdvice(id)}");
            _streamed = null;
            throw;
        }
        _streamed = null;
    }

    private string GetAdvice(string id) => _runs.Advise(isOne: true, [id], _place);
}
