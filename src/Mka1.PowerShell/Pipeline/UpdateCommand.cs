using Mka1.Json;
using Mka1.PowerShell.Languages;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Changes members of objects. Parameters with the names of the options set them; at least one must be given.</summary>
public abstract class UpdateCommand<T, TOptions> : ActByIdCommand
    where TOptions : IOptions, new()
{
    private protected UpdateCommand()
    {
    }

    private protected abstract Task<T> UpdateAsync(string id, TOptions options);

    /// <summary>Gets what the value of a parameter stands for, such as the content of a file.</summary>
    private protected virtual object? ReadValue(string parameter, object? value) => value;

    /// <summary>Converts options whose parameters accept other forms.</summary>
    private protected virtual TOptions Complete(TOptions options) => options;

    private protected sealed override async Task ActAsync(string id)
    {
        var options = Complete(BoundOptions.Create<TOptions>(this, ReadValue));
        if (await ShouldProcessAsync(id, Messages.Get("DoChange", Messages.GetNoun(Kind), BoundOptions.DescribeChanges<TOptions>(this))))
            WriteObject(await UpdateAsync(id, options));
    }
}
