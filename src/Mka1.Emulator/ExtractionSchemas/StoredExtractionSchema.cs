using System.Text.Json.Nodes;
using Mka1.Emulator.Extractions;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.ExtractionSchemas;

/// <summary>A stored JSON schema, by which data are extracted from files.</summary>
internal sealed class StoredExtractionSchema : IMappedResource
{
    private static readonly string[] Changeable = ["name", "description", "schema", "metadata"];
    private readonly StoredMembers _members;

    private StoredExtractionSchema(RequestBody body)
    {
        var now = DateTime.UtcNow;
        _ = body.Required("name");
        if (body.Object("schema") is null)
            throw RequestBody.Missing("schema");
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["name"] = null,
            ["description"] = null,
            ["schema"] = null,
            ["metadata"] = new JsonObject(),
            ["createdAt"] = now,
            ["updatedAt"] = now,
        });
        Change(body, now);
    }

    public static string Noun => "extraction schema";

    // The form of the ids is not documented.
    public string Id { get; } = Ids.New("schema_");

    public static void Map(ResourceMap resources)
    {
        var schemas = resources.Add<StoredExtractionSchema>("/extract/schema");
        schemas.Create(static body => new StoredExtractionSchema(body), Changeable);
        // The list is not documented; here it is that of the other resources.
        schemas.List(new ListRules("after", "limit"));
        schemas.Get();
        schemas.Group.MapPut("/{id}", async context =>
        {
            var schema = schemas.Find(context);
            schema.Change((await context.ReadBodyAsync()).AllowOnly(Changeable), DateTime.UtcNow);
            await Answer.JsonAsync(context, schema.Render());
        });
        schemas.Group.MapDelete("/{id}", context =>
        {
            _ = context.Tenant().Store<StoredExtractionSchema>().Remove(context.RouteId());
            return Answer.JsonAsync(context, new JsonObject { ["success"] = true, ["message"] = "Schema deleted successfully" });
        });
        schemas.Group.MapPost("/{id}", async context =>
        {
            var stored = schemas.Find(context).Read();
            var form = (await ExtractionForm.ReadAsync(context)).AllowOnly("model", "prompt");
            await form.AnswerAsync(context, stored["schema"]!.AsObject(), stored);
        });
    }

    public byte[] Render() => Answer.Bytes(new JsonObject { ["success"] = true, ["data"] = Read() });

    public byte[] RenderInList() => _members.Render();

    private JsonObject Read() => JsonNode.Parse(_members.Render())!.AsObject();

    private void Change(RequestBody body, DateTime now) => _members.Set(
        ("name", body.Text("name", 1, 100)), ("description", body.Text("description", 0, 500)), ("schema", body.Object("schema")?.DeepClone()),
        ("metadata", body.OptionalMetadata()), ("updatedAt", now));
}
