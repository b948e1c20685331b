using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>Makes a context the current one, and changes its settings. Variables that hold the old context keep it unchanged.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1Context", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Mka1Context))]
public sealed class SetContextCommand : AsyncCommand
{
    /// <summary>The name of the context to make current. The default is the current context.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The new identity; empty or null removes it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    [AllowEmptyString]
    [AllowNull]
    public string? OnBehalfOf { get; set; }

    /// <summary>The time limit for establishing a connection, in seconds.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 3600)]
    public int ConnectionTimeoutSeconds { get; set; }

    /// <summary>The time limit without data from the server, in seconds.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 86400)]
    public int OperationTimeoutSeconds { get; set; }

    /// <summary>The maximum number of retries of a request.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; }

    /// <summary>Prompts before each change; with :$false no longer.</summary>
    [Parameter]
    public SwitchParameter ConfirmChanges { get; set; }

    /// <summary>The file of the audit log; empty or null for none.</summary>
    [Parameter]
    [AllowEmptyString]
    [PathTransformation, AllowNull]
    public string? LogPath { get; set; }

    /// <summary>The scope of the context. The default is its present scope.</summary>
    [Parameter]
    public ContextScope Scope { get; set; }

    /// <summary>Returns the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override Task ProcessRecordAsync()
    {
        if ((Name is null ? ContextStore.Current : ContextStore.Find(Name)) is not Mka1Context old)
        {
            ThrowTerminatingError(Name is null
                ? ConnectionErrors.NotConnected(Messages.Get("NoCurrentContext"))
                : ConnectionErrors.ContextNotFound(Name));
            return Task.CompletedTask;
        }
        try
        {
            var changed = CreateChanged(old);
            changed.AuditLog?.Check();
            if (!ShouldProcess(changed.ToString(), Messages.Get("DoUseContext")))
                return Task.CompletedTask;
            ContextStore.SetCurrent(changed, IsBound(nameof(Scope)) ? Scope : ContextStore.GetScope(old.Name));
            if (PassThru)
                WriteObject(changed);
        }
        catch (Exception exception) when (exception is Mka1InputException or Mka1WriteException)
        {
            ThrowTerminatingError(ErrorCatalog.FromException(exception, old.Name));
        }
        return Task.CompletedTask;
    }

    private Mka1Context CreateChanged(Mka1Context old)
    {
        var settings = old.Settings with
        {
            ConnectionTimeoutSeconds = IsBound(nameof(ConnectionTimeoutSeconds)) ? ConnectionTimeoutSeconds : old.ConnectionTimeoutSeconds,
            OperationTimeoutSeconds = IsBound(nameof(OperationTimeoutSeconds)) ? OperationTimeoutSeconds : old.OperationTimeoutSeconds,
            MaximumRetryCount = IsBound(nameof(MaximumRetryCount)) ? MaximumRetryCount : old.MaximumRetryCount,
            ConfirmChanges = IsBound(nameof(ConfirmChanges)) ? ConfirmChanges : old.ConfirmChanges,
            LogPath = !IsBound(nameof(LogPath)) ? old.LogPath : LogPath?.Length > 0 ? OutputPaths.ResolveFile(this, LogPath) : null,
        };
        string? onBehalfOf = IsBound(nameof(OnBehalfOf)) ? (OnBehalfOf?.Length > 0 ? OnBehalfOf : null) : old.OnBehalfOf;
        return settings == old.Settings && onBehalfOf == old.OnBehalfOf
            ? old
            : new Mka1Context(old.Name, old.Server, old.Token, onBehalfOf, settings);
    }
}
