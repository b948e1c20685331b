using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.EvalSuites;

/// <summary>An eval suite: tasks that measure models, in versions, one of which is active. Source: api-reference/evals.</summary>
public sealed class EvalSuite : Mka1Object
{
    internal static readonly Resource<EvalSuite> Resource = new("eval suite", static json => new EvalSuite(json), "id");

    internal EvalSuite(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>eval_suite_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>eval.suite</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The name.</summary>
    public string? Name => GetText("name");

    /// <summary>The description; null for none.</summary>
    public string? Description => GetText("description");

    /// <summary>The number of the version that runs use by default; null if the suite has no version.</summary>
    public long? ActiveVersion => GetInteger("active_version");

    /// <summary>The number of the newest version; null if the suite has no version.</summary>
    public long? LatestVersion => GetInteger("latest_version");

    /// <summary>The metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>The time of the last update.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static EvalSuite FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
