using System.Text;
using System.Text.Json;
using Mka1.Batches.Ids;
using Mka1.Json;

namespace Mka1.Batches.Input;

/// <summary>The members of a line of the input of a batch, parsed in one pass.</summary>
internal ref struct BatchInputLine
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonText.MaxDepth };

    public bool IsObject;
    public BatchInputMember CustomId;
    public BatchInputMember Method;
    public BatchInputMember Url;
    public BatchInputMember Body;
    public BatchInputMember Model;

    /// <summary>The name of a duplicate member, of which a server may use either; null if there is none.</summary>
    public string? DuplicateName;

    /// <exception cref="JsonException">The line is not one JSON value.</exception>
    public static BatchInputLine Read(ReadOnlySpan<byte> line)
    {
        var members = default(BatchInputLine);
        var reader = new Utf8JsonReader(line, Options);
        reader.Read();
        members.IsObject = reader.TokenType == JsonTokenType.StartObject;
        if (members.IsObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                members.ReadMember(ref reader, line);
        }
        // Throws if the rest is invalid JSON or another value.
        while (reader.Read())
        {
        }
        return members;
    }

    // The library throws for a name with an unpaired surrogate.
    private static bool IsNamed(scoped in Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        (reader.ValueIsEscaped ? IdBytes.OfEscaped(Encoding.UTF8.GetString(reader.ValueSpan.ToArray())) : reader.ValueSpan).SequenceEqual(name);

    private void ReadMember(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        if (IsNamed(reader, "custom_id"u8))
            CustomId = ReadValue(ref reader, line, CustomId.Type, "custom_id");
        else if (IsNamed(reader, "method"u8))
            Method = ReadValue(ref reader, line, Method.Type, "method");
        else if (IsNamed(reader, "url"u8))
            Url = ReadValue(ref reader, line, Url.Type, "url");
        else if (IsNamed(reader, "body"u8))
            ReadBody(ref reader, line);
        else
            reader.Skip();
    }

    private void ReadBody(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        if (Body.Type != JsonTokenType.None)
            DuplicateName = "body";
        reader.Read();
        Body = new BatchInputMember(reader, line);
        Model = default;
        if (Body.Type != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsNamed(reader, "model"u8))
                Model = ReadValue(ref reader, line, Model.Type, "body.model");
            else
                reader.Skip();
        }
    }

    private BatchInputMember ReadValue(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> line, JsonTokenType before, string name)
    {
        if (before != JsonTokenType.None)
            DuplicateName = name;
        reader.Read();
        var member = new BatchInputMember(reader, line);
        reader.Skip();
        return member;
    }
}
