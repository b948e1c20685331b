using System.Globalization;
using System.Text;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>One request of a batch: a line of its input file. Source: docs.mka1.com/docs/batch-processing.</summary>
public sealed class BatchRequest : Mka1Object
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly char[] LineEnds = ['\r', '\n'];

    internal BatchRequest(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id that its result will have.</summary>
    public string CustomId => GetRequiredId("custom_id");

    /// <summary>Always <c>POST</c>.</summary>
    public string? Method => GetText("method");

    /// <summary>The endpoint, see <see cref="BatchEndpoint"/>.</summary>
    public string? Url => GetText("url");

    /// <summary>The body, as plain values.</summary>
    public object? Body => GetPlain("body");

    /// <summary>The request as a line of an input file, which survives serialization to another process.</summary>
    [WireMember(null)]
    public string Line => ToJson();

    /// <summary>The model in its body.</summary>
    [WireMember(null)]
    public string? Model => TryGet("body", out var body)
        && body.TryGetMember("model", out var model) && model.ValueKind == JsonValueKind.String ? JsonText.GetString(model) : null;

    /// <summary>Creates a request.</summary>
    /// <param name="customId">The id, unique in its batch; null for an id computed from position and content.</param>
    /// <param name="url">The endpoint.</param>
    /// <param name="body">The body: plain values as <see cref="JsonBody"/> takes them.</param>
    /// <param name="position">The number of the request, for a computed id.</param>
    /// <returns>The request.</returns>
    /// <exception cref="Mka1InputException">A value has no JSON form.</exception>
    public static BatchRequest Create(string? customId, string url, object body, long position = 1) => FromMembers(new Dictionary<string, object?>
    {
        ["custom_id"] = customId ?? CreateId(position, url, body),
        ["method"] = "POST",
        ["url"] = url,
        ["body"] = body,
    });

    /// <summary>Creates a request without validating it; the writer validates it.</summary>
    /// <param name="members">The members of a line: plain values as <see cref="JsonBody"/> takes them.</param>
    /// <returns>The request.</returns>
    /// <exception cref="Mka1InputException">A value has no JSON form.</exception>
    public static BatchRequest FromMembers(IReadOnlyDictionary<string, object?> members)
    {
        byte[] line = JsonBody.ToUtf8(members);
        try
        {
            return new(JsonText.Parse(line));
        }
        catch (JsonException exception)
        {
            throw new Mka1InputException("The request is nested too deeply for JSON.", exception);
        }
    }

    /// <summary>Parses a line of an input file and keeps its text; the writer validates it. JSON of several lines is joined.</summary>
    /// <param name="line">JSON text of one object.</param>
    /// <returns>The request.</returns>
    /// <exception cref="Mka1InputException">The text is not one JSON object.</exception>
    public static BatchRequest FromJson(string line)
    {
        if (line is null)
            throw new ArgumentNullException(nameof(line));
        try
        {
            var json = JsonText.Parse(Strict.GetBytes(line));
            if (line.IndexOfAny(LineEnds) >= 0)
                json = JsonText.Parse(JsonLayout.Compact(json.GetRawText()));
            return json.ValueKind == JsonValueKind.Object ? new(json) : throw new Mka1InputException("it is JSON but not an object");
        }
        catch (JsonException exception)
        {
            throw new Mka1InputException($"it is not JSON: {JsonFault.Describe(exception, line).TrimEnd('.')}", exception) { IsPartialJson = JsonFault.IsPartial(line) };
        }
        catch (EncoderFallbackException exception)
        {
            throw new Mka1InputException("it contains an unpaired surrogate; write the whole character", exception);
        }
    }

    /// <summary>The id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => CustomId;

    private static string CreateId(long position, string url, object body) =>
        position.ToString("D7", CultureInfo.InvariantCulture) + "-" + Sha256Text.Compute(JsonBody.ToUtf8(new[] { url, body })).Substring(0, 16);
}
