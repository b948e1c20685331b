using System.Collections;
using System.Management.Automation;
using Mka1.EvalRuns;
using Mka1.EvalSuites;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.EvalRuns;

/// <summary>Starts runs of eval suites: returns them at once, or waits for them.</summary>
[Cmdlet(VerbsLifecycle.Start, "Mka1EvalRun", SupportsShouldProcess = true)]
[ApiOperation("llm.evals.createRun")]
[OutputType(typeof(EvalRun))]
public sealed class StartEvalRunCommand : CreateChildCommand<EvalRun, EvalRunOptions>
{
    private Waiter<EvalRun>? _waiter;

    /// <summary>The suites.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("EvalSuiteId", "SuiteId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenEvalSuiteCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The models to measure.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Models")]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Model { get; set; } = [];

    /// <summary>The number of the version of the suite.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Version")]
    [ArgumentCompleter(typeof(SeenVersionCompleter))]
    public int? SuiteVersion { get; set; }

    /// <summary>The tasks to run.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string[]? TaskId { get; set; }

    /// <summary>The model that graders call.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? JudgeModel { get; set; }

    /// <summary>The embedding model that graders call.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? EmbeddingModel { get; set; }

    /// <summary>How the models generate: a hashtable, an object or JSON text.</summary>
    [Parameter]
    [FreeText]
    [NotEmpty]
    public object? Generation { get; set; }

    /// <summary>The number of samples to generate at the same time.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 25)]
    public int? GenerationConcurrency { get; set; }

    /// <summary>The number of samples to score at the same time.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 25)]
    public int? GraderConcurrency { get; set; }

    /// <summary>The maximum number of activities per workflow.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxWorkflowSampleActivities { get; set; }

    /// <summary>The metadata.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Waits for the runs, and returns each when it is finished.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private protected override ObjectKind Kind => EvalSuiteClient.Kind;

    private protected override string Action => Messages.Get("DoStartEvalRun");

    private protected override Task<EvalRun> CreateAsync(string parent, EvalRunOptions options) => Client.EvalRuns.StartAsync(parent, options, Cancellation);

    private protected override Task WriteCreatedAsync(string parent, EvalRun created)
    {
        if (!Wait)
            return base.WriteCreatedAsync(parent, created);
        (_waiter ??= new Waiter<EvalRun>(this, new WaitableEvalRuns())).Add(created.Id, Client, Connection.GetArguments(), created);
        return Task.CompletedTask;
    }

    private protected override Task EndAsync()
    {
        IsPolling = _waiter is not null;
        return _waiter?.WaitAsync() ?? Task.CompletedTask;
    }

    private protected override string? GetStoppedWarning() => _waiter?.GetStoppedWarning();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _waiter?.Dispose();
    }
}
