using System.Management.Automation;
using System.Security;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Gets the addresses of sandbox sessions, or of a port in them.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1SandboxUrl")]
[ApiOperation("sandbox.getUrl")]
[OutputType(typeof(SandboxUrl))]
public sealed class GetSandboxUrlCommand : ActByIdCommand
{
    /// <summary>The ids of the sessions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "SessionId", "Session"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenSandboxSessionCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The port.</summary>
    [Parameter(Position = 1)]
    [FreeText]
    [ValidateRange(1, 65535)]
    public int? Port { get; set; }

    /// <summary>The token of the session.</summary>
    [Parameter]
    [FreeText]
    [SecretTransformation, ValidateNotNull]
    public SecureString? SessionToken { get; set; }

    internal override string Recommend(string errorId, string action, object? target) => SandboxAdvice.Complete(errorId, base.Recommend(errorId, action, target));

    private protected override ObjectKind Kind => SandboxSessionClient.Kind;

    private protected override bool TakesIdentities => true;

    private protected override async Task ActAsync(string id) =>
        WriteObject(await Client.SandboxSessions.GetUrlAsync(id, Port, KnownToken.Find(SessionToken, Source), Cancellation));
}
