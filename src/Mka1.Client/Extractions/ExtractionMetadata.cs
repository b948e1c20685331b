using System.Text.Json;
using Mka1.Json;

namespace Mka1.Extractions;

/// <summary>How data were extracted.</summary>
public sealed class ExtractionMetadata : Mka1Object
{
    internal ExtractionMetadata(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The model.</summary>
    public string? Model => GetText("model");

    /// <summary>The name of the file.</summary>
    public string? Filename => GetText("filename");

    /// <summary>The size of the file in bytes.</summary>
    [WireMember("fileSize")]
    public long? FileSize => GetInteger("fileSize");

    /// <summary>The time.</summary>
    [WireMember("extractedAt")]
    public DateTimeOffset? ExtractedAt => GetTime("extractedAt");

    /// <summary>The id of the stored schema; null for none.</summary>
    [WireMember("schemaId")]
    public string? SchemaId => GetId("schemaId");

    /// <summary>The name of the stored schema; null for none.</summary>
    [WireMember("schemaName")]
    public string? SchemaName => GetText("schemaName");
}
