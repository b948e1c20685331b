using System.Text;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>
/// The members of objects. The library throws at each name that holds half a surrogate pair; here such names are read from the
/// object's text, so that an object of a million of them costs one exception.
/// </summary>
internal static class JsonMembers
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonText.MaxDepth + 2 };

    /// <summary>The members in their order; half a surrogate pair in a name becomes U+FFFD.</summary>
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

    /// <summary>Whether the name of a member holds half a surrogate pair.</summary>
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

    /// <summary>A member of an object, the last of its name; none if the value is no object.</summary>
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
