using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.EvalSchedules;

/// <summary>A schedule, which runs an eval suite again and again. Source: api-reference/evals/list-eval-schedules.</summary>
public sealed class EvalSchedule : Mka1Object
{
    internal static readonly Resource<EvalSchedule> Resource = new("eval schedule", static json => new EvalSchedule(json), "id");

    internal EvalSchedule(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>eval_sched_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>eval.schedule</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The name.</summary>
    public string? Name => GetText("name");

    /// <summary>The description; null for none.</summary>
    public string? Description => GetText("description");

    /// <summary>The id of the suite.</summary>
    public string? SuiteId => GetText("suite_id");

    /// <summary>The number of the version of the suite; null for the active one at each firing.</summary>
    public long? SuiteVersion => GetInteger("suite_version");

    /// <summary>The models and other options of its runs, by the JSON names.</summary>
    public ReadOnlyDictionary<string, object?>? Run => GetMap("run");

    /// <summary>The models of its runs.</summary>
    [WireMember(null)]
    public IReadOnlyList<string> Models => TryGet("run", out var run) && run.ValueKind == JsonValueKind.Object && run.TryGetMember("models", out var models) && models.ValueKind == JsonValueKind.Array
        ? new TextList<string>([.. models.EnumerateArray().Select(static model => JsonText.GetStringOrNumber(model) ?? string.Empty)])
        : TextList<string>.None;

    /// <summary>The cron expression; null for an interval.</summary>
    public string? Cron => GetText("cron");

    /// <summary>The seconds between two runs; null for a cron expression.</summary>
    public long? IntervalSeconds => GetInteger("interval_seconds");

    /// <summary>The time zone of the cron expression, such as <c>US/Pacific</c>.</summary>
    public string? Timezone => GetText("timezone");

    /// <summary>What happens if it fires while a run continues, see <see cref="EvalScheduleOverlap"/>.</summary>
    public string? OverlapPolicy => GetText("overlap_policy");

    /// <summary>Whether it fires; null if the server does not say.</summary>
    public bool? Enabled => GetFlag("enabled");

    /// <summary>The address that is told of runs; null for none.</summary>
    public string? WebhookUrl => GetText("webhook_url");

    /// <summary>Whether the web hook has a secret, which the server does not send.</summary>
    public bool? WebhookConfigured => GetFlag("webhook_configured");

    /// <summary>The metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>The id of its last run; null if it has not fired.</summary>
    public string? LastRunId => GetText("last_run_id");

    /// <summary>When it fired last; null if it has not.</summary>
    public DateTimeOffset? LastRunAt => GetTime("last_run_at");

    /// <summary>The status of its last run; null if it has not fired.</summary>
    public string? LastRunStatus => GetText("last_run_status");

    /// <summary>When it fires next; null if it does not.</summary>
    public DateTimeOffset? NextRunAt => GetTime("next_run_at");

    /// <summary>The time of creation.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>The time of the last change.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static EvalSchedule FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
