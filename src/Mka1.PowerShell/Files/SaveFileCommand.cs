using System.Management.Automation;
using Mka1.Files;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Files;

/// <summary>Saves the content of files. A failed download leaves the target unchanged.</summary>
[Cmdlet(VerbsData.Save, "Mka1File", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("llm.files.content")]
[OutputType(typeof(FileInfo))]
public sealed class SaveFileCommand : SaveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => FileClient.Kind;

    private protected override async Task ActAsync(string id)
    {
        string path = ResolveTarget();
        var client = Client;
        await CheckOverwriteAsync(path);
        // The files are read one after the other, so that the first of two with the same name is saved.
        var file = await client.Files.GetAsync(id, Cancellation);
        string target = Directory.Exists(path) ? System.IO.Path.Combine(path, SafeFileName.Create(file.Filename, id)) : path;
        await CheckOverwriteAsync(target);
        if (ShouldProcess(target, Messages.Get("DoSaveFile", id)))
            await StartAsync(id, target, bar => client.Files.DownloadAsync(id, target, new FileDownloadOptions { Overwrite = Force, Length = file.Bytes, Progress = bar }, Cancellation));
    }
}
