using Mka1.Errors;
using Mka1.EvalRuns;
using Mka1.Json;

namespace Mka1.EvalSchedules;

/// <summary>The members of an eval schedule that can be set; null for those that stay as they are. Source: api-reference/evals/create-an-eval-schedule.</summary>
public sealed record EvalScheduleOptions : IOptions
{
    private const int CronFields = 5;

    /// <summary>The name, 1 to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The description, up to 10,000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The number of the version of the suite; null for the active one at each firing.</summary>
    public int? SuiteVersion { get; init; }

    /// <summary>The cron expression of five fields, such as <c>0 3 * * *</c>.</summary>
    public string? Cron { get; init; }

    /// <summary>The seconds between two runs.</summary>
    public int? IntervalSeconds { get; init; }

    /// <summary>The IANA name of the time zone of the cron expression, such as <c>US/Pacific</c>.</summary>
    public string? Timezone { get; init; }

    /// <summary>What happens if it fires while a run continues, see <see cref="EvalScheduleOverlap"/>.</summary>
    public string? OverlapPolicy { get; init; }

    /// <summary>Whether it fires.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The address that is told of runs.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>The secret of the web hook.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>The whole options of its runs, by the JSON names: those of <see cref="EvalRunOptions.ToScheduledRun"/>, or any others.</summary>
    public IReadOnlyDictionary<string, object?>? Run { get; init; }

    /// <summary>The whole map of metadata, see <see cref="MetadataLimits"/>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    internal IReadOnlyList<string> Secrets => WebhookSecret is null ? [] : [WebhookSecret];

    /// <inheritdoc/>
    public void Check()
    {
        TextLimits.Check("The name of an eval schedule", Name, 1, 255);
        TextLimits.Check("The description of an eval schedule", Description, 0, 10_000);
        if (SuiteVersion < 1)
            throw new Mka1InputException($"The version of an eval suite is a number from 1, not {SuiteVersion}.");
        if (Cron is not null && IntervalSeconds is not null)
            throw new Mka1InputException("An eval schedule has a cron expression or an interval. Give one of them.");
        if (Cron?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length is int fields and not CronFields)
            throw new Mka1InputException($"A cron expression has {CronFields} fields, such as '0 3 * * *'; '{Cron}' has {fields}.");
        if (IntervalSeconds < 1)
            throw new Mka1InputException($"The interval of an eval schedule is 1 second or more, not {IntervalSeconds}.");
        if (WebhookUrl is not null && !(Uri.TryCreate(WebhookUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw new Mka1InputException($"The address of a web hook is absolute, such as https://example.com/hook, not '{WebhookUrl}'.");
        MetadataLimits.Check(Metadata);
    }

    /// <summary>Returns the name of the type: a member is secret.</summary>
    public override string ToString() => nameof(EvalScheduleOptions);

    internal Dictionary<string, object?> ToNewBody(string suite)
    {
        if (Name is null)
            throw new Mka1InputException("An eval schedule needs a name.");
        if (Run is null)
            throw new Mka1InputException("An eval schedule needs the models of its runs.");
        if (Cron is null && IntervalSeconds is null)
            throw new Mka1InputException("An eval schedule needs a cron expression or an interval.");
        var body = ToBody();
        body["suite_id"] = suite;
        return body;
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(
            ("name", Name), ("description", Description), ("suite_version", SuiteVersion), ("run", Run), ("cron", Cron), ("interval_seconds", IntervalSeconds), ("timezone", Timezone),
            ("overlap_policy", OverlapPolicy), ("enabled", Enabled), ("webhook_url", WebhookUrl), ("webhook_secret", WebhookSecret), ("metadata", Metadata));
    }
}
