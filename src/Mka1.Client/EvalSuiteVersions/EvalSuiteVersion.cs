using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.EvalSuiteVersions;

/// <summary>A version of an eval suite. It does not change. Source: api-reference/evals/list-eval-suite-versions.</summary>
public sealed class EvalSuiteVersion : Mka1Object
{
    internal static readonly Resource<EvalSuiteVersion> Resource = new("eval suite version", static json => new EvalSuiteVersion(json), "id");

    internal EvalSuiteVersion(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>eval_sver_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>The type of the object.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the suite.</summary>
    public string? SuiteId => GetText("suite_id");

    /// <summary>The number, by which the version is read and run.</summary>
    public long? Version => GetInteger("version");

    /// <summary>The manifest by its JSON names.</summary>
    public ReadOnlyDictionary<string, object?>? Manifest => GetMap("manifest");

    /// <summary>The ids of the tasks in the manifest.</summary>
    [WireMember(null)]
    public IReadOnlyList<string> TaskIds => TryGet("manifest", out var manifest) && manifest.ValueKind == JsonValueKind.Object && manifest.TryGetMember("tasks", out var tasks) && tasks.ValueKind == JsonValueKind.Array
        ? new TextList<string>([.. tasks.EnumerateArray().Select(static task => task.TryGetMember("id", out var id) ? JsonText.GetStringOrNumber(id) ?? string.Empty : string.Empty)])
        : TextList<string>.None;

    /// <summary>The ids of the files with the data sets.</summary>
    public IReadOnlyList<string> DatasetFileIds => GetTextList("dataset_file_ids");

    /// <summary>The metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static EvalSuiteVersion FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
