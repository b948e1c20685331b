using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
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

    private protected sealed override async Task ActAsync(string id)
    {
        var options = BoundOptions.Create<TOptions>(this);
        string[] names = [.. GetType().GetProperties().Select(static property => property.Name).Where(static name => BoundOptions.GetOption(typeof(TOptions), name) is not null)];
        string[] changes = [.. names.Where(IsBound).Select(name => $"{name} {Describe(MyInvocation.BoundParameters[name])}")];
        if (changes.Length == 0)
            throw new Mka1InputException($"There is nothing to change. Give -{string.Join(" or -", names)}.");
        if (await ShouldProcessAsync(id, $"Change {Kind.Noun}: {string.Join(", ", changes)}"))
            WriteObject(await UpdateAsync(id, options));
    }

    private static string Describe(object value) => value switch
    {
        IDictionary pairs => MetadataMap.Format(MetadataMap.Convert(pairs)),
        string text => $"'{text}'",
        IEnumerable items => string.Join(", ", items.Cast<object>().Select(Describe)),
        _ => LanguagePrimitives.ConvertTo<string>(value),
    };
}
