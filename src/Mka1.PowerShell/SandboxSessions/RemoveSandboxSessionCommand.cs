using System.Management.Automation;
using System.Security;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Terminates sandbox sessions.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1SandboxSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("sandbox.terminate")]
[OutputType(typeof(Deletion))]
public sealed class RemoveSandboxSessionCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "SessionId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The token of the session.</summary>
    [Parameter]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    private protected override ObjectKind Kind => SandboxSessionClient.Kind;

    private protected override string Action => Messages.Get("DoTerminateSession");

    private protected override Task<Deletion> DeleteAsync(string id) => Client.SandboxSessions.TerminateAsync(id, KnownToken.Find(SessionToken, Source), Cancellation);
}
