using System.Reflection;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Usage;

/// <summary>The usage of one group in one bucket of time. Its JSON has the members of the result after those of the bucket.</summary>
public class UsageRow : Mka1Object
{
    private static readonly Resource<UsageRow> Resource = new("row of usage", From);

    internal UsageRow(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The kind, such as <c>responses</c>.</summary>
    public string Kind => GetRequiredText("kind");

    /// <summary>The start of the bucket, inclusive.</summary>
    public DateTimeOffset? StartTime => GetTime("start_time");

    /// <summary>The end of the bucket, exclusive.</summary>
    public DateTimeOffset? EndTime => GetTime("end_time");

    /// <summary>The end user; null if the rows are not grouped by it.</summary>
    public string? UserId => GetId("user_id");

    /// <summary>The API key; null if the rows are not grouped by it.</summary>
    public string? ApiKeyId => GetId("api_key_id");

    /// <summary>The model; null if the rows are not grouped by it.</summary>
    public string? Model => GetText("model");

    /// <summary>Gets all numbers of the row by the names of their members in Pascal case, also those that this version does not know.</summary>
    /// <returns>The numbers in the order of the server.</returns>
    public IReadOnlyDictionary<string, double> GetCounts() => JsonMembers.Read(Json)
        .Where(static member => member.Key is not ("start_time" or "end_time") && member.Value.ValueKind == JsonValueKind.Number)
        .GroupBy(static member => string.Concat(member.Key.Split('_').Where(static word => word.Length > 0).Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1))))
        .ToDictionary(static member => member.Key, static member => JsonValue.ToNumber(member.Last().Value) ?? 0);

    /// <summary>Gets the names of the members that only rows of a kind have.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The names of the properties; none for a kind that this version does not know.</returns>
    public static IReadOnlyList<string> GetNames(string kind) =>
        From(JsonText.Parse(JsonBody.ToText(JsonBody.CreateMembers(("kind", kind))))).GetType() is var type && type == typeof(UsageRow)
            ? [] : [.. type.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public).Select(static property => property.Name)];

    /// <summary>Reads a row from its JSON, such as <see cref="Mka1Object.ToJson()"/> returns.</summary>
    /// <param name="json">JSON text of an object.</param>
    /// <returns>The row.</returns>
    /// <exception cref="Errors.Mka1InputException">The text is not the JSON of an object.</exception>
    public static UsageRow FromJson(string json) => Resource.Read(json);

    /// <summary>Reads the rows of a bucket.</summary>
    internal static IEnumerable<UsageRow> Read(string kind, JsonElement bucket, ApiAnswer answer)
    {
        if (bucket.ValueKind != JsonValueKind.Object || !bucket.TryGetMember("results", out var results) || results.ValueKind != JsonValueKind.Array)
            throw answer.CreateProtocolException("is not a page of usage: a bucket has no array 'results'", bucket.GetRawText());
        foreach (var result in results.EnumerateArray())
        {
            if (result.ValueKind != JsonValueKind.Object)
                throw answer.CreateProtocolException($"is not a page of usage: a result is JSON of kind {result.ValueKind}", bucket.GetRawText());
            yield return From(Join(kind, bucket, result));
        }
    }

    private static JsonElement Join(string kind, JsonElement bucket, JsonElement result)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", kind);
            foreach (string name in new[] { "start_time", "end_time" })
            {
                if (!bucket.TryGetMember(name, out var time))
                    continue;
                writer.WritePropertyName(name);
                time.WriteTo(writer);
            }
            // The object of a result only repeats the kind.
            foreach (var member in JsonMembers.Read(result).Where(static member => member.Key is not ("object" or "kind" or "start_time" or "end_time")))
            {
                writer.WritePropertyName(member.Key);
                writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
            }
            writer.WriteEndObject();
        }
        return JsonText.Parse(buffer.ToArray());
    }

    private static UsageRow From(JsonElement json) => (json.TryGetMember("kind", out var kind) && kind.ValueKind == JsonValueKind.String ? JsonText.GetString(kind) : null) switch
    {
        UsageKind.Conversations => new ConversationUsageRow(json),
        UsageKind.Files or UsageKind.VectorStores => new StorageUsageRow(json),
        UsageKind.Completions or UsageKind.Responses or UsageKind.Embeddings or UsageKind.Extract or UsageKind.Classify => new TokenUsageRow(json),
        _ => new UsageRow(json),
    };
}
