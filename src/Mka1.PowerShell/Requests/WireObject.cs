using System.Collections.Specialized;
using System.Management.Automation;

namespace Mka1.PowerShell.Requests;

/// <summary>Converts plain values of JSON to objects of PowerShell whose members are named as on the wire, without the key.</summary>
/// <param name="redact">Removes the key from text, which a server may echo.</param>
internal sealed class WireObject(Func<string, string> redact)
{
    private static readonly HashSet<string> ReservedNames = new(StringComparer.OrdinalIgnoreCase) { string.Empty, "psobject", "psbase", "psadapted", "psextended", "pstypenames" };

    public object? Create(object? value) => value switch
    {
        string text => redact(text),
        IReadOnlyDictionary<string, object?> members => CreateObject(members),
        IReadOnlyList<object?> items => items.Select(Create).ToArray(),
        _ => value,
    };

    private object CreateObject(IReadOnlyDictionary<string, object?> members)
    {
        // An object of PowerShell does not distinguish names by case, and cannot have some.
        if (members.Keys.Any(ReservedNames.Contains) || members.Keys.Select(redact).Distinct(StringComparer.OrdinalIgnoreCase).Count() < members.Count)
        {
            var map = new OrderedDictionary(StringComparer.Ordinal);
            foreach (var member in members)
                map[redact(member.Key)] = Create(member.Value);
            return map;
        }
        var created = new PSObject();
        foreach (var member in members)
            created.Properties.Add(new PSNoteProperty(redact(member.Key), Create(member.Value)));
        return created;
    }
}
