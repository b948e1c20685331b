using System.Globalization;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Prompts;
using Mka1.PromptVersions;

namespace Mka1.PowerShell.PromptVersions;

/// <summary>Gets the versions of prompts: as a list or by their numbers.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1PromptVersion", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.prompts.listVersions", "llm.prompts.getVersion")]
[OutputType(typeof(PromptVersion))]
public sealed class GetPromptVersionCommand : GetCommand<PromptVersion>
{
    /// <summary>The prompts whose versions to list, or the prompt of the numbers.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenPromptCompleter))]
    public ObjectId[]? PromptId { get; set; }

    /// <summary>The numbers of versions. The API reads a version by its number, and not by its id.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PromptVersionId", "Version"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by number. The API's default is not documented.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => PromptVersionClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(PromptId), PromptClient.Kind, PromptId);

    private protected override DateTimeOffset? GetCreated(PromptVersion item) => item.CreatedAt;

    private protected override Task<PromptVersion> GetAsync(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        ? Client.PromptVersions.GetAsync(ParentId, number, Cancellation)
        : throw new Mka1InputException($"A version of a prompt is read by its number, such as 2, not by '{id}'.");

    private protected override IAsyncEnumerable<PromptVersion> List(ListOptions options) => Client.PromptVersions.ListAsync(ParentId, options, Cancellation);
}
