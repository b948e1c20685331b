using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Batches;

/// <summary>Reads and checks an input file, line by line.</summary>
internal sealed class BatchInput(StoredFile file, string endpoint, BatchOptions options)
{
    private const int MaxProblems = 100;
    private readonly HashSet<string> _ids = [];
    private readonly List<BatchProblem> _problems = [];
    private string? _model;

    public long Total { get; private set; }

    public async Task<IReadOnlyList<BatchProblem>> CheckAsync(CancellationToken cancellation)
    {
        if (options.MaxBytes > 0 && file.Bytes > options.MaxBytes)
            return [new("file_too_large", $"The input file has {file.Bytes} bytes; at most {options.MaxBytes} are allowed.", "input_file_id", null)];
        try
        {
            await foreach (var line in LinesAsync(cancellation))
            {
                Total++;
                Check(line);
                if (_problems.Count >= MaxProblems)
                    break;
            }
        }
        catch (DecoderFallbackException)
        {
            return [new("invalid_encoding", "The input file is not UTF-8.", "input_file_id", Total + 1)];
        }

        if (options.MaxLines > 0 && Total > options.MaxLines)
            return [new("too_many_requests", $"The input file has {Total} requests; at most {options.MaxLines} are allowed.", "input_file_id", null)];
        _ids.Clear();
        return _problems;
    }

    public async IAsyncEnumerable<JsonObject> RequestsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in LinesAsync(cancellation))
            yield return JsonNode.Parse(line)!.AsObject();
    }

    private async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        // A byte order mark is left in the first line, which is then not valid JSON.
        using var reader = new StreamReader(file.Path, new UTF8Encoding(false, true), false, 1 << 16);
        while (await reader.ReadLineAsync(cancellation) is { } line)
            yield return line;
    }

    private void Check(string line)
    {
        JsonObject? request = null;
        try
        {
            request = StrictJson.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            // Reported below, as JSON that is not an object is.
        }

        if (request is null)
        {
            AddProblem("invalid_json_line", "This line is not a JSON object.", null);
            return;
        }

        var id = GetText(request, "custom_id");
        if (string.IsNullOrEmpty(id))
            AddProblem("missing_required_parameter", "'custom_id' must be a string that is not empty.", "custom_id");
        else if (!_ids.Add(id))
            AddProblem("duplicate_custom_id", $"The custom_id '{id}' is used before.", "custom_id");
        if (GetText(request, "method") != "POST")
            AddProblem("invalid_method", "'method' must be POST.", "method");
        if (GetText(request, "url") != endpoint)
            AddProblem("mismatched_url", $"'url' must be '{endpoint}', as the batch's endpoint.", "url");
        if (request["body"] is not JsonObject body)
            AddProblem("missing_required_parameter", "'body' must be an object.", "body");
        else if (GetText(body, "model") is not { Length: > 0 } model)
            AddProblem("missing_required_parameter", "'body.model' must be a string that is not empty.", "body.model");
        else if (model != (_model ??= model) && !options.MixedModels)
            AddProblem("mismatched_model", $"The model '{model}' is not '{_model}' as on the lines before.", "body.model");
    }

    private static string? GetText(JsonObject from, string name) =>
        from[name] is { } node && node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private void AddProblem(string code, string message, string? param) => _problems.Add(new(code, message, param, Total));
}
