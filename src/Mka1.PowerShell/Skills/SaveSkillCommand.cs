using System.Management.Automation;
using Mka1.Files;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Skills;

namespace Mka1.PowerShell.Skills;

/// <summary>Saves the content of skills or of their versions. A failed download leaves the target unchanged.</summary>
[Cmdlet(VerbsData.Save, "Mka1Skill", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("llm.skills.content", "llm.skills.versionContent")]
[OutputType(typeof(FileInfo))]
public sealed class SaveSkillCommand : ActByIdCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly SavedFiles _saved = new();

    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SkillId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The target file, or a directory in which each file gets its name on the server. The default is the current directory.</summary>
    [Parameter(ParameterSetName = PathSet, Position = 1)]
    [Alias("OutFile", "Destination")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The same as -Path. Neither accepts wildcards.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [Alias("LP")]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <summary>The version to save. The default is the default version.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>Replaces existing files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the saved files.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override ObjectKind Kind => SkillClient.Kind;

    private protected override async Task ActAsync(string id)
    {
        // Validate the path before calling the server.
        string path = OutputPaths.ResolveFileOrDirectory(this, LiteralPath ?? Path);
        bool isDirectory = Directory.Exists(path);
        if (!isDirectory)
            _saved.CheckOverwrite(path, Force);
        if (!ShouldProcess(path, $"Save {(Version is null ? string.Empty : $"version {Version} of ")}skill {id}"))
            return;
        using var content = Version is null ? await Client.Skills.OpenContentAsync(id, Cancellation) : await Client.SkillVersions.OpenContentAsync(id, Version, Cancellation);
        // The name is known only from the answer.
        string fallback = (Version is null ? id : $"{id}-{Version}") + content.Extension;
        string target = isDirectory ? System.IO.Path.Combine(path, SafeFileName.Create(content.FileName, fallback)) : path;
        _saved.CheckOverwrite(target, Force);
        using var bar = new TransferProgressBar(this, "Downloading", target);
        await _saved.SaveAsync(target, () => content.SaveAsync(target, Force, bar, Cancellation));
        if (PassThru)
            WriteObject(FileSystemPath.GetItem(this, target));
    }
}
