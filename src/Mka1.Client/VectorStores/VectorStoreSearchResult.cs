using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>A file that a search found, with the parts that match.</summary>
public sealed class VectorStoreSearchResult : Mka1Object
{
    internal VectorStoreSearchResult(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of the file.</summary>
    public string? FileId => GetText("file_id");

    /// <summary>The name of the file.</summary>
    public string? Filename => GetText("filename");

    /// <summary>How well it matches, 0 to 1.</summary>
    public double? Score => GetNumber("score");

    /// <summary>The attributes of the file, if the server sends them.</summary>
    public ReadOnlyDictionary<string, object?>? Attributes => GetMap("attributes");

    /// <summary>The parts of the file that match.</summary>
    public IReadOnlyList<VectorStoreSearchContent> Content => GetList("content", static json => new VectorStoreSearchContent(json));

    /// <summary>The text of all parts, with an empty line between two.</summary>
    [WireMember(null)]
    public string Text => string.Join("\n\n", Content.Select(static part => part.Text).Where(static text => text is not null));

    /// <summary>The id of the vector store that was searched.</summary>
    [WireMember(null)]
    public string? VectorStoreId { get; internal init; }

    /// <summary>The text of the result.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;
}
