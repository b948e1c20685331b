using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.ExtractionSchemas;

/// <summary>A stored JSON schema, which says what to extract from files. Source: api-reference/extract.</summary>
public sealed class ExtractionSchema : Mka1Object
{
    internal static readonly Resource<ExtractionSchema> Resource = new("extraction schema", static json => new ExtractionSchema(json), "id")
    {
        // Documented for a get and an update. The answer to a create is not documented.
        Complete = static json =>
            json.ValueKind == JsonValueKind.Object && !json.TryGetMember("id", out _) && json.TryGetMember("data", out var item) ? item : json,
        ListsAsArray = true,
    };

    internal ExtractionSchema(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>The name.</summary>
    public string? Name => GetText("name");

    /// <summary>The description; null for none.</summary>
    public string? Description => GetText("description");

    /// <summary>The JSON schema of the data.</summary>
    public ReadOnlyDictionary<string, object?>? Schema => GetMap("schema");

    /// <summary>The metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>The time of creation.</summary>
    [WireMember("createdAt")]
    public DateTimeOffset? CreatedAt => GetTime("createdAt");

    /// <summary>The time of the last update.</summary>
    [WireMember("updatedAt")]
    public DateTimeOffset? UpdatedAt => GetTime("updatedAt");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static ExtractionSchema FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
