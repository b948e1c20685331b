using System.Collections;
using System.Management.Automation;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Responses;

/// <summary>Creates the format of the text for a JSON schema.</summary>
internal static class SchemaFormat
{
    private const string DefaultName = "answer";

    /// <summary>Creates the format.</summary>
    /// <param name="schema">The schema, see <see cref="ReadSchema"/>.</param>
    /// <param name="name">Its name; null for the default.</param>
    /// <param name="other">Other format members of the body, such as description or strict.</param>
    public static Dictionary<string, object?> Create(Dictionary<string, object?> schema, string? name, IDictionary? other)
    {
        var format = new Dictionary<string, object?> { ["name"] = DefaultName, ["strict"] = true };
        foreach (DictionaryEntry member in other ?? new Hashtable())
            format[(string)member.Key] = member.Value;
        format["type"] = "json_schema";
        if (name is not null)
            format["name"] = name;
        format["schema"] = schema;
        return format;
    }

    /// <summary>Reads a schema: a hashtable, an object, JSON text of an object or the path of a file that contains it.</summary>
    public static Dictionary<string, object?> ReadSchema(PSCmdlet command, object value) =>
        PlainValue.GetMembers(JsonFile.Read(command, value), "-JsonSchema");
}
