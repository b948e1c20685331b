using Mka1.Json;

namespace Mka1.PowerShell.Pipeline;

/// <summary>
/// Creates an object below each parent. Parameters with the names of the options set them. The cmdlet's
/// <see cref="ActByIdCommand.Kind"/> is the parent's kind.
/// </summary>
public abstract class CreateChildCommand<T, TOptions> : ActByIdCommand
    where TOptions : IOptions, new()
{
    private string? _creating;

    private protected CreateChildCommand()
    {
    }

    /// <summary>What the cmdlet does, for the confirmation prompt.</summary>
    private protected abstract string Action { get; }

    private protected abstract Task<T> CreateAsync(string parent, TOptions options);

    /// <summary>Converts options whose parameters accept other forms.</summary>
    private protected virtual TOptions Complete(TOptions options) => options;

    /// <summary>Gets the warning after Ctrl+C during a call; null for none.</summary>
    private protected virtual string? GetStoppedWarning(string parent) => null;

    private protected override string? GetStoppedWarning() => _creating is null ? null : GetStoppedWarning(_creating);

    /// <summary>Writes a created object.</summary>
    private protected virtual Task WriteCreatedAsync(string parent, T created)
    {
        WriteObject(created);
        return Task.CompletedTask;
    }

    private protected sealed override async Task ActAsync(string id)
    {
        var options = Complete(BoundOptions.Create<TOptions>(this));
        if (!await ShouldProcessAsync(id, Action))
            return;
        T created;
        _creating = id;
        try
        {
            created = await CreateAsync(id, options);
        }
        finally
        {
            // After Ctrl+C, the warning needs it.
            if (!Cancellation.IsCancellationRequested)
                _creating = null;
        }
        await WriteCreatedAsync(id, created);
    }
}
