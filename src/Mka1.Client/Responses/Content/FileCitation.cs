using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>The text refers to an uploaded file.</summary>
public sealed class FileCitation : Annotation
{
    internal FileCitation(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The file's id.</summary>
    public string? FileId => GetText("file_id");

    /// <summary>The file's place in the list of files.</summary>
    public long? Index => GetInteger("index");

    /// <summary>The file's name.</summary>
    public string? Filename => GetText("filename");

    /// <summary>The file.</summary>
    /// <returns>Its name or id.</returns>
    public override string ToString() => Filename ?? FileId ?? Type;
}
