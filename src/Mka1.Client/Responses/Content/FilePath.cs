using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>The text names a file that was made.</summary>
public sealed class FilePath : Annotation
{
    internal FilePath(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The file's id.</summary>
    public string? FileId => GetText("file_id");

    /// <summary>The file's place in the list of files.</summary>
    public long? Index => GetInteger("index");

    /// <summary>The file.</summary>
    /// <returns>Its id.</returns>
    public override string ToString() => FileId ?? Type;
}
