using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Skills;
using Mka1.SkillVersions;

namespace Mka1.PowerShell.SkillVersions;

/// <summary>Gets the versions of skills: as a list or by their numbers.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1SkillVersion", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.skills.listVersions", "llm.skills.getVersion")]
[OutputType(typeof(SkillVersion))]
public sealed class GetSkillVersionCommand : GetCommand<SkillVersion>
{
    /// <summary>The skills whose versions to list, or the skill of the numbers.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSkillCompleter))]
    public ObjectId[]? SkillId { get; set; }

    /// <summary>The numbers of versions. The API reads a version by its number, and not by its id.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SkillVersionId", "Version"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by number. The API's default is not documented.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => SkillVersionClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(SkillId), SkillClient.Kind, SkillId);

    private protected override DateTimeOffset? GetCreated(SkillVersion item) => item.CreatedAt;

    private protected override Task<SkillVersion> GetAsync(string id) => Client.SkillVersions.GetAsync(ParentId, id, Cancellation);

    private protected override IAsyncEnumerable<SkillVersion> List(ListOptions options) => Client.SkillVersions.ListAsync(ParentId, options, Cancellation);
}
