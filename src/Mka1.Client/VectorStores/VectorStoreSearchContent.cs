using System.Text.Json;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>A part of a file that a search found.</summary>
public sealed class VectorStoreSearchContent : Mka1Object
{
    internal VectorStoreSearchContent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type, <c>text</c> or a newer one.</summary>
    public string? Type => GetText("type");

    /// <summary>The text.</summary>
    public string? Text => GetText("text");

    /// <summary>The text of the part.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text ?? string.Empty;
}
