using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
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

    /// <summary>Converts options whose parameters accept other forms.</summary>
    private protected virtual TOptions Complete(TOptions options) => options;

    private protected sealed override async Task ActAsync(string id)
    {
        var options = Complete(BoundOptions.Create<TOptions>(this));
        string[] names = [.. GetType().GetProperties().Select(static property => property.Name).Where(static name => BoundOptions.GetOption(typeof(TOptions), name) is not null)];
        string[] changes = [.. names.Where(IsBound).Select(name => $"{name} {Describe(MyInvocation.BoundParameters[name])}")];
        if (changes.Length == 0)
            throw new Mka1InputException($"There is nothing to change. Give -{string.Join(" or -", names)}.");
        if (await ShouldProcessAsync(id, $"Change {Kind.Noun}: {string.Join(", ", changes)}"))
            WriteObject(await UpdateAsync(id, options));
    }

    private static string Describe(object value) => PlainValue.Unwrap(value)! switch
    {
        IDictionary pairs when pairs.Values.Cast<object?>().All(static item => item is not (null or IDictionary or (IEnumerable and not string))) => MetadataMap.Format(MetadataMap.Convert(pairs)),
        IDictionary or PSCustomObject or Mka1Object => JsonBody.ToText(PlainValue.Convert(value)),
        string text => $"'{text}'",
        SecureString => "(secret)",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(", ", items.Cast<object>().Select(Describe)),
        _ => LanguagePrimitives.ConvertTo<string>(value),
    };
}
