using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.Prompts;

namespace Mka1.PowerShell.Prompts;

/// <summary>Gets prompts by id, with a template that the server can render, or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Prompt", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.prompts.list", "llm.prompts.get")]
[OutputType(typeof(Prompt))]
public sealed class GetPromptCommand : GetCommand<Prompt>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PromptId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The number of the version whose template to read. The default is the active one.</summary>
    [Parameter(ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeenVersionCompleter))]
    [ValidateRange(1, int.MaxValue)]
    public int? Version { get; set; }

    /// <summary>The values of the placeholders by their names, as a hashtable, an object or JSON text. The server renders the template with them.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [FreeText]
    [NotEmpty]
    public object? Variable { get; set; }

    /// <summary>The order by time of creation. The API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => PromptClient.Kind;

    private protected override DateTimeOffset? GetCreated(Prompt item) => item.CreatedAt;

    private protected override Task<Prompt> GetAsync(string id) =>
        Client.Prompts.GetAsync(id, Version, Variable is null ? null : PlainValue.GetMembers(Variable, "-" + nameof(Variable)), Cancellation);

    private protected override IAsyncEnumerable<Prompt> List(ListOptions options) => Client.Prompts.ListAsync(options, Cancellation);
}
