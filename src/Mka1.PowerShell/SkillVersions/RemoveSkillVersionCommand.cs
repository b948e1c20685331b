using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Skills;
using Mka1.SkillVersions;

namespace Mka1.PowerShell.SkillVersions;

/// <summary>Deletes versions of skills.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1SkillVersion", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.skills.deleteVersion")]
[OutputType(typeof(Deletion))]
public sealed class RemoveSkillVersionCommand : RemoveCommand
{
    /// <summary>The numbers of versions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SkillVersionId", "Version"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The skill of the numbers. Objects name theirs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSkillCompleter))]
    public ObjectId[]? SkillId { get; set; }

    private protected override ObjectKind Kind => SkillVersionClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(SkillId), SkillClient.Kind, SkillId);

    private protected override string Action => Messages.Get("DoDeleteBelow", Messages.GetNoun(Kind), ParentId);

    private protected override async Task<object?> FindAsync(string id) => await Client.SkillVersions.GetAsync(ParentId, id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.SkillVersions.DeleteAsync(ParentId, id, Cancellation);
}
