using System.Management.Automation;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Skills;

namespace Mka1.PowerShell.Skills;

/// <summary>Creates skills from folders or files.</summary>
[Cmdlet(VerbsCommon.New, "Mka1Skill", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("llm.skills.create")]
[OutputType(typeof(Skill))]
public sealed class NewSkillCommand : Mka1Command
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The folders of skills, or the files of one; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of folders or files.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    private protected override Task ProcessRecordAsync() => TryAsync(BoundInput.GetTarget(MyInvocation), async () =>
    {
        foreach (var paths in SkillPaths.Split(this, Path, LiteralPath))
            await TryAsync(paths[0], () => CreateAsync(paths));
    });

    private async Task CreateAsync(IReadOnlyList<string> paths)
    {
        var files = await SkillFiles.CollectAsync(paths, Cancellation);
        if (!ShouldProcess(files.Root, Messages.Get(files.Names.Count == 1 ? "DoCreateSkill" : "DoCreateSkillFromFiles", files.Names.Count)))
            return;
        using var bar = new TransferProgressBar(this, "Uploading", files.Root);
        WriteObject(await Client.Skills.CreateAsync(files, bar, Cancellation));
    }
}
