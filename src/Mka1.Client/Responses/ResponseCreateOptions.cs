using Mka1.Json;

namespace Mka1.Responses;

/// <summary>What a response is to be made of. Source: api-reference/responses/create-an-agent-powered-response-with-tool-support.</summary>
public sealed class ResponseCreateOptions
{
    /// <summary>The model, <c>provider:model</c> or <c>auto</c>.</summary>
    public string? Model { get; init; }

    /// <summary>The input: text, or a sequence of items as dictionaries.</summary>
    public object? Input { get; init; }

    /// <summary>The system text.</summary>
    public string? Instructions { get; init; }

    /// <summary>The map of keys and values to keep with it: 16 pairs, keys of 64, values of 512 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>True returns at once and goes on in the background.</summary>
    public bool? Background { get; init; }

    /// <summary>Any further member of the body by its name on the wire; the properties above win over it.</summary>
    public IReadOnlyDictionary<string, object?>? Body { get; init; }

    /// <summary>What the body asks to include, for the calls that go on where the first one broke.</summary>
    internal IReadOnlyList<string>? Include =>
        Body is not null && Body.TryGetValue("include", out object? include) && include is System.Collections.IEnumerable values and not string
            ? [.. values.OfType<object>().Select(static value => value.ToString()!)]
            : null;

    internal Dictionary<string, object?> ToBody(bool stream)
    {
        var body = new Dictionary<string, object?>();
        foreach (var member in Body ?? new Dictionary<string, object?>())
            body[member.Key] = member.Value;
        Set(body, "model", Model);
        Set(body, "input", Input);
        Set(body, "instructions", Instructions);
        Set(body, "background", Background);
        if (Metadata is not null)
        {
            MetadataLimits.Check(Metadata);
            body["metadata"] = Metadata;
        }
        // What comes back must be what the caller asked this client for, whatever the body says.
        if (stream)
            body["stream"] = true;
        else
            body.Remove("stream");
        return body;
    }

    private static void Set(Dictionary<string, object?> body, string name, object? value)
    {
        if (value is not null)
            body[name] = value;
    }
}
