using System.Text;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>
/// Reads the members of objects. The library throws for each name with an unpaired surrogate. Such names are read from the text of
/// the object, so that an object with a million of them costs one exception.
/// </summary>
internal static class JsonMembers
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonText.MaxDepth + 2 };

    /// <summary>Returns the members in their order; an unpaired surrogate in a name becomes U+FFFD.</summary>
    /// <param name="value">An object.</param>
    public static List<KeyValuePair<string, JsonElement>> Read(JsonElement value)
    {
        var members = new List<KeyValuePair<string, JsonElement>>();
        try
        {
            foreach (var member in value.EnumerateObject())
                members.Add(new(member.Name, member.Value));
        }
        catch (InvalidOperationException)
        {
            members.Clear();
            members.AddRange(ReadNames(value).Zip(value.EnumerateObject(), static (name, member) => new KeyValuePair<string, JsonElement>(name, member.Value)));
        }
        return members;
    }

    /// <summary>Whether the name of a member contains an unpaired surrogate.</summary>
    public static bool HasUnpairedSurrogateInName(JsonElement value)
    {
        try
        {
            foreach (var member in value.EnumerateObject())
                _ = member.Name;
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>Finds a member of an object, the last one of the name; false if the value is not an object.</summary>
    public static bool TryGetMember(this JsonElement value, string name, out JsonElement member)
    {
        member = default;
        try
        {
            return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out member);
        }
        catch (InvalidOperationException)
        {
            int last = ReadNames(value).LastIndexOf(name);
            if (last >= 0)
                member = value.EnumerateObject().ElementAt(last).Value;
            return last >= 0;
        }
    }

    private static List<string> ReadNames(JsonElement value)
    {
        var names = new List<string>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(value.GetRawText()), Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            names.Add(JsonText.GetString(ref reader));
            reader.Read();
            reader.Skip();
        }
        return names;
    }
}
