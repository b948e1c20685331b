using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Pipeline;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>A cmdlet that does something to responses, one after the other.</summary>
public abstract class ResponseIdCommand : ActByIdCommand
{
    private protected ResponseIdCommand()
    {
    }

    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public override string[] Id { get; set; } = [];

    private protected override ObjectKind Kind => ResponseClient.Kind;
}
