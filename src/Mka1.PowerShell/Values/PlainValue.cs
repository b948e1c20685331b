using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace Mka1.PowerShell.Values;

/// <summary>Turns what a script made, with PowerShell's wrappers in it, into the plain values that the client takes.</summary>
internal static class PlainValue
{
    // Deeper than any request; a value that holds itself would never end.
    private const int DeepestLevel = 100;

    public static object? Of(object? value) => Of(value, 0);

    /// <summary>The members of a hashtable or of an object, as plain values.</summary>
    public static Dictionary<string, object?> Members(object value) => Of(value) switch
    {
        IDictionary map => map.Cast<DictionaryEntry>().ToDictionary(static entry => (string)entry.Key, static entry => (object?)entry.Value),
        // What a server sent goes back as it came.
        Mka1.Json.Mka1Object sent => Members(Mka1.Json.JsonBody.FromText(sent.ToJson())!),
        _ => throw new Mka1.Errors.Mka1InputException("A hashtable or an object with members is needed here."),
    };

    public static string Text(object? value) => value switch
    {
        PSObject wrapped => Text(wrapped.BaseObject),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? string.Empty,
    };

    private static object? Of(object? value, int level)
    {
        if (level > DeepestLevel)
            throw new Mka1.Errors.Mka1InputException($"A value is nested more than {DeepestLevel} levels deep, or holds itself.");
        if (value is PSObject wrapped)
        {
            if (ReferenceEquals(wrapped, AutomationNull.Value))
                return null;
            if (wrapped.BaseObject is PSCustomObject)
                return OfProperties(wrapped, level);
            value = wrapped.BaseObject;
        }
        return value switch
        {
            null or string => value,
            SwitchParameter flag => flag.IsPresent,
            ScriptBlock => throw new Mka1.Errors.Mka1InputException("A script block has no JSON form. Give its result: (& { ... })."),
            IDictionary map => OfMap(map, level),
            IEnumerable sequence when value is not Mka1.Json.Mka1Object => sequence.Cast<object?>().Select(item => Of(item, level + 1)).ToArray(),
            _ => value,
        };
    }

    private static OrderedDictionary OfMap(IDictionary map, int level)
    {
        var entries = new List<DictionaryEntry>();
        foreach (DictionaryEntry entry in map)
            entries.Add(entry);
        // A hashtable has another order in each process, but what is made of it must be the same in all: ids and digests tell it.
        if (map is Hashtable)
            entries.Sort(static (one, other) => string.CompareOrdinal(Text(one.Key), Text(other.Key)));
        var members = new OrderedDictionary();
        foreach (var entry in entries)
            members[Text(entry.Key)] = Of(entry.Value, level + 1);
        return members;
    }

    private static OrderedDictionary OfProperties(PSObject value, int level)
    {
        var members = new OrderedDictionary();
        foreach (var property in value.Properties)
            members[property.Name] = Of(property.Value, level + 1);
        return members;
    }
}
