using System.Collections;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>
/// The options of a new response. Null values are left to the server.
/// Source: api-reference/responses/create-an-agent-powered-response-with-tool-support.
/// </summary>
public sealed class ResponseCreateOptions
{
    /// <summary>The model, <c>provider:model</c> or <c>auto</c>.</summary>
    public string? Model { get; init; }

    /// <summary>The input: text, or a sequence of items as dictionaries or as items of a response.</summary>
    public object? Input { get; init; }

    /// <summary>The system text. It is not carried over from the previous response.</summary>
    public string? Instructions { get; init; }

    /// <summary>The metadata: 16 pairs, keys of 64, values of 512 characters.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>True returns at once and continues in the background.</summary>
    public bool? Background { get; init; }

    /// <summary>The response that this one continues.</summary>
    public string? PreviousResponseId { get; init; }

    /// <summary>The id of the conversation that this one belongs to.</summary>
    public string? Conversation { get; init; }

    /// <summary>Further parts to include, see <see cref="ResponseInclude"/>.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>The tools to offer, as dictionaries with a <c>type</c>.</summary>
    public IReadOnlyList<object?>? Tools { get; init; }

    /// <summary>Which tool is to be called: <c>none</c>, <c>auto</c>, <c>required</c>, or a dictionary that names one.</summary>
    public object? ToolChoice { get; init; }

    /// <summary>Whether tools may be called in parallel.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>The limit of tool calls.</summary>
    public int? MaxToolCalls { get; init; }

    /// <summary>The limit of tokens to generate.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The format of the text: a dictionary with a <c>type</c> of <c>text</c>, <c>json_object</c> or <c>json_schema</c>.</summary>
    public object? TextFormat { get; init; }

    /// <summary>The verbosity of the text: <c>low</c>, <c>medium</c>, <c>high</c>.</summary>
    public string? Verbosity { get; init; }

    /// <summary>The reasoning effort: <c>low</c>, <c>medium</c>, <c>high</c> or another value of the model.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>The summary of the reasoning: <c>auto</c>, <c>concise</c>, <c>detailed</c>.</summary>
    public string? ReasoningSummary { get; init; }

    /// <summary>The handling of an input that is too long: <c>auto</c>, <c>disabled</c>.</summary>
    public string? Truncation { get; init; }

    /// <summary>The tier that serves it: <c>auto</c>, <c>default</c>, <c>flex</c>, <c>priority</c>.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Sampling temperature, 0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling, 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>The number of likely tokens to return for each token, 0 to 20.</summary>
    public int? TopLogprobs { get; init; }

    /// <summary>Whether the response is stored; otherwise it cannot be read again.</summary>
    public bool? Store { get; init; }

    /// <summary>The user, as named by the caller.</summary>
    public string? User { get; init; }

    /// <summary>The kinds of output: <c>text</c>, <c>audio</c>.</summary>
    public IReadOnlyList<string>? Modalities { get; init; }

    /// <summary>The voice of speech, such as <c>alloy</c>.</summary>
    public string? Voice { get; init; }

    /// <summary>The format of speech: <c>wav</c>, <c>mp3</c>, <c>flac</c>, <c>opus</c>, <c>pcm16</c>.</summary>
    public string? AudioFormat { get; init; }

    /// <summary>Whether the deltas of a stream are padded to even sizes.</summary>
    public bool? IncludeObfuscation { get; init; }

    /// <summary>Any further member of the body by its name on the wire; the properties above take precedence.</summary>
    public IReadOnlyDictionary<string, object?>? Body { get; init; }

    /// <summary>Computes a digest of the request, which is the same for equal requests in whatever order their members are.</summary>
    /// <returns>SHA-256 as lower-case hex digits.</returns>
    /// <exception cref="Errors.Mka1InputException">The metadata exceed the limits, or a value has no JSON form.</exception>
    public string GetDigest() => RequestDigest.Compute(ToBody(stream: false));

    /// <summary>The parts to include, for calls that resume the stream.</summary>
    internal IReadOnlyList<string>? IncludedParts => Include is not null ? Include
        : Body is not null && Body.TryGetValue("include", out object? include) && include is System.Collections.IEnumerable values and not string
            ? [.. values.OfType<object>().Select(static value => value.ToString()!)]
            : null;

    internal Dictionary<string, object?> ToBody(bool stream)
    {
        MetadataLimits.Check(Metadata);
        if (PreviousResponseId is not null)
            ResponseId.Check(PreviousResponseId);
        if (Metadata is null && Body is not null && Body.TryGetValue("metadata", out object? map) && map is IDictionary metadata)
            MetadataLimits.Check(GetTextMembers(metadata));
        var body = new Dictionary<string, object?>();
        foreach (var member in Body ?? new Dictionary<string, object?>())
            body[member.Key] = member.Value;
        Set(body, "model", Model);
        Set(body, "input", Input);
        Set(body, "instructions", Instructions);
        Set(body, "background", Background);
        Set(body, "metadata", Metadata);
        Set(body, "previous_response_id", PreviousResponseId);
        Set(body, "conversation", Conversation);
        Set(body, "include", Include);
        Set(body, "tools", Tools);
        Set(body, "tool_choice", ToolChoice);
        Set(body, "parallel_tool_calls", ParallelToolCalls);
        Set(body, "max_tool_calls", MaxToolCalls);
        Set(body, "max_output_tokens", MaxOutputTokens);
        Set(body, "truncation", Truncation);
        Set(body, "service_tier", ServiceTier);
        Set(body, "temperature", Temperature);
        Set(body, "top_p", TopP);
        Set(body, "top_logprobs", TopLogprobs);
        Set(body, "store", Store);
        Set(body, "user", User);
        Set(body, "modalities", Modalities);
        SetWithin(body, "text", ("format", TextFormat), ("verbosity", Verbosity));
        SetWithin(body, "reasoning", ("effort", ReasoningEffort), ("summary", ReasoningSummary));
        SetWithin(body, "audio", ("voice", Voice), ("format", AudioFormat));
        SetWithin(body, "stream_options", ("include_obfuscation", stream ? IncludeObfuscation : null));
        // The called method, not the body, decides whether the answer is a stream.
        if (stream)
            body["stream"] = true;
        else
            body.Remove("stream");
        return body;
    }

    // The server validates values of other types.
    private static Dictionary<string, string> GetTextMembers(IDictionary metadata)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in metadata)
        {
            if (entry.Value is string text)
                map[(string)entry.Key] = text;
        }
        return map;
    }

    private static void Set(Dictionary<string, object?> body, string name, object? value)
    {
        if (value is not null)
            body[name] = value;
    }

    // Adds members to an object within the body.
    private static void SetWithin(Dictionary<string, object?> body, string name, params (string Name, object? Value)[] members)
    {
        var given = members.Where(static member => member.Value is not null).ToArray();
        if (given.Length == 0)
            return;
        var joined = new Dictionary<string, object?>();
        if (body.TryGetValue(name, out object? present) && present is IDictionary map)
        {
            foreach (DictionaryEntry entry in map)
                joined[(string)entry.Key] = entry.Value;
        }
        foreach (var (member, value) in given)
            joined[member] = value;
        body[name] = joined;
    }
}
