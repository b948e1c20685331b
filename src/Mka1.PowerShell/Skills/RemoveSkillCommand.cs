using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Skills;

namespace Mka1.PowerShell.Skills;

/// <summary>Deletes skills with their versions.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1Skill", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.skills.delete")]
[OutputType(typeof(Deletion))]
public sealed class RemoveSkillCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SkillId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => SkillClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.Skills.GetAsync(id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.Skills.DeleteAsync(id, Cancellation);
}
