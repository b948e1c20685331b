using System.Collections.ObjectModel;
using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>A tool of the caller that takes plain text.</summary>
public sealed class CustomTool : ResponseTool
{
    internal CustomTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its name.</summary>
    public string? Name => GetText("name");

    /// <summary>The description for the model.</summary>
    public string? Description => GetText("description");

    /// <summary>The format of the text: any text, or a grammar.</summary>
    public ReadOnlyDictionary<string, object?>? Format => GetMap("format");

    /// <summary>Type and name.</summary>
    /// <returns>Text such as <c>custom run_query</c>.</returns>
    public override string ToString() => $"{Type} {Name}";
}
