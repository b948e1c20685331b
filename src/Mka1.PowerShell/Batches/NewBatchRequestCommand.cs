using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Makes requests for batches, in memory only.</summary>
[Cmdlet(VerbsCommon.New, "Mka1BatchRequest", DefaultParameterSetName = PromptSet)]
[OutputType(typeof(BatchRequest))]
public sealed class NewBatchRequestCommand : AsyncCommand
{
    private const string PromptSet = "Prompt";
    private const string EmbeddingSet = "Embedding";
    private const string ImageSet = "Image";
    private const string BodySet = "Body";
    private long _position;

    /// <summary>What to ask, for a chat completion.</summary>
    [Parameter(ParameterSetName = PromptSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Prompt { get; set; } = string.Empty;

    /// <summary>What the model is told before.</summary>
    [Parameter(ParameterSetName = PromptSet, ValueFromPipelineByPropertyName = true)]
    public string? System { get; set; }

    /// <summary>The texts to embed.</summary>
    [Parameter(ParameterSetName = EmbeddingSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] EmbeddingInput { get; set; } = [];

    /// <summary>What to draw.</summary>
    [Parameter(ParameterSetName = ImageSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string ImagePrompt { get; set; } = string.Empty;

    /// <summary>The whole body: a hashtable, an object or JSON text.</summary>
    // Not of type object: the engine would bind a script block itself instead of what it gives.
    [Parameter(ParameterSetName = BodySet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public PSObject? Body { get; set; }

    /// <summary>What to call with the body.</summary>
    [Parameter(ParameterSetName = BodySet, ValueFromPipelineByPropertyName = true)]
    [Alias("Url")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [ValidateNotNullOrEmpty]
    public string Endpoint { get; set; } = BatchEndpoint.ChatCompletions;

    /// <summary>The request's id; without it one is made of its position and content.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("custom_id")]
    [AllowEmptyString]
    public string? CustomId { get; set; }

    /// <summary>The model; without it auto, or what the body says.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>Further members of the body, such as temperature.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Option { get; set; }

    /// <summary>Takes an endpoint that this version does not know.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override Task ProcessRecordAsync()
    {
        _position++;
        return TryAsync(CustomId, () =>
        {
            Emit(Make());
            return Task.CompletedTask;
        });
    }

    private BatchRequest Make()
    {
        bool hasId = MyInvocation.BoundParameters.ContainsKey(nameof(CustomId));
        if (hasId && string.IsNullOrEmpty(CustomId))
            throw new Mka1InputException($"The custom_id of request {_position} is empty. Give text, or leave -CustomId out.");
        var (url, body) = ParameterSetName switch
        {
            EmbeddingSet => (BatchEndpoint.Embeddings, Short("input", EmbeddingInput.Length == 1 ? EmbeddingInput[0] : EmbeddingInput)),
            ImageSet => (BatchEndpoint.ImageGenerations, Short("prompt", ImagePrompt)),
            BodySet => (Endpoint, Whole()),
            _ => (BatchEndpoint.ChatCompletions, Short("messages", Messages())),
        };
        if (!Force && !BatchEndpoint.KnownValues.Contains(url))
            throw new Mka1InputException($"'{url}' is not an endpoint that a batch can call: {string.Join(", ", BatchEndpoint.KnownValues)}. If it is newer than this module, add -Force.");
        if (Option is not null)
        {
            foreach (var member in PlainValue.Members(Option))
                body[member.Key] = member.Value;
        }
        if (!body.TryGetValue("model", out object? model) || model is not string { Length: > 0 })
            throw new Mka1InputException($"The body of request {_position} names no model. Add it to the body, or give -Model.");
        return BatchRequest.Create(hasId ? CustomId : null, url, body, _position);
    }

    private Dictionary<string, object?> Short(string member, object value) => new() { ["model"] = Model ?? "auto", [member] = value };

    private Dictionary<string, object?>[] Messages()
    {
        var user = new Dictionary<string, object?> { ["role"] = "user", ["content"] = Prompt };
        return string.IsNullOrEmpty(System) ? [user] : [new() { ["role"] = "system", ["content"] = System }, user];
    }

    private Dictionary<string, object?> Whole()
    {
        var body = PlainValue.Members(Body!.BaseObject is string json ? Mka1.Json.JsonBody.FromText(json)! : Body);
        if (Model is not null)
            body["model"] = Model;
        return body;
    }
}
