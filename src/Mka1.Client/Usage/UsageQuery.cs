using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Usage;

/// <summary>What usage to read.</summary>
public sealed record UsageQuery : IOptions
{
    // The time of the API is in seconds since 1970.
    private static readonly DateTimeOffset Epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The kind, see <see cref="UsageKind"/>.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>The start, inclusive.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>The end, exclusive; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The length of a bucket: <c>1m</c>, <c>1h</c> or <c>1d</c>.</summary>
    public string BucketWidth { get; init; } = "1d";

    /// <summary>The members by which rows are separated: <c>user_id</c>, <c>api_key_id</c>, <c>model</c> or <c>background</c>.</summary>
    public IReadOnlyList<string>? GroupBy { get; init; }

    /// <summary>Only usage of these models.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>Only usage of these end users.</summary>
    public IReadOnlyList<string>? UserIds { get; init; }

    /// <summary>Only responses that ran in the background, or only those that did not; null for both.</summary>
    public bool? Background { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        // The kind is a segment of the path.
        if (Kind.Length == 0 || !Kind.All(static letter => letter is (>= 'a' and <= 'z') or '_'))
            throw new Mka1InputException($"There is no kind of usage '{Kind}'. The kinds are: {string.Join(", ", UsageKind.KnownValues)}.");
        if (StartTime < Epoch)
            throw new Mka1InputException("The start of the usage must not be before 1970.");
        if (EndTime <= StartTime)
            throw new Mka1InputException($"The end of the usage ({EndTime:u}) must be after its start ({StartTime:u}).");
        if (BucketWidth is not ("1m" or "1h" or "1d"))
            throw new Mka1InputException($"There is no bucket width '{BucketWidth}'. The widths are: 1m, 1h, 1d.");
        foreach (string member in GroupBy ?? [])
            CheckGroup(member);
        if (Models?.Count > 0 && !HasModels)
            throw new Mka1InputException($"Usage of {Kind} has no models, so it cannot be filtered by them.");
        if (Background is not null && !HasBackground)
            throw new Mka1InputException($"Only usage of responses can be filtered by background, not that of {Kind}.");
        foreach (string user in UserIds ?? [])
            TextLimits.Check("The id of an end user", user, 1, 150);
    }

    /// <summary>Creates the request of a page, without its cursor.</summary>
    internal ApiRequest CreatePageRequest() => ApiRequest.Get($"{Api.LlmPath}/usage/{Kind}")
        .Query("start_time", StartTime.ToUnixTimeSeconds())
        .Query("end_time", EndTime is DateTimeOffset end ? end.AddTicks(TimeSpan.TicksPerSecond - 1).ToUnixTimeSeconds() : null)
        .Query("bucket_width", BucketWidth)
        // MKA1 allows 1440 for all widths; servers of the same protocol allow a month, a week or a day.
        .Query("limit", BucketWidth switch { "1m" => 1440, "1h" => 168, _ => 31 })
        .Query("group_by", GroupBy?.Distinct())
        .Query("models", Models)
        .Query("user_ids", UserIds)
        .Query("background", Background);

    // A kind that this version does not know may have them.
    private bool HasModels => Kind is not (UsageKind.Conversations or UsageKind.Files);

    private bool HasBackground => Kind == UsageKind.Responses || !UsageKind.KnownValues.Contains(Kind);

    private void CheckGroup(string member)
    {
        bool isValid = member switch
        {
            "user_id" or "api_key_id" => true,
            "model" => HasModels,
            "background" => HasBackground,
            _ => false,
        };
        if (!isValid)
            throw new Mka1InputException($"Usage of {Kind} cannot be grouped by '{member}', only by user_id, api_key_id{(HasModels ? ", model" : string.Empty)}{(HasBackground ? ", background" : string.Empty)}.");
    }
}
