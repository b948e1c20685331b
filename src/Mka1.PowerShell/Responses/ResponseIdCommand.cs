using System.Management.Automation;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Responses;

/// <summary>A cmdlet that does something to responses, one after the other.</summary>
public abstract class ResponseIdCommand : Mka1Command
{
    private protected ResponseIdCommand()
    {
    }

    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string id in Id)
            await TryAsync(id, () => ActAsync(Mka1.Responses.ResponseId.Check(id)));
    }

    private protected abstract Task ActAsync(string id);
}
