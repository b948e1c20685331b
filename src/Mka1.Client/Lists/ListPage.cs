using System.Text;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Lists;

/// <summary>
/// A page of a list. Each object is parsed on its own, because a view references the JSON document that it was parsed from: an object
/// that the caller keeps does not keep the whole page in memory.
/// </summary>
internal sealed class ListPage
{
    // Far more than a page of any list has, and far less than exhausts memory.
    private const int MaximumItems = 1_000_000;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonText.MaxDepth };
    private readonly List<JsonElement> _items = [];
    private readonly byte[] _beginning;

    private ListPage(ReadOnlySpan<byte> utf8) => _beginning = utf8.Slice(0, Math.Min(utf8.Length, ApiAnswer.ExcerptBytes)).ToArray();

    public IReadOnlyList<JsonElement> Items => _items;

    /// <summary>Whether the server reports further pages; undefined if the member is missing.</summary>
    public JsonElement HasMore { get; private set; }

    public JsonElement FirstId { get; private set; }

    public JsonElement LastId { get; private set; }

    /// <summary>Why the JSON is not a valid page; null if it is.</summary>
    public string? Fault { get; private set; }

    /// <summary>The beginning of the text, for error messages.</summary>
    public string Beginning => Encoding.UTF8.GetString(_beginning);

    /// <param name="utf8">The text.</param>
    /// <param name="takesArray">Whether the page may be an array without a list object.</param>
    /// <param name="member">The member that may have the objects, other than <c>data</c>; null for none.</param>
    /// <exception cref="JsonException">The text is not one JSON value, is nested too deep or is not UTF-8.</exception>
    public static ListPage Parse(ReadOnlyMemory<byte> utf8, bool takesArray, string? member)
    {
        // The parser accepts invalid UTF-8 and throws only when the member is read.
        if (!JsonText.IsUtf8(utf8.Span))
            throw new JsonException("The text is not UTF-8.");
        var page = new ListPage(utf8.Span);
        page.Fault = page.Read(utf8.Span, takesArray, member is null ? default : Encoding.UTF8.GetBytes(member)) ? null : "is not a list: it has no 'data'";
        if (page.Items.Count > MaximumItems)
            page.Fault = $"is a page of more than {MaximumItems} objects";
        return page;
    }

    // The library throws for a name with an unpaired surrogate.
    private static bool IsNamed(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        !(reader.ValueIsEscaped && JsonText.HasUnpairedSurrogate(reader.ValueSpan, out _)) && reader.ValueTextEquals(name);

    private bool Read(ReadOnlySpan<byte> utf8, bool takesArray, ReadOnlySpan<byte> member)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        bool isList = false;
        if (reader.Read() && reader.TokenType != JsonTokenType.StartObject)
        {
            if (takesArray)
                isList = ReadItems(ref reader);
            else
                reader.Skip();
            reader.Read();
            return isList;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isData = IsNamed(ref reader, "data"u8) || (!member.IsEmpty && IsNamed(ref reader, member));
            bool isMore = IsNamed(ref reader, "has_more"u8);
            bool isFirst = IsNamed(ref reader, "first_id"u8);
            bool isLast = IsNamed(ref reader, "last_id"u8);
            reader.Read();
            if (isData)
                isList = ReadItems(ref reader);
            else if (isMore)
                HasMore = JsonElement.ParseValue(ref reader);
            else if (isFirst)
                FirstId = JsonElement.ParseValue(ref reader);
            else if (isLast)
                LastId = JsonElement.ParseValue(ref reader);
            else
                reader.Skip();
        }
        // Throws if anything but white space follows.
        reader.Read();
        return isList;
    }

    private bool ReadItems(ref Utf8JsonReader reader)
    {
        _items.Clear();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return false;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (_items.Count > MaximumItems)
                reader.Skip();
            else
                _items.Add(JsonElement.ParseValue(ref reader));
        }
        return true;
    }
}
