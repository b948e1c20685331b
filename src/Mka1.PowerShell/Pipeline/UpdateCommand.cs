using System.Management.Automation;
using Mka1.Json;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Values;

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

    /// <summary>Reads the options from the columns of a row, such as one of Import-Csv; null if the cmdlet reads none.</summary>
    private protected virtual TOptions? ReadRow(PSObject row) => default;

    // Only a row that a script may have edited. An object of the server has nothing new.
    private TOptions? FindInRow()
    {
        if (PlainValue.Unwrap(Source) is not PSCustomObject || DeserializedType.IsFromServer(Source!) || BoundOptions.IsAnyGiven<TOptions>(this))
            return default;
        var row = ReadRow(PSObject.AsPSObject(Source!));
        row?.Check();
        return row;
    }

    private protected sealed override async Task ActAsync(string id)
    {
        if (FindInRow() is { } row && BoundOptions.Describe(row) is { Length: > 0 } changes)
        {
            if (await ShouldProcessAsync(id, Messages.Get("DoChange", Messages.GetNoun(Kind), changes)))
                WriteObject(await UpdateAsync(id, row));
            return;
        }
        var options = Complete(BoundOptions.Create<TOptions>(this, ReadValue));
        if (await ShouldProcessAsync(id, Messages.Get("DoChange", Messages.GetNoun(Kind), BoundOptions.DescribeChanges<TOptions>(this))))
            WriteObject(await UpdateAsync(id, options));
    }
}
