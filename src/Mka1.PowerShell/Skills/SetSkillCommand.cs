using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Skills;

namespace Mka1.PowerShell.Skills;

/// <summary>Sets the default version of skills.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1Skill", SupportsShouldProcess = true)]
[ApiOperation("llm.skills.update")]
[OutputType(typeof(Skill))]
public sealed class SetSkillCommand : UpdateCommand<Skill, SkillOptions>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SkillId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The version that is used if none is named.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [Alias("Version")]
    [ValidateNotNullOrEmpty]
    public string? DefaultVersion { get; set; }

    private protected override ObjectKind Kind => SkillClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.Skills.GetAsync(id, Cancellation);

    private protected override Task<Skill> UpdateAsync(string id, SkillOptions options) => Client.Skills.UpdateAsync(id, options, Cancellation);
}
