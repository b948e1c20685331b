using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.EvalSuiteVersions;

/// <summary>The data set of a task: an uploaded file, or one of Hugging Face, whose rows the emulator makes up.</summary>
internal sealed class EvalDataSet
{
    private const int MadeUpRows = 10;
    private readonly string _format;
    private readonly string? _path;
    private readonly int _rows;

    /// <param name="dataset">The object in the body.</param>
    /// <param name="path">Its place in the body, for error messages.</param>
    public EvalDataSet(RequestBody dataset, string path)
    {
        RequestBody.OneOf(path + ".source", dataset.Text("source"), "huggingface");
        RequestBody.OneOf(path + ".format", dataset.Text("format"), "jsonl", "csv");
        FileId = dataset.Text("file_id");
        _format = dataset.Text("format") ?? "jsonl";
        _rows = (int)(dataset.Number("max_rows", 1, 1_000_000, whole: true) ?? MadeUpRows);
        if ((FileId is null) == (dataset.Text("source") is null))
            throw ApiException.Invalid($"Invalid '{path}': has either a file_id or a source.", path);
        if (FileId is null)
        {
            _path = dataset.Required("path");
            _ = dataset.Required("split");
        }
    }

    public string? FileId { get; }

    public List<JsonObject> ReadRows(Tenant tenant)
    {
        if (FileId is null)
            return [.. Enumerable.Range(1, Math.Min(_rows, MadeUpRows)).Select(number => new JsonObject { ["question"] = $"Question {number} of {_path}", ["answer"] = $"{number}" })];
        var lines = File.ReadAllLines(tenant.Store<StoredFile>().Get(FileId).Path).Where(static line => line.Length > 0).ToArray();
        return _format == "csv" ? ReadTable(lines) : [.. lines.Select(ReadLine)];
    }

    private static JsonObject ReadLine(string line, int index)
    {
        try
        {
            if (JsonNode.Parse(line) is JsonObject row)
                return row;
        }
        catch (JsonException)
        {
            // Reported as a line that is no object.
        }

        throw ApiException.Invalid($"Line {index + 1} of the data set is not a JSON object.", null, "invalid_dataset");
    }

    private static List<JsonObject> ReadTable(string[] lines)
    {
        var names = lines.FirstOrDefault("").Split(',');
        return [.. lines.Skip(1).Select(line => new JsonObject(names.Zip(line.Split(','), static (name, value) => KeyValuePair.Create(name.Trim('"'), (JsonNode?)value.Trim('"')))))];
    }
}
