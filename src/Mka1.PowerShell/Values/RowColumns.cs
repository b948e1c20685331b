using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Mka1.Errors;

namespace Mka1.PowerShell.Values;

/// <summary>
/// Reads the columns of an object from the pipeline. A row of a CSV or JSON file, a hashtable, a row of a data table or an object of a
/// class of a script is a row. Members of any other object, such as the User of a process or the Model of a response, have another meaning.
/// </summary>
internal static class RowColumns
{
    /// <summary>Whether the members of the object are columns.</summary>
    public static bool IsRow(object input)
    {
        object value = PlainValue.Unwrap(input)!;
        if (value is PSCustomObject)
            return DeserializedType.GetName(input)?.EndsWith(nameof(PSCustomObject), StringComparison.Ordinal) != false;
        return value is IDictionary || value.GetType().Assembly.IsDynamic || value.GetType().FullName is "System.Data.DataRow" or "System.Data.DataRowView";
    }

    /// <summary>Whether a cell or the result of a script block counts as not given.</summary>
    public static bool IsBlank(object? value) => ReferenceEquals(value, AutomationNull.Value) || PlainValue.Unwrap(value) switch
    {
        null or DBNull => true,
        string text => string.IsNullOrWhiteSpace(text),
        _ => false,
    };

    /// <summary>Gets the columns of a row, or the members that a script added to any other object.</summary>
    /// <exception cref="Mka1InputException">A column cannot be read.</exception>
    public static Dictionary<string, object?> Read(object? input)
    {
        var columns = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        if (input is null)
            return columns;
        if (PlainValue.Unwrap(input) is IDictionary map)
        {
            foreach (DictionaryEntry entry in map)
                columns[PlainValue.ToText(entry.Key)] = entry.Value;
            return columns;
        }
        bool isRow = IsRow(input);
        foreach (var property in PSObject.AsPSObject(input).Properties)
        {
            if (isRow || property.MemberType == PSMemberTypes.NoteProperty)
                columns[property.Name] = GetValue(property);
        }
        return columns;
    }

    private static object? GetValue(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException exception)
        {
            throw new Mka1InputException($"The column {property.Name} cannot be read: {(exception.InnerException ?? exception).Message}", exception);
        }
    }
}
