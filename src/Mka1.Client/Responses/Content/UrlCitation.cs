using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>The text refers to a page of the web.</summary>
public sealed class UrlCitation : Annotation
{
    internal UrlCitation(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The page's address.</summary>
    public string? Url => GetText("url");

    /// <summary>Where the reference begins, in characters from the beginning of the text.</summary>
    public long? StartIndex => GetInteger("start_index");

    /// <summary>Where the reference ends, in characters from the beginning of the text.</summary>
    public long? EndIndex => GetInteger("end_index");

    /// <summary>The page's title.</summary>
    public string? Title => GetText("title");

    /// <summary>The page.</summary>
    /// <returns>Its address.</returns>
    public override string ToString() => Url ?? Type;
}
