using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>Plain text or JSON.</summary>
public sealed class ResponseTextFormat : Mka1Object
{
    internal ResponseTextFormat(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type: <c>text</c>, <c>json_schema</c> or <c>json_object</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>The schema's name.</summary>
    public string? Name => GetText("name");

    /// <summary>The purpose of the schema.</summary>
    public string? Description => GetText("description");

    /// <summary>The JSON Schema.</summary>
    public ReadOnlyDictionary<string, object?>? Schema => GetMap("schema");

    /// <summary>Whether the text always matches the schema.</summary>
    public bool? Strict => GetFlag("strict");

    /// <summary>Type and name.</summary>
    /// <returns>Text such as <c>json_schema answer</c>.</returns>
    public override string ToString() => Name is null ? Type ?? string.Empty : $"{Type} {Name}";
}
