using System.Management.Automation;
using Mka1.Files;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Files;

/// <summary>Uploads files as streams.</summary>
[Cmdlet(VerbsCommunications.Send, "Mka1File", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[ApiOperation("llm.files.upload")]
[OutputType(typeof(FileObject))]
public sealed class SendFileCommand : InputFileCommand
{
    /// <summary>The purpose of the files.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(PurposeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Purpose { get; set; } = string.Empty;

    /// <summary>The name of the file on the server. The default is the name of the local file.</summary>
    [Parameter]
    [FreeText]
    [TextTransformation, ValidateNotNullOrEmpty]
    public string? FileName { get; set; }

    /// <summary>The MIME type. The default depends on the extension of the file.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>The number of files to upload in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public override int ThrottleLimit { get; set; } = 1;

    private protected override async Task ActAsync(string path)
    {
        FileClient.CheckUpload(path);
        var client = Client;
        if (ShouldProcess(path, Messages.Get("DoUpload", Purpose)))
        {
            await StartAsync(path, async bar => await client.Files.UploadAsync(path, new FileUploadOptions
            {
                Purpose = Purpose, FileName = FileName, ContentType = ContentType ?? ContentTypes.FromPath(path), Progress = bar,
            }, Cancellation));
        }
    }
}
