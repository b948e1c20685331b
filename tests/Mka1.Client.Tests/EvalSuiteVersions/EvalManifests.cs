using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.EvalSuiteVersions;

/// <summary>Manifests that the emulator accepts.</summary>
internal static class EvalManifests
{
    public static JsonObject Task(string id, string? file = null, string prompt = "p") => new()
    {
        ["id"] = id, ["type"] = "qa", ["prompt_template"] = prompt, ["target_template"] = "{{answer}}", ["grader"] = new JsonObject { ["type"] = "python", ["source"] = "s" },
        ["dataset"] = file is null
            ? new JsonObject { ["source"] = "huggingface", ["path"] = "p", ["split"] = "test", ["max_rows"] = 3 }
            : new JsonObject { ["file_id"] = file, ["format"] = "jsonl" },
    };

    public static JsonObject Of(params JsonNode?[] tasks) => new() { ["schema_version"] = "2026-05-27", ["tasks"] = new JsonArray(tasks) };
}
