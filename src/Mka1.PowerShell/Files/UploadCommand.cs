using Mka1.Files;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Files;

/// <summary>A cmdlet that uploads files, with a progress bar.</summary>
public abstract class UploadCommand : Mka1Command
{
    private protected UploadCommand()
    {
    }

    private protected async Task<FileObject> UploadAsync(string path, string purpose, string? fileName = null, string? contentType = null)
    {
        var bar = new TransferProgressBar("Uploading", Path.GetFileName(path), record => Post(() => WriteProgress(record)));
        try
        {
            var options = new FileUploadOptions
            {
                Purpose = purpose,
                FileName = fileName,
                ContentType = contentType ?? ContentTypes.FromPath(path),
                Progress = bar,
            };
            return await Client.Files.UploadAsync(path, options, Cancellation);
        }
        finally
        {
            bar.Complete();
        }
    }
}
