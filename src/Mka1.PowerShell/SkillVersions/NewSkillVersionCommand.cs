using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Skills;
using Mka1.Skills;
using Mka1.SkillVersions;

namespace Mka1.PowerShell.SkillVersions;

/// <summary>Creates versions of skills from a folder or files.</summary>
[Cmdlet(VerbsCommon.New, "Mka1SkillVersion", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("llm.skills.createVersion")]
[OutputType(typeof(SkillVersion))]
public sealed class NewSkillVersionCommand : ActByIdCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>The skills.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SkillId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSkillCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The folder of the version, or its files; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 1)]
    [SupportsWildcards]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of the folder or files.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("LP")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    private protected override ObjectKind Kind => SkillClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.Skills.GetAsync(id, Cancellation);

    private protected override async Task ActAsync(string id)
    {
        var files = await SkillPaths.CollectAsync(this, Path, LiteralPath, Cancellation);
        if (!await ShouldProcessAsync(id, Messages.Get("DoCreateVersionFrom", files.Root)))
            return;
        using var bar = new TransferProgressBar(this, "Uploading", files.Root);
        WriteObject(await Client.SkillVersions.CreateAsync(id, files, bar, Cancellation));
    }
}
