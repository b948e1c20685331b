using Mka1.Http;
using Mka1.Json;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Languages;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Creates an object. Parameters with the names of the options set them.</summary>
public abstract class CreateCommand<T, TOptions> : Mka1Command
    where TOptions : IOptions, new()
{
    private protected CreateCommand()
    {
    }

    /// <summary>The noun of the objects.</summary>
    private protected abstract ObjectKind Kind { get; }

    private protected abstract Task<T> CreateAsync(TOptions options);

    /// <summary>Gets what the value of a parameter stands for, such as the content of a file.</summary>
    private protected virtual object? ReadValue(string parameter, object? value) => value;

    /// <summary>The parameter that names the new object for people.</summary>
    private protected virtual string NameParameter => "Name";

    /// <summary>Converts options whose parameters accept other forms.</summary>
    private protected virtual TOptions Complete(TOptions options) => options;

    /// <summary>Writes a created object.</summary>
    private protected virtual void WriteCreated(T created) => WriteObject(created);

    private protected sealed override Task ProcessRecordAsync() => TryAsync(null, async () =>
    {
        var options = Complete(BoundOptions.Create<TOptions>(this, ReadValue));
        string name = MyInvocation.BoundParameters.TryGetValue(NameParameter, out object? given) && given is string text ? text : Messages.Get("NewObject", Messages.GetNoun(Kind));
        if (ShouldProcess(name, Messages.Get("DoCreate", Messages.GetNoun(Kind))))
            WriteCreated(await CreateAsync(options));
    });
}
