using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>A file from the caller: a document, a table or a video. Source: docs/multimodal-input.</summary>
public sealed class InputFilePart : ContentPart
{
    internal InputFilePart(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of an uploaded file.</summary>
    public string? FileId => GetText("file_id");

    /// <summary>Its name.</summary>
    public string? Filename => GetText("filename");

    /// <summary>The content as a data URI or base64, instead of an id.</summary>
    public string? FileData => GetText("file_data");

    /// <summary>Its address, instead of an id.</summary>
    public string? FileUrl => GetText("file_url");

    /// <summary>What the file is.</summary>
    /// <returns>Its name, id or the beginning of its address.</returns>
    public override string ToString() => Filename ?? FileId ?? Truncate(FileUrl) ?? Type;
}
