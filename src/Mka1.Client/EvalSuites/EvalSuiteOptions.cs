using Mka1.Json;

namespace Mka1.EvalSuites;

/// <summary>The members of a new eval suite; null for those that are not sent.</summary>
public sealed record EvalSuiteOptions : IOptions
{
    /// <summary>The name, of 1 to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The description, up to 10,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The manifest of the first version by its JSON names: <c>schema_version</c>, <c>metadata</c>, and 1 to 100 <c>tasks</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Manifest { get; init; }

    /// <summary>The metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        TextLimits.Check("The name of an eval suite", Name, 1, 255);
        TextLimits.Check("The description of an eval suite", Description, 0, 10_000);
        EvalManifest.Check(Manifest);
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(("name", Name), ("description", Description), ("manifest", Manifest), ("metadata", Metadata));
    }
}
