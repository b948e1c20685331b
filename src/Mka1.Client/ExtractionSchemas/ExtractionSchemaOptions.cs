using Mka1.Json;

namespace Mka1.ExtractionSchemas;

/// <summary>The members of an extraction schema that can be set; null for those that are not sent.</summary>
public sealed record ExtractionSchemaOptions : IOptions
{
    /// <summary>The name, of 1 to 100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The JSON schema of the data.</summary>
    public IReadOnlyDictionary<string, object?>? Schema { get; init; }

    /// <summary>The description, up to 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        TextLimits.Check("The name of an extraction schema", Name, 1, 100);
        TextLimits.Check("The description of an extraction schema", Description, 0, 500);
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(("name", Name), ("description", Description), ("schema", Schema), ("metadata", Metadata));
    }
}
