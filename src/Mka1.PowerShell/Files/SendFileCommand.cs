using System.Management.Automation;
using Mka1.Files;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Files;

/// <summary>Uploads files as streams.</summary>
[Cmdlet(VerbsCommunications.Send, "Mka1File", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("llm.files.upload")]
[OutputType(typeof(FileObject))]
public sealed class SendFileCommand : Mka1Command
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private readonly ActivityIds _bars = new();
    private ChangeWindow? _changes;

    /// <summary>The paths of the files; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of the files.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The purpose of the files.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(PurposeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Purpose { get; set; } = string.Empty;

    /// <summary>The name of the file on the server. The default is the name of the local file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FileName { get; set; }

    /// <summary>The MIME type. The default depends on the extension of the file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>The number of files to upload in parallel.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 1;

    private ChangeWindow Changes => _changes ??= new ChangeWindow(this, ThrottleLimit);

    private protected override async Task ProcessRecordAsync()
    {
        Changes.RecordInput();
        foreach (string path in InputPaths.ResolveFiles(this, Path, LiteralPath, WriteError))
            await TryAsync(path, () => SendAsync(path));
        await Changes.WriteReadyAsync();
    }

    private protected override Task EndAsync() => Changes.DrainAsync();

    private async Task SendAsync(string path)
    {
        FileClient.CheckUpload(path);
        var client = Client;
        if (ShouldProcess(path, $"Upload for {Purpose}"))
            await Changes.StartAsync(path, () => UploadAsync(client, path));
    }

    private async Task<object?> UploadAsync(Mka1Client client, string path)
    {
        using var bar = new TransferProgressBar(this, "Uploading", path, _bars);
        return await client.Files.UploadAsync(path, new FileUploadOptions
        {
            Purpose = Purpose, FileName = FileName, ContentType = ContentType ?? ContentTypes.FromPath(path), Progress = bar,
        }, Cancellation);
    }
}
