using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.PowerShell.Responses;

/// <summary>Creates responses: waits for them, streams them, or leaves them in the background.</summary>
[Cmdlet(VerbsCommon.New, "Mka1Response", DefaultParameterSetName = BodySet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Response), typeof(ResponseStreamEvent))]
public sealed class NewResponseCommand : Mka1Command
{
    private const string PromptSet = "Prompt";
    private const string InputSet = "Input";
    private const string BodySet = "Body";
    private const int LongestShown = 60;
    private OrderedWindow<Response>? _window;

    // Read each file once for all prompts.
    private Dictionary<string, object?>[]? _attached;
    private string? _running;
    private StreamedText? _text;

    /// <summary>The input as text; from the pipeline each is a response of its own.</summary>
    [Parameter(ParameterSetName = PromptSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [PromptTransformation]
    [ValidateNotNullOrEmpty]
    public string? Prompt { get; set; }

    /// <summary>The input as items: hashtables such as @{ role = 'user'; content = 'Hi' }, or items that a response gave.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public object[]? Input { get; set; }

    /// <summary>The model, provider:model; without it that of -Body, else auto.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>The system text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Instructions { get; set; }

    /// <summary>Pictures to look at: paths, URLs or ids of files.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [ValidateNotNullOrEmpty]
    public string[] Image { get; set; } = [];

    /// <summary>Files to read: paths, URLs or ids of files.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [ValidateNotNullOrEmpty]
    public string[] File { get; set; } = [];

    /// <summary>Recordings to listen to: paths of .wav or .mp3, URLs or ids of files.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [ValidateNotNullOrEmpty]
    public string[] Audio { get; set; } = [];

    /// <summary>Up to 16 pairs of text to keep with the response.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>The response that this one continues.</summary>
    [Parameter]
    [Alias("PreviousResponseId")]
    [ValidateNotNullOrEmpty]
    public string? PreviousResponse { get; set; }

    /// <summary>The id of the conversation that this one belongs to; not together with -PreviousResponse.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Conversation { get; set; }

    /// <summary>Tools to offer: hashtables or JSON text with a type, or the plain names of built-in ones.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ToolCompleter))]
    [ValidateNotNullOrEmpty]
    public object[] Tool { get; set; } = [];

    /// <summary>Which tool is to be called: none, auto, required, the name of one in -Tool, or a hashtable.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ToolChoiceCompleter))]
    [ValidateNotNullOrEmpty]
    public object? ToolChoice { get; set; }

    /// <summary>Whether tools may be called side by side.</summary>
    [Parameter]
    public bool? ParallelToolCalls { get; set; }

    /// <summary>The limit of tool calls.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxToolCalls { get; set; }

    /// <summary>The limit of tokens to generate.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxOutputTokens { get; set; }

    /// <summary>The JSON schema that the text must fit: a hashtable, JSON text or the path of a .json file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? JsonSchema { get; set; }

    /// <summary>The name of the schema; without it that of -Body, else answer.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z0-9_-]{1,64}$")]
    [PSDefaultValue(Help = "answer")]
    public string? JsonSchemaName { get; set; }

    /// <summary>The form of the text: text or json_object; for a schema use -JsonSchema.</summary>
    [Parameter]
    [ValidateSet("text", "json_object")]
    public string? TextFormat { get; set; }

    /// <summary>How wordy the text is.</summary>
    [Parameter]
    [ValidateSet("low", "medium", "high")]
    public string? Verbosity { get; set; }

    /// <summary>How much to reason: low, medium, high, or what the model knows besides.</summary>
    [Parameter]
    [Alias("ReasoningEffort")]
    [ArgumentCompleter(typeof(ReasoningCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Reasoning { get; set; }

    /// <summary>Which summary of the reasoning to give.</summary>
    [Parameter]
    [ValidateSet("auto", "concise", "detailed")]
    public string? ReasoningSummary { get; set; }

    /// <summary>Further parts to include, which may cost time or money.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IncludeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Include { get; set; }

    /// <summary>What to do with an input that is too long.</summary>
    [Parameter]
    [ValidateSet("auto", "disabled")]
    public string? Truncation { get; set; }

    /// <summary>The tier that serves it.</summary>
    [Parameter]
    [ValidateSet("auto", "default", "flex", "priority")]
    public string? ServiceTier { get; set; }

    /// <summary>Sampling temperature.</summary>
    [Parameter]
    [ValidateRange(0.0, 2.0)]
    public double? Temperature { get; set; }

    /// <summary>Nucleus sampling.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? TopP { get; set; }

    /// <summary>How many likely tokens come with each.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int? TopLogprobs { get; set; }

    /// <summary>Whether the response is stored; one that is not cannot be read again.</summary>
    [Parameter]
    public bool? Store { get; set; }

    /// <summary>Your own name of the user.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>What to give: text, audio or both.</summary>
    [Parameter]
    [ValidateSet("text", "audio")]
    public string[]? Modality { get; set; }

    /// <summary>The voice of speech.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Voice { get; set; }

    /// <summary>The format of speech.</summary>
    [Parameter]
    [ValidateSet("wav", "mp3", "flac", "opus", "pcm16")]
    public string? AudioFormat { get; set; }

    /// <summary>Returns at once; the response goes on in the background, also after Ctrl+C.</summary>
    [Parameter]
    public SwitchParameter Background { get; set; }

    /// <summary>Gives the events as they arrive, the terminal one last.</summary>
    [Parameter]
    public SwitchParameter Stream { get; set; }

    /// <summary>With -Stream: shows the text on the host as it comes, and gives the response at the end instead of the events.</summary>
    [Parameter]
    public SwitchParameter AsText { get; set; }

    /// <summary>With -Stream: asks for deltas padded to even sizes.</summary>
    [Parameter]
    public SwitchParameter IncludeObfuscation { get; set; }

    /// <summary>How many responses are created at a time. They are given in the order of the prompts.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Further members of the request's body by their names on the wire: a hashtable, an object or JSON text. The other parameters win over it.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = BodySet, Mandatory = true)]
    [ValidateNotNull]
    public object? Body { get; set; }

    private protected override Task ProcessRecordAsync() => TryAsync(Prompt ?? Model, async () =>
    {
        var options = Options();
        if (!ShouldProcess(options.Model ?? "the model of -Body", $"Create response{(Background ? " in the background" : string.Empty)}: {Shortened(Prompt)}"))
            return;
        if (Stream)
        {
            await StreamAsync(options);
            return;
        }
        _window ??= new OrderedWindow<Response>(ThrottleLimit, FinishAsync);
        _window.RecordInput();
        await _window.AddAsync(Prompt ?? "input", () => Client.Responses.CreateAsync(options, Cancellation));
        await _window.WriteReadyAsync();
    });

    private protected override Task EndAsync() => _window?.DrainAsync() ?? Task.CompletedTask;

    private protected override string? GetStoppedWarning() => _running is null
        ? null
        : $"The response {_running} goes on in the background. Stop-Mka1Response {_running} ends it, Get-Mka1Response {_running} -Stream reads on.";

    private protected override void WriteStoppedWarning()
    {
        if (_text is { IsOpen: true })
            Host.UI.WriteLine();
        base.WriteStoppedWarning();
    }

    private Task FinishAsync(string prompt, Task<Response> work) => TryAsync(prompt, async () => WriteObject(await work));

    private async Task StreamAsync(ResponseCreateOptions options)
    {
        _running = null;
        _text = AsText ? new StreamedText(WriteHost, Client.CountKeyAtEnd) : null;
        Response? final = null;
        try
        {
            await foreach (var next in Client.Responses.CreateStreamAsync(options, Cancellation))
            {
                if (next is ResponseStateEvent { Response: Response response } state)
                {
                    _running = response.Background == true && !state.IsTerminal ? response.Id : null;
                    final = response;
                }
                if (_text is null)
                    WriteObject(next);
                else
                    _text.Add(next);
            }
        }
        catch (Exception exception) when (IsOwnError(exception))
        {
            _text?.EndLine();
            // An error event ends the response. A broken stream does not.
            if (exception is not Mka1ApiException && GetStoppedWarning() is string warning)
                WriteWarning(warning);
            _running = null;
            throw;
        }
        if (_text is null)
            return;
        _text.Complete(final);
        WriteObject(final);
    }

    private ResponseCreateOptions Options()
    {
        Check();
        var body = Body is null ? [] : ToolList.Members(Body, "-Body");
        var tools = ToolList.Tools(Tool);
        var metadata = MetadataMap.ConvertOptional(Metadata);
        if (metadata is not null)
            MetadataLimits.Check(metadata);
        return new ResponseCreateOptions
        {
            Model = Model ?? (body.ContainsKey("model") ? null : "auto"),
            Input = Content(),
            Instructions = Instructions,
            Metadata = metadata,
            Background = Background ? true : null,
            PreviousResponseId = PreviousResponse is null ? null : ResponseId.Check(PreviousResponse),
            Conversation = Conversation,
            Include = Include,
            Tools = tools.Count == 0 ? null : tools,
            ToolChoice = ToolChoice is null ? null : ToolList.Choice(ToolChoice, tools.Count > 0 ? tools : Value(body, "tools") as IEnumerable ?? tools),
            ParallelToolCalls = ParallelToolCalls,
            MaxToolCalls = MaxToolCalls,
            MaxOutputTokens = MaxOutputTokens,
            TextFormat = Format(Value(Value(body, "text"), "format") as IDictionary),
            Verbosity = Verbosity,
            ReasoningEffort = Reasoning,
            ReasoningSummary = ReasoningSummary,
            Truncation = Truncation,
            ServiceTier = ServiceTier,
            Temperature = Temperature,
            TopP = TopP,
            TopLogprobs = TopLogprobs,
            Store = Store,
            User = User,
            Modalities = Modality,
            Voice = Voice,
            AudioFormat = AudioFormat,
            IncludeObfuscation = IsBound(nameof(IncludeObfuscation)) ? (bool)IncludeObfuscation : null,
            Body = body,
        };
    }

    private void Check()
    {
        if (PreviousResponse is not null && Conversation is not null)
            throw new Mka1InputException("-PreviousResponse and -Conversation exclude each other: give one of them.");
        if (JsonSchema is not null && TextFormat is not null)
            throw new Mka1InputException("-JsonSchema and -TextFormat exclude each other: a schema is a format of its own.");
        if (Body is not null && ToolList.Members(Body, "-Body").TryGetValue("stream", out object? stream) && stream is true && !Stream)
            throw new Mka1InputException("-Body asks for a stream: give the switch -Stream instead.");
        if (AsText && !Stream)
            throw new Mka1InputException("-AsText shows a stream as text: give it together with -Stream.");
        if (IncludeObfuscation && !Stream)
            throw new Mka1InputException("-IncludeObfuscation pads the events of a stream: give it together with -Stream.");
    }

    private object? Content()
    {
        if (Input is not null)
            return Input.Length == 1 && PlainValue.Convert(Input[0]) is string text ? text : PlainValue.Convert(Input);
        _attached ??= Attached();
        if (_attached.Length == 0)
            return Prompt;
        Dictionary<string, object?>[] parts = [new() { ["type"] = "input_text", ["text"] = Prompt }, .. _attached];
        return new[] { new Dictionary<string, object?> { ["type"] = "message", ["role"] = "user", ["content"] = parts } };
    }

    private Dictionary<string, object?>[] Attached()
    {
        var attachment = new Attachment(this);
        return [.. attachment.Images(Image), .. attachment.Files(File), .. attachment.Audios(Audio)];
    }

    // Merge other format members of -Body, such as description or strict.
    private Dictionary<string, object?>? Format(IDictionary? besides)
    {
        if (JsonSchema is null)
            return TextFormat is null ? null : new Dictionary<string, object?> { ["type"] = TextFormat };
        var format = new Dictionary<string, object?> { ["name"] = "answer", ["strict"] = true };
        foreach (DictionaryEntry member in besides ?? new Hashtable())
            format[(string)member.Key] = member.Value;
        format["type"] = "json_schema";
        if (JsonSchemaName is not null)
            format["name"] = JsonSchemaName;
        format["schema"] = ToolList.Members(SchemaText() ?? JsonSchema, "-JsonSchema");
        return format;
    }

    // Text other than a JSON object is the path of a file.
    private string? SchemaText()
    {
        object value = JsonSchema is PSObject wrapped ? wrapped.BaseObject : JsonSchema!;
        if (value is not string text || text.TrimStart().StartsWith("{", StringComparison.Ordinal))
            return null;
        string path = FileSystemPath.Resolve(this, text);
        Mka1.Files.FileClient.CheckUpload(path);
        return System.IO.File.ReadAllText(path);
    }

    private static object? Value(object? members, string name) => (members as IDictionary)?[name];

    // A confirmation prompt is one line.
    private static string Shortened(string? prompt)
    {
        if (prompt is null)
            return "from items or -Body";
        string line = prompt.Replace('\r', ' ').Replace('\n', ' ');
        return line.Length > LongestShown ? line.Substring(0, LongestShown) + "..." : line;
    }
}
