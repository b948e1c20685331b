using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.PowerShell.Values;

/// <summary>Turns what a script made, with PowerShell's wrappers in it, into the plain values that the client takes.</summary>
internal static class PlainValue
{
    // Deeper than any request; a value that holds itself would never end.
    private const int DeepestLevel = 100;

    // Of what ConvertFrom-Json made a date, nobody knows the spelling any more, and ids and text would be changed without a word.
    private const string DateCure = "Give text: pipe lines of JSON as they are, read them by ConvertFrom-Json -DateKind String, or write a date of your own by .ToString('o').";

    public static object? Of(object? value) => Of(value, null, 0);

    /// <summary>The members of a hashtable or of an object, as plain values.</summary>
    public static Dictionary<string, object?> Members(object value) => Of(value) switch
    {
        IDictionary map => map.Cast<DictionaryEntry>().ToDictionary(static entry => (string)entry.Key, static entry => (object?)entry.Value),
        // What a server sent goes back as it came.
        Mka1Object sent => JsonBody.MembersOf(sent),
        IEnumerable<object?> lines when lines.Any() && lines.All(static line => line is string) =>
            throw new Mka1InputException("This is several lines of text. Read JSON over several lines as one: Get-Content -Raw."),
        _ => throw new Mka1InputException("A hashtable or an object with members is needed here."),
    };

    public static string Text(object? value) => value switch
    {
        PSObject wrapped => Text(wrapped.BaseObject),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? string.Empty,
    };

    private static object? Of(object? value, string? name, int level)
    {
        if (level > DeepestLevel)
            throw new Mka1InputException($"A value is nested more than {DeepestLevel} levels deep, or holds itself.");
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
            DateTime or DateTimeOffset => throw new Mka1InputException($"{(name is null ? "It" : $"'{name}'")} is a date, which JSON does not have. {DateCure}"),
            SwitchParameter flag => flag.IsPresent,
            ScriptBlock => throw new Mka1InputException("A script block has no JSON form. Give its result: (& { ... })."),
            IDictionary map => OfMap(map, level),
            IEnumerable sequence when value is not Mka1Object => sequence.Cast<object?>().Select(item => Of(item, name, level + 1)).ToArray(),
            _ => value,
        };
    }

    private static OrderedDictionary OfMap(IDictionary map, int level)
    {
        var entries = new List<DictionaryEntry>();
        foreach (DictionaryEntry entry in map)
            entries.Add(entry);
        if (!HasOrder(map))
            entries.Sort(static (one, other) => string.CompareOrdinal(Text(one.Key), Text(other.Key)));
        var members = new OrderedDictionary(entries.Count);
        foreach (var entry in entries)
            Add(members, Text(entry.Key), entry.Value, level);
        return members;
    }

    // A hashtable has another order in each process, but what is made of it must be the same in all: ids and digests tell it.
    // What derives from it, as what ConvertFrom-Json -AsHashtable gives, does so to have an order, except for .NET's own wrapper.
    private static bool HasOrder(IDictionary map) =>
        map is not Hashtable || (map.GetType() != typeof(Hashtable) && map.GetType().DeclaringType != typeof(Hashtable));

    private static OrderedDictionary OfProperties(PSObject value, int level)
    {
        var members = new OrderedDictionary();
        foreach (var property in value.Properties)
        {
            try
            {
                Add(members, property.Name, property.Value, level);
            }
            catch (GetValueException exception)
            {
                throw new Mka1InputException($"The property '{property.Name}' cannot be read: {(exception.InnerException ?? exception).Message}", exception);
            }
        }
        return members;
    }

    private static void Add(OrderedDictionary members, string name, object? value, int level)
    {
        if (members.Contains(name))
            throw new Mka1InputException($"The name '{name}' comes twice. Give it once.");
        members.Add(name, Of(value, name, level + 1));
    }
}
