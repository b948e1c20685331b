using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Values;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.PowerShell.Responses;

/// <summary>Creates a response: waits for it, streams it, or leaves it in the background.</summary>
[Cmdlet(VerbsCommon.New, "Mka1Response", DefaultParameterSetName = BodySet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Response), typeof(ResponseStreamEvent))]
public sealed class NewResponseCommand : Mka1Command
{
    private const string PromptSet = "Prompt";
    private const string InputSet = "Input";
    private const string BodySet = "Body";

    /// <summary>The input as text; from the pipeline each is a response of its own.</summary>
    [Parameter(ParameterSetName = PromptSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public string? Prompt { get; set; }

    /// <summary>The input as items: hashtables such as @{ role = 'user'; content = 'Hi' }.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public object[]? Input { get; set; }

    /// <summary>The model, provider:model; without it that of -Body, else auto.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>The system text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Instructions { get; set; }

    /// <summary>Up to 16 pairs of text to keep with the response.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Returns at once; the response goes on in the background.</summary>
    [Parameter]
    public SwitchParameter Background { get; set; }

    /// <summary>Gives the events as they arrive, the terminal one last.</summary>
    [Parameter]
    public SwitchParameter Stream { get; set; }

    /// <summary>Further members of the request's body by their names on the wire: a hashtable, an object or JSON text. The other parameters win over it.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = BodySet, Mandatory = true)]
    [ValidateNotNull]
    public object? Body { get; set; }

    private protected override Task ProcessRecordAsync() => TryAsync(Prompt ?? Model, async () =>
    {
        var options = Options();
        if (!Approved(Named(Model ?? "auto"), $"Create response{(Background ? " in the background" : string.Empty)}: {Shortened(Prompt)}"))
            return;
        if (Stream)
            await StreamAsync(options);
        else
            Emit(await Client.Responses.CreateAsync(options, Cancellation));
    });

    private async Task StreamAsync(ResponseCreateOptions options)
    {
        await foreach (var next in Client.Responses.CreateStreamAsync(options, Cancellation))
            Emit(next);
    }

    private ResponseCreateOptions Options()
    {
        var body = Members(Body);
        return new ResponseCreateOptions
        {
            Model = Model ?? (body.ContainsKey("model") ? null : "auto"),
            Input = Prompt ?? PlainValue.Of(Input),
            Instructions = Instructions,
            Metadata = Metadata is null ? null : MetadataMap.Of(Metadata),
            Background = Background ? true : null,
            Body = body,
        };
    }

    private static Dictionary<string, object?> Members(object? body)
    {
        object? value = body is PSObject wrapped ? wrapped.BaseObject : body;
        return value switch
        {
            null => [],
            string json => JsonBody.FromText(json) is IDictionary members
                ? PlainValue.Members(members)
                : throw new Mka1InputException("-Body is JSON but not an object. Give { ... }."),
            _ => PlainValue.Members(body!),
        };
    }

    private static string Shortened(string? prompt) => prompt switch
    {
        null => "from items",
        { Length: > 60 } => prompt.Substring(0, 60) + "...",
        _ => prompt,
    };
}
