using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>A passage that a search in vector stores found.</summary>
public sealed class FileSearchResult : Mka1Object
{
    internal FileSearchResult(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of its file.</summary>
    public string? FileId => GetText("file_id");

    /// <summary>The name of its file.</summary>
    public string? Filename => GetText("filename");

    /// <summary>The passage.</summary>
    public string? Text => GetText("text");

    /// <summary>The relevance, 0 to 1.</summary>
    public double? Score => GetNumber("score");

    /// <summary>The attributes of the file: text, numbers and bools.</summary>
    public ReadOnlyDictionary<string, object?>? Attributes => GetMap("attributes");

    /// <summary>File name and relevance.</summary>
    /// <returns>Text such as <c>guide.txt 0.9</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Filename} {Score}");
}
