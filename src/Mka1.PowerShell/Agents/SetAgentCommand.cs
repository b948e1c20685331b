using System.Collections;
using System.Management.Automation;
using Mka1.Agents;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Responses;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Agents;

/// <summary>Changes agents.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1Agent", SupportsShouldProcess = true)]
[ApiOperation("agents.update")]
[OutputType(typeof(Agent))]
public sealed class SetAgentCommand : UpdateCommand<Agent, AgentOptions>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The new name.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The model, as provider:model.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>The description.</summary>
    [Parameter]
    [FreeText]
    [AllowEmptyString]
    [ValidateNotNull]
    public string? Description { get; set; }

    /// <summary>The system text of each run.</summary>
    [Parameter]
    [FreeText]
    [AllowEmptyString]
    [ValidateNotNull]
    public string? Instructions { get; set; }

    /// <summary>The tools: names, hashtables or JSON text.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ToolCompleter))]
    [ValidateNotNull]
    public object[]? Tool { get; set; }

    /// <summary>Which tool is to be called: none, auto, required, the name or type of one of the tools, or an object.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ToolChoiceCompleter))]
    [NotEmpty]
    public object? ToolChoice { get; set; }

    /// <summary>Whether tools may be called in parallel.</summary>
    [Parameter]
    public bool? ParallelToolCalls { get; set; }

    /// <summary>The limit of tool calls in a run.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 300)]
    public int? MaxToolCalls { get; set; }

    /// <summary>Format and verbosity of the text, as a hashtable, an object or JSON text.</summary>
    [Parameter]
    [FreeText]
    [NotEmpty]
    public object? Text { get; set; }

    /// <summary>How the model reasons, as a hashtable, an object or JSON text.</summary>
    [Parameter]
    [FreeText]
    [NotEmpty]
    public object? Reasoning { get; set; }

    /// <summary>The pairs, which replace the whole map; an empty hashtable clears it.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => AgentClient.Kind;

    private protected override AgentOptions Complete(AgentOptions options) => AgentTools.Convert(options, Tool, ToolChoice);

    private protected override async Task<object?> FindAsync(string id) => await Client.Agents.GetAsync(id, Cancellation);

    private protected override Task<Agent> UpdateAsync(string id, AgentOptions options) => Client.Agents.UpdateAsync(id, options, Cancellation);
}
