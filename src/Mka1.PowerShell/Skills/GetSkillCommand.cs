using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Skills;

namespace Mka1.PowerShell.Skills;

/// <summary>Gets skills by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Skill", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.skills.list", "llm.skills.get")]
[OutputType(typeof(Skill))]
public sealed class GetSkillCommand : GetCommand<Skill>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SkillId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by time of creation. The API's default is not documented.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => SkillClient.Kind;

    private protected override DateTimeOffset? GetCreated(Skill item) => item.CreatedAt;

    private protected override Task<Skill> GetAsync(string id) => Client.Skills.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<Skill> List(ListOptions options) => Client.Skills.ListAsync(options, Cancellation);
}
