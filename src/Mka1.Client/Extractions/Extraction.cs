using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Extractions;

/// <summary>The data of a file that a model extracted by a JSON schema. Source: api-reference/extract.</summary>
public sealed class Extraction : Mka1Object
{
    internal static readonly Resource<Extraction> Resource = new("extraction", static json => new Extraction(json));

    internal Extraction(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The path of the local file.</summary>
    [WireMember(null)]
    public string? Path { get; internal set; }

    /// <summary>The name of the file.</summary>
    [WireMember(null)]
    public string? Filename => Metadata?.Filename;

    /// <summary>The model.</summary>
    [WireMember(null)]
    public string? Model => Metadata?.Model;

    /// <summary>The time.</summary>
    [WireMember(null)]
    public DateTimeOffset? ExtractedAt => Metadata?.ExtractedAt;

    /// <summary>The id of the stored schema; null for none.</summary>
    [WireMember(null)]
    public string? SchemaId => Metadata?.SchemaId;

    /// <summary>The name of the stored schema; null for none.</summary>
    [WireMember(null)]
    public string? SchemaName => Metadata?.SchemaName;

    /// <summary>Whether the server could extract the data.</summary>
    public bool? Success => GetFlag("success");

    /// <summary>The data, which have the form of the schema: a map for an object.</summary>
    public object? Data => GetPlain("data");

    /// <summary>The file, the model, the schema and the time, which are also members of this object.</summary>
    public ExtractionMetadata? Metadata => GetView("metadata", static metadata => new ExtractionMetadata(metadata));

    /// <summary>Returns the data as JSON.</summary>
    public override string ToString() => JsonBody.ToText(Data);
}
