using System.Text;
using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Responses;

/// <summary>Compacts a conversation: the user's messages are kept, everything else becomes one opaque item.</summary>
internal static class Compaction
{
    public static JsonObject Make(RequestBody body, Tenant tenant)
    {
        body.AllowOnly("model", "input", "instructions", "previous_response_id", "prompt_cache_key");
        // Reads and validates the parameters that a create also has.
        var request = new ResponseRequest(body);
        var items = new JsonArray();
        if (request.Previous(tenant) is { } previous)
        {
            foreach (var item in previous.InputItems)
                items.Add(item!.DeepClone());
            foreach (var item in JsonNode.Parse(previous.RenderAsCreated())!["output"]!.AsArray())
                items.Add(item!.DeepClone());
        }

        foreach (var item in InputItems.From(request.Input))
            items.Add(item!.DeepClone());
        if (items.Count == 0)
            throw ApiException.Invalid("There is nothing to compact: give 'input' or 'previous_response_id'.", "input", "missing_required_parameter");

        var output = new JsonArray();
        foreach (var item in items.Where(item => item!["role"]?.ToString() == "user"))
        {
            var message = item!.DeepClone();
            message["id"] = Ids.New("msg_");
            output.Add(message);
        }

        output.Add(new JsonObject
        {
            ["id"] = Ids.New("cmp_"),
            ["type"] = "compaction",
            ["encrypted_content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{items.Count} items")),
        });
        return new JsonObject
        {
            ["id"] = Ids.New("resp_"),
            ["object"] = "response.compaction",
            ["created_at"] = SimulatedClock.UnixNow,
            ["output"] = output,
            ["usage"] = ResponseRequest.Usage(Words.Count(items.ToJsonString()), 1, 0),
        };
    }
}
