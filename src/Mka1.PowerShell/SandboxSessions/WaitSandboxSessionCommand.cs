using System.Management.Automation;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Waits until sandbox sessions are ready, and returns each as soon as it is.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Mka1SandboxSession")]
[OutputType(typeof(SandboxSession))]
public sealed class WaitSandboxSessionCommand : WaitCommand<SandboxSession>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SandboxSessionId", "SessionId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override Waitable<SandboxSession> CreateWaitable() => new WaitableSandboxSessions();
}
