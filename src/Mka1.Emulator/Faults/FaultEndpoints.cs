using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Faults;

/// <summary>Faults over HTTP: POST one or an array of them, GET, DELETE.</summary>
internal static class FaultEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static JsonNode Render(IEnumerable<Fault> faults) => JsonSerializer.SerializeToNode(faults, Json)!;

    public static void Map(IEndpointRouteBuilder control, FaultList faults)
    {
        control.MapGet("/faults", context => Answer.JsonAsync(context, Render(faults)));
        control.MapDelete("/faults", context =>
        {
            faults.Clear();
            return Answer.JsonAsync(context, new JsonArray());
        });
        control.MapPost("/faults", async context =>
        {
            foreach (var fault in await ReadAsync(context))
                faults.Add(fault);
            await Answer.JsonAsync(context, Render(faults));
        });
    }

    private static async Task<List<Fault>> ReadAsync(HttpContext context)
    {
        try
        {
            var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return [.. (body is JsonArray many ? many.ToArray() : [body]).Select(ReadFault)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ApiException.Invalid(e.Message);
        }
    }

    private static Fault ReadFault(JsonNode? node)
    {
        var fault = (node ?? throw new JsonException("A fault is an object.")).AsObject();
        // A body may be given as JSON instead of a string.
        if (fault["body"] is JsonObject or JsonArray)
            fault["body"] = fault["body"]!.ToJsonString(Answer.Plain);
        return fault.Deserialize<Fault>(Json)!;
    }
}
