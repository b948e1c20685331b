using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>The text refers to a file that a tool made in its container.</summary>
public sealed class ContainerFileCitation : Annotation
{
    internal ContainerFileCitation(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The container's id.</summary>
    public string? ContainerId => GetText("container_id");

    /// <summary>The file's id.</summary>
    public string? FileId => GetText("file_id");

    /// <summary>Where the reference begins, in characters from the beginning of the text.</summary>
    public long? StartIndex => GetInteger("start_index");

    /// <summary>Where the reference ends, in characters from the beginning of the text.</summary>
    public long? EndIndex => GetInteger("end_index");

    /// <summary>The file's name.</summary>
    public string? Filename => GetText("filename");

    /// <summary>The file.</summary>
    /// <returns>Its name or id.</returns>
    public override string ToString() => Filename ?? FileId ?? Type;
}
