using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Content;

/// <summary>A source that text of the model refers to.</summary>
public abstract class Annotation : Mka1Object
{
    private static readonly KindTable<Annotation> Kinds = new(static json => new UnknownAnnotation(json))
    {
        ["file_citation"] = static json => new FileCitation(json),
        ["url_citation"] = static json => new UrlCitation(json),
        ["container_file_citation"] = static json => new ContainerFileCitation(json),
        ["file_path"] = static json => new FilePath(json),
    };

    private protected Annotation(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type, such as <c>url_citation</c>.</summary>
    public string Type => GetRequiredText("type");

    /// <summary>What is referred to.</summary>
    /// <returns>A name, an id or an address, otherwise the type.</returns>
    public override string ToString() => Type;

    internal static Annotation From(JsonElement json) => Kinds.View(json);
}
