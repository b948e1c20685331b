using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Usage;

/// <summary>The usage of each kind, in buckets of time.</summary>
internal static class UsageEndpoints
{
    private const int MaxLimit = 1440;
    private const string TokenPrefix = "page_";

    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var kind in new[] { "completions", "responses", "embeddings", "extract", "classify", "vector_stores" })
            Map(api, kind, kind == "responses" ? ["user_id", "api_key_id", "model", "background"] : ["user_id", "api_key_id", "model"]);
        Map(api, "conversations", ["user_id", "api_key_id"]);
        Map(api, "files", ["user_id", "api_key_id"]);
    }

    private static void Map(IEndpointRouteBuilder api, string kind, string[] groups)
    {
        List<string> names = ["start_time", "end_time", "bucket_width", "limit", "page", "user_ids", "group_by"];
        if (groups.Contains("model"))
            names.Add("models");
        if (groups.Contains("background"))
            names.Add("background");
        api.MapGet("/usage/" + kind, context => Answer.JsonAsync(context, Read(context, kind, groups))).WithQuery([.. names]);
    }

    private static JsonObject Read(HttpContext context, string kind, string[] groups)
    {
        if (context.QueryText("start_time") is null)
            throw RequestBody.Missing("start_time");
        var start = context.QueryInt("start_time", 0, 0, int.MaxValue);
        var end = context.QueryInt("end_time", (int)SimulatedClock.UnixNow + 1, 0, int.MaxValue);
        if (end <= start)
            throw ApiException.Invalid("Invalid 'end_time': must be after 'start_time'.", "end_time");
        var name = context.QueryText("bucket_width") ?? "1d";
        RequestBody.OneOf("bucket_width", name, "1m", "1h", "1d");
        var width = name switch { "1m" => 60, "1h" => 3600, _ => 86_400 };
        var limit = context.QueryInt("limit", name switch { "1m" => 60, "1h" => 24, _ => 7 }, 1, MaxLimit);
        var by = ReadList(context, "group_by");
        foreach (var group in by)
            RequestBody.OneOf("group_by", group, groups);
        var entries = ReadEntries(context, kind).Where(entry => entry.Time >= start && entry.Time < end).ToList();

        var data = new JsonArray();
        long at = ReadPage(context, start, end);
        for (; at < end && data.Count < limit; at = Next(at, width))
        {
            var (from, to) = (at, Math.Min(Next(at, width), end));
            data.Add(new JsonObject
            {
                ["object"] = "bucket",
                ["start_time"] = from,
                ["end_time"] = to,
                ["results"] = new JsonArray([.. entries.Where(entry => entry.Time >= from && entry.Time < to).GroupBy(entry => Key(entry, by)).Select(group => Result(kind, group.Key, by, [.. group]))]),
            });
        }

        return new JsonObject
        {
            ["object"] = "page",
            ["data"] = data,
            ["has_more"] = at < end,
            ["next_page"] = at < end ? TokenPrefix + at : null,
        };
    }

    private static long Next(long time, int width) => (time / width + 1) * width;

    private static long ReadPage(HttpContext context, int start, int end)
    {
        if (context.QueryText("page") is not { } token)
            return start;
        return token.StartsWith(TokenPrefix, StringComparison.Ordinal) && long.TryParse(token[TokenPrefix.Length..], out var at) && at > start && at < end
            ? at
            : throw ApiException.Invalid("Invalid 'page': must be a 'next_page' of the same query.", "page");
    }

    private static IEnumerable<UsageEntry> ReadEntries(HttpContext context, string kind)
    {
        var tenant = context.Tenant();
        var users = ReadList(context, "user_ids");
        var models = ReadList(context, "models");
        bool? background = context.QueryText("background") is null ? null : context.QueryBool("background");
        return tenant.Account.State<UsageLog>().Entries.Where(entry => entry.Kind == kind
            // An end user sees only the own usage.
            && (tenant.OnBehalfOf is null || entry.UserId == tenant.OnBehalfOf)
            && (users.Length == 0 || users.Contains(entry.UserId))
            && (models.Length == 0 || models.Contains(entry.Model))
            && (background is null || entry.Background == background));
    }

    private static string[] ReadList(HttpContext context, string name) =>
        [.. context.Request.Query[name].SelectMany(static value => (value ?? "").Split(',')).Where(static value => value.Length > 0)];

    private static (string? UserId, string? KeyId, string? Model, bool? Background) Key(UsageEntry entry, string[] by) => (
        by.Contains("user_id") ? entry.UserId : null,
        by.Contains("api_key_id") ? entry.KeyId : null,
        by.Contains("model") ? entry.Model : null,
        by.Contains("background") ? entry.Background : null);

    private static JsonObject Result(string kind, (string? UserId, string? KeyId, string? Model, bool? Background) key, string[] by, IReadOnlyList<UsageEntry> entries)
    {
        var result = new JsonObject { ["object"] = $"organization.usage.{kind}.result" };
        foreach (var count in entries.SelectMany(static entry => entry.Counts).GroupBy(static count => count.Name))
            result[count.Key] = count.Sum(static one => one.Count);
        result["user_id"] = key.UserId;
        result["api_key_id"] = key.KeyId;
        if (kind is not ("conversations" or "files"))
            result["model"] = key.Model;
        if (by.Contains("background"))
            result["background"] = key.Background;
        return result;
    }
}
