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

    /// <summary>What it calls, see <see cref="BatchEndpoint"/>.</summary>
    public string? Url => GetText("url");

    /// <summary>What it sends, as plain values.</summary>
    public object? Body => GetPlain("body");

    /// <summary>It as a line of an input file, which is what is left of it when it goes to another process.</summary>
    [WireMember(null)]
    public string Line => ToJson();

    /// <summary>The model that it asks, from its body.</summary>
    [WireMember(null)]
    public string? Model => TryGet("body", out var body)
        && body.TryGetMember("model", out var model) && model.ValueKind == JsonValueKind.String ? JsonText.GetString(model) : null;

    /// <summary>Makes a request.</summary>
    /// <param name="customId">The id, which must be the only such one of its batch; null makes one of position and content, the same each time.</param>
    /// <param name="url">What to call.</param>
    /// <param name="body">What to send: plain values as <see cref="JsonBody"/> takes them.</param>
    /// <param name="position">The request's number among its like, for an id that is made.</param>
    /// <returns>The request.</returns>
    /// <exception cref="Mka1InputException">A value has no JSON form.</exception>
    public static BatchRequest Create(string? customId, string url, object body, long position = 1) => FromMembers(new Dictionary<string, object?>
    {
        ["custom_id"] = customId ?? CreateId(position, url, body),
        ["method"] = "POST",
        ["url"] = url,
        ["body"] = body,
    });

    /// <summary>Takes a request as it is, right or wrong; what writes it checks it.</summary>
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
            throw new Mka1InputException("The request is nested too deep for JSON.", exception);
        }
    }

    /// <summary>Takes a line of an input file as it is, byte for byte; what writes it checks it. JSON over several lines becomes one.</summary>
    /// <param name="line">JSON text of one object.</param>
    /// <returns>The request.</returns>
    /// <exception cref="Mka1InputException">The text is not that.</exception>
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
            throw new Mka1InputException($"it is not JSON: {JsonFault.Of(exception, line).TrimEnd('.')}", exception);
        }
        catch (EncoderFallbackException exception)
        {
            throw new Mka1InputException("it holds half a surrogate pair; write the whole character", exception);
        }
    }

    /// <summary>The id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => CustomId;

    private static string CreateId(long position, string url, object body) =>
        position.ToString("D7", CultureInfo.InvariantCulture) + "-" + Sha256Text.Compute(JsonBody.ToUtf8(new[] { url, body })).Substring(0, 16);
}
