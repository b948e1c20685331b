using System.Management.Automation;
using Mka1.Files;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Skills;

namespace Mka1.PowerShell.Skills;

/// <summary>Saves the content of skills or of their versions. A failed download leaves the target unchanged.</summary>
[Cmdlet(VerbsData.Save, "Mka1Skill", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("llm.skills.content", "llm.skills.versionContent")]
[OutputType(typeof(FileInfo))]
public sealed class SaveSkillCommand : SaveCommand
{
    private bool _hasAnswer;

    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SkillId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The version to save. The default is the default version.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    private protected override ObjectKind Kind => SkillClient.Kind;

    // The name of the file is known only from the answer, so the check of it comes after the request.
    internal override string Recommend(string errorId, string action, object? target) =>
        errorId == ErrorId.InvalidInput && _hasAnswer ? "Choose another -Path, or replace the file with -Force. Nothing was saved." : base.Recommend(errorId, action, target);

    private protected override async Task ActAsync(string id)
    {
        _hasAnswer = false;
        string path = ResolveTarget();
        bool isDirectory = Directory.Exists(path);
        await CheckOverwriteAsync(path);
        if (!ShouldProcess(path, Version is null ? Messages.Get("DoSaveSkill", id) : Messages.Get("DoSaveSkillVersion", Version, id)))
            return;
        TargetFile.CheckFolder(isDirectory ? path : System.IO.Path.GetDirectoryName(path)!);
        // The name is known only from the answer. The answers begin one after the other, so that the first of two with the same name is saved.
        var content = Version is null ? await Client.Skills.OpenContentAsync(id, Cancellation) : await Client.SkillVersions.OpenContentAsync(id, Version, Cancellation);
        try
        {
            _hasAnswer = true;
            string fallback = (Version is null ? id : $"{id}-{Version}") + content.Extension;
            string target = isDirectory ? System.IO.Path.Combine(path, SafeFileName.Create(content.FileName, fallback)) : path;
            if (isDirectory)
                await CheckOverwriteAsync(target);
            await StartAsync(id, target, bar => SaveAsync(content, target, bar));
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private async Task SaveAsync(SkillContent content, string target, TransferProgressBar bar)
    {
        using (content)
            await content.SaveAsync(target, Force, bar, Cancellation);
    }
}
