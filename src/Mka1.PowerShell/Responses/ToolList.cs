using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Responses;

/// <summary>Converts the values of -Tool and -ToolChoice: hashtables, objects, JSON text or names.</summary>
internal static class ToolList
{
    /// <summary>The tools that need no parameters.</summary>
    public static IReadOnlyList<string> PlainNames { get; } = ["code_interpreter", "computer", "file_search", "image_generation", "web_search"];

    public static List<object?> ConvertTools(IEnumerable<object> tools) => [.. tools.Select(static tool =>
    {
        object value = tool is PSObject wrapped ? wrapped.BaseObject : tool;
        if (value is string name && !name.TrimStart().StartsWith("{", StringComparison.Ordinal) && !name.TrimStart().StartsWith("[", StringComparison.Ordinal))
        {
            return PlainNames.Contains(name)
                ? (object?)new Dictionary<string, object?> { ["type"] = name }
                : throw new Mka1InputException($"-Tool '{name}' is neither JSON nor one of {string.Join(", ", PlainNames)}. For your own function use a hashtable.");
        }
        var members = PlainValue.GetMembers(tool, "-Tool");
        return members.TryGetValue("type", out object? type) && type is string { Length: > 0 }
            ? members
            : throw new Mka1InputException("A tool needs a type, such as @{ type = 'function'; name = 'get_weather'; parameters = @{ type = 'object' } }.");
    })];

    /// <summary>Converts a tool choice: a fixed value of the API, an object, or the name or type of one of the tools.</summary>
    public static object ConvertChoice(object choice, IEnumerable tools)
    {
        object value = choice is PSObject wrapped ? wrapped.BaseObject : choice;
        if (value is not string name || name.TrimStart().StartsWith("{", StringComparison.Ordinal))
            return PlainValue.GetMembers(choice, "-ToolChoice");
        if (name is "none" or "auto" or "required")
            return name;
        foreach (var tool in tools.OfType<IDictionary>())
        {
            string? type = tool["type"] as string;
            if (type == "function" && tool["name"] as string == name)
                return new Dictionary<string, object?> { ["type"] = type, ["name"] = name };
            if (type == name)
                return new Dictionary<string, object?> { ["type"] = name };
        }
        throw new Mka1InputException($"-ToolChoice '{name}' is neither none, auto or required nor the name of a tool in the request.");
    }
}
