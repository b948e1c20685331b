using System.Runtime.CompilerServices;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Json;

namespace Mka1.Batches.Input;

/// <summary>Reads a batch's input file and finds what the server would refuse. Source: docs.mka1.com/docs/batch-processing.</summary>
public sealed class BatchInputCheck
{
    private readonly string _path;
    private readonly string? _endpoint;
    private readonly bool _anyEndpoint;
    private readonly Dictionary<string, long> _lineOfId = new(StringComparer.Ordinal);

    /// <summary>Prepares a check; nothing is read yet.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="endpoint">What every line must call; null takes the first line's word.</param>
    /// <param name="anyEndpoint">True takes endpoints that this version does not know.</param>
    /// <exception cref="Mka1InputException">The endpoint is not one that a batch can call.</exception>
    public BatchInputCheck(string path, string? endpoint = null, bool anyEndpoint = false)
    {
        if (endpoint is not null && !anyEndpoint && !BatchEndpoint.KnownValues.Contains(endpoint))
            throw new Mka1InputException($"A batch cannot call '{endpoint}': it can call {string.Join(", ", BatchEndpoint.KnownValues)}.");
        _path = path;
        _endpoint = endpoint;
        _anyEndpoint = anyEndpoint;
        Summary = new BatchInputSummary { Endpoint = endpoint };
    }

    /// <summary>What was found so far; whole after the last problem.</summary>
    public BatchInputSummary Summary { get; }

    /// <summary>Reads the file once and gives every problem in the order of its lines.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The problems; none if the file is right.</returns>
    /// <exception cref="Mka1InputException">The file is missing, a directory, empty or cannot be read.</exception>
    public async IAsyncEnumerable<BatchInputProblem> FindProblemsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        _lineOfId.Clear();
        Summary.Requests = 0;
        Summary.Endpoint = _endpoint;
        using var file = InputFile.Open(_path);
        Summary.Bytes = file.Length;
        var lines = new JsonLineReader(file);
        var faults = new List<BatchInputProblem>();
        while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (lines is { Number: 1, HasByteOrderMark: true })
                yield return new BatchInputProblem(_path, 1, null, BatchInputProblemCode.ByteOrderMark, "the file begins with a byte order mark; save it as UTF-8 without one");
            if (lines.IsBlank)
                faults.Add(new BatchInputProblem(_path, lines.Number, null, BatchInputProblemCode.BlankLine, "the line is blank"));
            else
                Check(lines.Line.Span, lines.Number, faults);
            foreach (var fault in faults)
                yield return fault;
            faults.Clear();
        }
    }

    private void Check(ReadOnlySpan<byte> line, long number, List<BatchInputProblem> faults)
    {
        string? customId = null;
        void Report(string code, string message) => faults.Add(new BatchInputProblem(_path, number, customId, code, message));

        Summary.Requests++;
        JsonElement json;
        try
        {
            json = JsonText.Parse(line);
        }
        catch (JsonException exception)
        {
            Report(BatchInputProblemCode.InvalidJson, $"it is not JSON: {exception.Message}");
            return;
        }
        if (json.ValueKind != JsonValueKind.Object)
        {
            Report(BatchInputProblemCode.NotAnObject, "it is not a JSON object");
            return;
        }

        customId = Text(json, "custom_id");
        if (string.IsNullOrEmpty(customId))
            Report(BatchInputProblemCode.MissingCustomId, "custom_id is missing, empty or not text");
        else if (_lineOfId.TryGetValue(customId!, out long first))
            Report(BatchInputProblemCode.DuplicateCustomId, $"custom_id '{customId}' stands in line {first} already");
        else
            _lineOfId[customId!] = number;

        if (Text(json, "method") != "POST")
            Report(BatchInputProblemCode.InvalidMethod, $"method must be POST, not {Shown(json, "method")}");
        CheckUrl(json, Report);
        if (!json.TryGetProperty("body", out var body) || body.ValueKind != JsonValueKind.Object)
            Report(BatchInputProblemCode.InvalidBody, "body is missing or not an object");
    }

    private void CheckUrl(JsonElement json, Action<string, string> report)
    {
        string? url = Text(json, "url");
        bool known = url is { Length: > 0 } && (_anyEndpoint || BatchEndpoint.KnownValues.Contains(url));
        if (!known && (Summary.Endpoint is null || url != Summary.Endpoint))
            report(BatchInputProblemCode.InvalidUrl, $"url must be {string.Join(", ", BatchEndpoint.KnownValues)}, not {Shown(json, "url")}");
        else if (Summary.Endpoint is null)
            Summary.Endpoint = url;
        else if (url != Summary.Endpoint)
            report(BatchInputProblemCode.UrlMismatch, $"url is {Shown(json, "url")}, but the batch's endpoint is '{Summary.Endpoint}'");
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;

    private static string Shown(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? Excerpt.Of(value.GetRawText()) : "missing";
}
