using Mka1.Errors;
using Mka1.EvalSuites;
using Mka1.Json;

namespace Mka1.EvalSuiteVersions;

/// <summary>The members of a new version of an eval suite; null for those that are not sent.</summary>
public sealed record EvalSuiteVersionOptions : IOptions
{
    /// <summary>The manifest by its JSON names: <c>schema_version</c>, <c>metadata</c>, and 1 to 100 <c>tasks</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Manifest { get; init; }

    /// <summary>Whether the version becomes the active one, which runs use by default.</summary>
    public bool? MakeActive { get; init; }

    /// <summary>The metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Manifest is null)
            throw new Mka1InputException("A version of an eval suite needs a manifest.");
        EvalManifest.Check(Manifest);
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(("manifest", Manifest), ("make_active", MakeActive), ("metadata", Metadata));
    }
}
