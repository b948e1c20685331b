using System.Management.Automation;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>Disconnects this runspace, or all runspaces with -Scope Process.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Mka1", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class DisconnectCommand : AsyncCommand
{
    /// <summary>The name of the context. The default is the current context.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Process disconnects all runspaces; Runspace, the default, this one only.</summary>
    [Parameter]
    public ContextScope Scope { get; set; } = ContextScope.Runspace;

    /// <summary>Removes the settings that are saved for this name, too. The name need not be connected.</summary>
    [Parameter]
    public SwitchParameter Saved { get; set; }

    private protected override Task ProcessRecordAsync() => TryAsync(Name, async () =>
    {
        var context = Name is null ? ContextStore.Current : ContextStore.Find(Name);
        if (Scope == ContextScope.Process)
            context ??= ContextStore.FindInProcess(Name);
        var saved = Saved && (Name ?? context?.Name) is string name ? SavedContexts.Find(name) : null;
        if (saved is not null && ShouldProcess(saved.ToString(), Messages.Get("DoRemoveSavedContext")))
            await SavedContexts.RemoveAsync(saved.Name);
        if (context is null)
        {
            if (Name is not null && saved is null)
                WriteError(ConnectionErrors.ContextNotFound(Name, Saved));
            return;
        }
        if (ShouldProcess(context.ToString(), Messages.Get(Scope == ContextScope.Process ? "DoDisconnectAll" : "DoDisconnectThis")))
            ContextStore.Remove(context, Scope);
    });
}
