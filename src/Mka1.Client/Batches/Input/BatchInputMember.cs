using System.Text;
using System.Text.Json;
using Mka1.Batches.Ids;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Batches.Input;

/// <summary>A member of a line as its bytes: nothing becomes a string before there is a problem to tell.</summary>
internal readonly ref struct BatchInputMember
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly bool _escaped;

    /// <param name="reader">Stands on the value, on the first token of it if it is not a scalar.</param>
    /// <param name="line">What the reader reads.</param>
    public BatchInputMember(scoped in Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        Type = reader.TokenType;
        Start = (int)reader.TokenStartIndex;
        // A string's quotes are not part of the reader's value.
        _json = line.Slice(Start, reader.ValueSpan.Length + (Type == JsonTokenType.String ? 2 : 0));
        _escaped = reader.ValueIsEscaped;
    }

    /// <summary>The kind of value; None if the member is missing.</summary>
    public JsonTokenType Type { get; }

    /// <summary>Where the value begins in the line.</summary>
    public int Start { get; }

    /// <summary>True for text that is not empty.</summary>
    public bool HasText => Type == JsonTokenType.String && _json.Length > 2;

    /// <summary>The text as UTF-8, without its escapes.</summary>
    public ReadOnlySpan<byte> Utf8 => _escaped ? IdBytes.OfEscaped(Encoding.UTF8.GetString(Inner.ToArray())) : Inner;

    private ReadOnlySpan<byte> Inner => _json.Slice(1, _json.Length - 2);

    public string Text => JsonText.GetString(JsonText.Parse(_json));

    public bool Is(ReadOnlySpan<byte> text) => Type == JsonTokenType.String && Utf8.SequenceEqual(text);

    /// <summary>The value as a message shows it.</summary>
    public string DisplayText => Type switch
    {
        JsonTokenType.None => "missing",
        JsonTokenType.String => $"'{Excerpt.Create(Text)}'",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        _ => Excerpt.Create(Encoding.UTF8.GetString(_json.ToArray())),
    };
}
