using System.Text.Json;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Http;

/// <summary>Validates the JSON of an object of the API and creates its view, so that an answer of another shape is an error.</summary>
internal sealed class Resource<T>(string name, Func<JsonElement, T> view, params string[] requiredText)
{
    /// <summary>Completes an answer of another form; null if there is none.</summary>
    public Func<JsonElement, JsonElement>? Complete { get; init; }

    /// <summary>Whether a list may also be an array.</summary>
    public bool ListsAsArray { get; init; }

    /// <summary>The member in which a list may have the objects, other than <c>data</c>; null for none.</summary>
    public string? ListMember { get; init; }

    /// <summary>The member that identifies an object in a list.</summary>
    public string IdMember { get; init; } = "id";

    /// <summary>The members that an object has, whatever their values.</summary>
    public IReadOnlyList<string> RequiredMembers { get; init; } = [];

    /// <exception cref="Mka1ProtocolException">The answer is not such an object.</exception>
    public T Read(JsonElement json, ApiAnswer answer)
    {
        var item = Complete is null ? json : Complete(json);
        return Fault(item) is string fault ? throw answer.CreateProtocolException(fault, json.GetRawText()) : view(item);
    }

    /// <summary>Reads an object from its JSON, such as <see cref="Mka1Object.ToJson()"/> returns.</summary>
    /// <param name="json">JSON text of an object.</param>
    /// <returns>The object.</returns>
    /// <exception cref="Mka1InputException">The text is not the JSON of such an object.</exception>
    public T Read(string json)
    {
        if (json is null)
            throw new ArgumentNullException(nameof(json));
        JsonElement element;
        try
        {
            element = JsonText.Parse(json);
        }
        catch (JsonException exception)
        {
            throw new Mka1InputException($"The text is not JSON: {JsonFault.Describe(exception, json)}", exception) { IsPartialJson = JsonFault.IsPartial(json) };
        }
        return Fault(element) is string fault ? throw new Mka1InputException($"This {fault}.") : view(element);
    }

    private string? Fault(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return $"is not a {name} but JSON of kind {json.ValueKind}";
        foreach (string member in requiredText)
        {
            if (!json.TryGetMember(member, out var value) || value.ValueKind != JsonValueKind.String || JsonText.GetString(value).Length == 0)
                return $"is not a {name}: it has no '{member}'";
        }
        return RequiredMembers.FirstOrDefault(member => !json.TryGetMember(member, out _)) is string missing ? $"is not a {name}: it has no '{missing}'" : null;
    }
}
