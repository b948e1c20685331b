using System.Management.Automation;
using System.Reflection;
using Mka1.Errors;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Changes members of objects. Each parameter that the derived cmdlet declares, other than the ids, is a change.</summary>
public abstract class UpdateCommand<T> : ActByIdCommand
{
    private protected UpdateCommand()
    {
    }

    /// <summary>Validates the changes before anything is sent.</summary>
    /// <returns>Changes the object with an id.</returns>
    private protected abstract Func<string, Task<T>> Prepare();

    private protected sealed override async Task ActAsync(string id)
    {
        var update = Prepare();
        var names = GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(static property => property.Name).Where(static name => name != nameof(Id)).ToArray();
        string[] changes = [.. names.Where(IsBound).Select(name => $"{name} {Describe(MyInvocation.BoundParameters[name])}")];
        if (changes.Length == 0)
            throw new Mka1InputException($"There is nothing to change. Give -{string.Join(" or -", names)}.");
        if (ShouldProcess(id, $"Change {Kind.Noun}: {string.Join(", ", changes)}"))
            WriteObject(await update(id));
    }

    private static string Describe(object value) => value switch
    {
        System.Collections.IDictionary pairs => Values.MetadataMap.Format(Values.MetadataMap.Convert(pairs)),
        string text => $"'{text}'",
        _ => LanguagePrimitives.ConvertTo<string>(value),
    };
}
