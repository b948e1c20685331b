using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

/// <summary>Compares the members of an answer with those that the API documents.</summary>
internal static class Shape
{
    public const string List = "object data first_id last_id has_more";
    public const string Deletion = "id object deleted";

    public static void Has(string members, string? type, JsonNode value)
    {
        Assert.Equal(members.Split(' ').Order(StringComparer.Ordinal), value.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        if (type is not null)
            Assert.Equal(type, value["object"]!.ToString());
    }

    public static async Task IsListAsync(EmulatorAccess emulator, string envelope, string path, string item)
    {
        var list = await emulator.GetAsync(path);
        Has(envelope, "list", list);
        Has(item, null, list["data"]![0]!);
    }
}
