using System.Collections.ObjectModel;
using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>A function of the caller. Source: api-reference/responses/update-a-response.</summary>
public sealed class FunctionTool : ResponseTool
{
    internal FunctionTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its name.</summary>
    public string? Name => GetText("name");

    /// <summary>The description for the model.</summary>
    public string? Description => GetText("description");

    /// <summary>The JSON Schema of its arguments.</summary>
    public ReadOnlyDictionary<string, object?>? Parameters => GetMap("parameters");

    /// <summary>Whether the arguments always match the schema.</summary>
    public bool? Strict => GetFlag("strict");

    /// <summary>Whether the function is loaded only when the model searches for it.</summary>
    public bool? DeferLoading => GetFlag("defer_loading");

    /// <summary>Type and name.</summary>
    /// <returns>Text such as <c>function get_weather</c>.</returns>
    public override string ToString() => $"{Type} {Name}";
}
