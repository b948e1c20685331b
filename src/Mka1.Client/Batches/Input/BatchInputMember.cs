using System.Text;
using System.Text.Json;
using Mka1.Batches.Ids;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Batches.Input;

/// <summary>A member of a line as bytes; strings are created only for error messages.</summary>
internal readonly ref struct BatchInputMember
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly bool _escaped;

    /// <param name="reader">The reader, at the first token of the value.</param>
    /// <param name="line">The line that the reader reads.</param>
    public BatchInputMember(scoped in Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        Type = reader.TokenType;
        Start = (int)reader.TokenStartIndex;
        // ValueSpan of a string does not include the quotes.
        _json = line.Slice(Start, reader.ValueSpan.Length + (Type == JsonTokenType.String ? 2 : 0));
        _escaped = reader.ValueIsEscaped;
    }

    /// <summary>The kind of value; None if the member is missing.</summary>
    public JsonTokenType Type { get; }

    /// <summary>The position of the value in the line.</summary>
    public int Start { get; }

    /// <summary>True for text that is not empty.</summary>
    public bool HasText => Type == JsonTokenType.String && _json.Length > 2;

    /// <summary>The text as UTF-8, without its escapes.</summary>
    public ReadOnlySpan<byte> Utf8 => _escaped ? IdBytes.OfEscaped(Encoding.UTF8.GetString(Inner.ToArray())) : Inner;

    private ReadOnlySpan<byte> Inner => _json.Slice(1, _json.Length - 2);

    public string Text => JsonText.GetString(JsonText.Parse(_json));

    public bool Is(ReadOnlySpan<byte> text) => Type == JsonTokenType.String && Utf8.SequenceEqual(text);

    /// <summary>The value as shown in messages.</summary>
    public string DisplayText => Type switch
    {
        JsonTokenType.None => "missing",
        JsonTokenType.String => $"'{Excerpt.Create(Text)}'",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        _ => Excerpt.Create(Encoding.UTF8.GetString(_json.ToArray())),
    };
}
