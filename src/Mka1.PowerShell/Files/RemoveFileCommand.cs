using System.Management.Automation;
using Mka1.Files;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Files;

/// <summary>Deletes files and their content permanently.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1File", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.files.delete")]
[OutputType(typeof(Deletion))]
public sealed class RemoveFileCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => FileClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.Files.GetAsync(id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.Files.DeleteAsync(id, Cancellation);
}
