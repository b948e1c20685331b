using System.Net;
using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

/// <summary>Checks a kind of stored objects: its operations answer as documented, and refuse by name what they do not know.</summary>
/// <param name="Path">The path of the list.</param>
/// <param name="Object">The member <c>object</c> of an object.</param>
/// <param name="Members">The names of its members, with blanks between.</param>
internal sealed record StoredKindCheck(string Path, string Object, string Members)
{
    /// <summary>Each member that a create may have, with a right value.</summary>
    public JsonObject Create { get; init; } = [];

    /// <summary>The status of the answer to a create.</summary>
    public HttpStatusCode CreateStatus { get; init; } = HttpStatusCode.OK;

    /// <summary>Each member that an update may have, with a right value; empty where there is no update.</summary>
    public JsonObject Update { get; init; } = [];

    /// <summary>The members of nested objects, with blanks between.</summary>
    public IReadOnlyDictionary<string, string> Nested { get; init; } = new Dictionary<string, string>();

    /// <summary>The maximum length of text members.</summary>
    public IReadOnlyDictionary<string, int> Longest { get; init; } = new Dictionary<string, int>();

    /// <summary>Texts that the members of these names must not have.</summary>
    public IReadOnlyDictionary<string, string> Wrong { get; init; } = new Dictionary<string, string>();

    /// <summary>The member <c>object</c> of the answer to a deletion.</summary>
    public required string DeletionObject { get; init; }

    /// <summary>The names of the members of an object in a list or in the answer to an action, where they are fewer.</summary>
    public string Listed { get; init; } = Members;

    /// <summary>Each member that an action may have, with a right value, by the last segment of its path.</summary>
    public IReadOnlyDictionary<string, JsonObject> Actions { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>The names of the members of a list.</summary>
    public string Envelope { get; init; } = Shape.List;

    public async Task RunAsync()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var created = await emulator.JsonAsync(HttpMethod.Post, Path, Create.DeepClone(), CreateStatus, null);
        string one = $"{Path}/{created["id"]}";
        Shape.Has(Members, Object, created);
        foreach (var (member, members) in Nested)
            Shape.Has(members, null, created[member]!);
        Shape.Has(Members, Object, await emulator.GetAsync(one));
        await Shape.IsListAsync(emulator, Envelope, Path, Listed);
        var state = await emulator.GetAsync("/_emulator/state");
        Assert.Contains(Path.Replace("/api/v1/", string.Empty, StringComparison.Ordinal).TrimStart('/'), state["kinds"]!.AsArray().Select(static kind => kind!.ToString()));

        await RefusesAsync(emulator, Path, Create);
        List<(HttpMethod Method, string Path)> routes = [(HttpMethod.Get, Path), (HttpMethod.Post, Path), (HttpMethod.Get, one), (HttpMethod.Delete, one)];
        if (Update.Count > 0)
        {
            routes.Add((HttpMethod.Post, one));
            Shape.Has(Members, Object, await emulator.PostAsync(one, Update.DeepClone()));
            await RefusesAsync(emulator, one, Update);
        }
        foreach (var (name, body) in Actions)
        {
            routes.Add((HttpMethod.Post, $"{one}/{name}"));
            Shape.Has(Listed, Object, await emulator.PostAsync($"{one}/{name}", body.DeepClone()));
            await RefusesAsync(emulator, $"{one}/{name}", body);
        }

        foreach (var (method, path) in routes)
            Assert.Equal("colour", (await emulator.ErrorAsync(HttpStatusCode.BadRequest, method, path + "?colour=red"))["param"]!.ToString());
        Shape.Has(Shape.Deletion, DeletionObject, await emulator.DeleteAsync(one));
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, one);
    }

    private async Task RefusesAsync(EmulatorAccess emulator, string path, JsonObject right)
    {
        var unknown = await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, path, new JsonObject { ["colour"] = "red" });
        Assert.Equal("colour", unknown["param"]!.ToString());
        foreach (var (member, length) in Longest.Where(pair => right.ContainsKey(pair.Key)))
        {
            string longest = $"{right[member]}".PadRight(length, 'x');
            await WrongValues.AreTakenOrRefusedByNameAsync(emulator, path, With(right, member, longest), []);
            await IsRefusedAsync(emulator, path, With(right, member, longest + "x"), member);
        }
        foreach (var (member, text) in Wrong.Where(pair => right.ContainsKey(pair.Key)))
            await IsRefusedAsync(emulator, path, With(right, member, text), member);
        foreach (string member in right.Select(static pair => pair.Key))
        {
            foreach (string value in WrongValues.All)
                await WrongValues.AreTakenOrRefusedByNameAsync(emulator, path, With(right, member, JsonNode.Parse(value)), member);
        }
    }

    private static JsonObject With(JsonObject right, string member, JsonNode? value)
    {
        var body = (JsonObject)right.DeepClone();
        body[member] = value;
        return body;
    }

    private static async Task IsRefusedAsync(EmulatorAccess emulator, string path, JsonObject body, string member) =>
        Assert.Equal(member, (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, path, body))["param"]!.ToString());
}
