using System.Management.Automation;
using Mka1.Files;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Files;

/// <summary>Deletes files and their content for good.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1File", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DeletedFile))]
public sealed class RemoveFileCommand : Mka1Command
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    /// <summary>Gives the server's word that the file is gone.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string id in Id)
            await TryAsync(id, () => RemoveAsync(id));
    }

    private async Task RemoveAsync(string id)
    {
        if (!ShouldProcess(Named(id), "Delete file for good"))
            return;
        var deleted = await Client.Files.DeleteAsync(id, Cancellation);
        if (PassThru)
            WriteObject(deleted);
    }
}
