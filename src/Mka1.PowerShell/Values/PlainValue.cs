using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Xml;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Values;

/// <summary>Converts values of a script, which may contain PowerShell wrappers, to the plain values of the client.</summary>
internal static class PlainValue
{
    // Limits the recursion for values that contain themselves.
    private const int MaximumDepth = 100;

    // ConvertFrom-Json changes text that looks like a date. The original text is lost.
    private const string DateHint = "Give text: pipe JSON lines unchanged, read them with ConvertFrom-Json -DateKind String, or format the date with .ToString('o').";

    // In addition to hashtables.
    private static readonly HashSet<string?> UnorderedTypes =
    [
        "System.Collections.Specialized.HybridDictionary", "System.Collections.Concurrent.ConcurrentDictionary`2",
        "System.Collections.Immutable.ImmutableDictionary`2", "System.Collections.Frozen.FrozenDictionary`2",
    ];

    public static object? Convert(object? value) => Convert(value, null, 0);

    /// <summary>Gets the members of a hashtable or an object, as plain values.</summary>
    public static Dictionary<string, object?> GetMembers(object value) => Convert(value) switch
    {
        IDictionary map => map.Cast<DictionaryEntry>().ToDictionary(static entry => (string)entry.Key, static entry => (object?)entry.Value),
        // Send an object from the server unchanged.
        Mka1Object sent => JsonBody.GetMembers(sent),
        IEnumerable<object?> lines when lines.Any() && lines.All(static line => line is string) =>
            throw new Mka1InputException("This is an array of lines. Read JSON of several lines as one text: Get-Content -Raw."),
        _ => throw new Mka1InputException("The value must be a hashtable or an object with members."),
    };

    /// <summary>Gets the members of a hashtable, an object or the text of a JSON object, for a parameter that error messages name.</summary>
    public static Dictionary<string, object?> GetMembers(object value, string parameter)
    {
        if (Unwrap(value) is string json)
            return JsonBody.ParseMembers(json, parameter);
        try
        {
            return GetMembers(value);
        }
        catch (Mka1InputException exception)
        {
            throw new Mka1InputException($"{parameter}: {exception.Message}", exception);
        }
    }

    /// <summary>Removes the PowerShell wrapper of a value.</summary>
    public static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>Gets the items of a collection; null for a single value. XML is a single value, as for the engine.</summary>
    public static IEnumerable? GetItems(object? value) => value is IEnumerable many and not (string or IDictionary or Mka1Object or XmlNode) ? many : null;

    /// <summary>Converts a value to culture-invariant text: numbers with all digits, dates in ISO 8601.</summary>
    public static string ToText(object? value) => value switch
    {
        PSObject wrapped => ToText(wrapped.BaseObject),
        double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        IFormattable date when IsDate(value) => date.ToString("o", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? string.Empty,
    };

    private static object? Convert(object? value, string? name, int level)
    {
        if (level > MaximumDepth)
            throw new Mka1InputException($"A value is nested more than {MaximumDepth} levels deep, or contains itself.");
        if (value is PSObject wrapped)
        {
            if (ReferenceEquals(wrapped, AutomationNull.Value))
                return null;
            if (wrapped.BaseObject is PSCustomObject)
                return ConvertProperties(wrapped, level);
            value = wrapped.BaseObject;
        }
        return value switch
        {
            null or DBNull => null,
            string => value,
            DateTime or DateTimeOffset => throw new Mka1InputException($"{(name is null ? "It" : $"'{name}'")} is a date, which JSON does not have. {DateHint}"),
            SwitchParameter flag => flag.IsPresent,
            ScriptBlock => throw new Mka1InputException("A script block has no JSON form. Give its result: (& { ... })."),
            XmlNode => throw new Mka1InputException("XML has no JSON form. Give its text: .OuterXml."),
            IDictionary map => ConvertDictionary(map, level),
            _ => GetItems(value) is { } items ? items.Cast<object?>().Select(item => Convert(item, name, level + 1)).ToArray() : value,
        };
    }

    private static OrderedDictionary ConvertDictionary(IDictionary map, int level)
    {
        var entries = new List<DictionaryEntry>();
        foreach (DictionaryEntry entry in map)
            entries.Add(entry);
        if (!HasOrder(map))
            entries.Sort(static (one, other) => string.CompareOrdinal(ToText(one.Key), ToText(other.Key)));
        var members = new OrderedDictionary(entries.Count);
        foreach (var entry in entries)
            Add(members, ToText(entry.Key), entry.Value, level);
        return members;
    }

    // The order of a hashtable differs by process. Sort the keys, so that ids and digests are stable.
    // ConvertFrom-Json -AsHashtable returns an ordered type that derives from Hashtable.
    private static bool HasOrder(IDictionary map)
    {
        var type = map.GetType();
        if (map is Hashtable)
            return type != typeof(Hashtable) && type.DeclaringType != typeof(Hashtable) && type.FullName != "System.Data.PropertyCollection";
        for (; type is not null; type = type.BaseType)
        {
            if (UnorderedTypes.Contains((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName))
                return false;
        }
        return true;
    }

    private static bool IsDate(object value) => value is DateTime or DateTimeOffset || value.GetType().FullName is "System.DateOnly" or "System.TimeOnly";

    private static OrderedDictionary ConvertProperties(PSObject value, int level)
    {
        var members = new OrderedDictionary();
        foreach (var property in value.Properties.Where(property => !ObjectOrigin.IsMark(value, property.Name)))
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
            throw new Mka1InputException($"The name '{name}' occurs twice. Give it once.");
        members.Add(name, Convert(value, name, level + 1));
    }
}
