using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.PowerShell.Responses;

/// <summary>Creates responses: waits for them, streams them, or runs them in the background.</summary>
[Cmdlet(VerbsCommon.New, "Mka1Response", DefaultParameterSetName = BodySet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[ApiOperation("llm.responses.create")]
[OutputType(typeof(Response), typeof(ResponseStreamEvent))]
public sealed class NewResponseCommand : Mka1Command
{
    private const string PromptSet = "Prompt";
    private const string InputSet = "Input";
    private const string BodySet = "Body";
    private const int MaximumShownLength = 60;
    private OrderedWindow<Response>? _window;

    // Read each file once for all prompts.
    private Dictionary<string, object?>[]? _attachments;
    private string? _backgroundId;
    private StreamedText? _text;

    /// <summary>The input as text. Each pipeline input creates a response.</summary>
    [Parameter(ParameterSetName = PromptSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [PromptTransformation]
    [ValidateNotNullOrEmpty]
    public string? Prompt { get; set; }

    /// <summary>The input as items: hashtables such as @{ role = 'user'; content = 'Hi' }, or items of a response.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public object[]? Input { get; set; }

    /// <summary>The model, as provider:model. The default is that of -Body, or else auto.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Model { get; set; }

    /// <summary>The system text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Instructions { get; set; }

    /// <summary>Images: paths, URLs or file ids.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [ValidateNotNullOrEmpty]
    public string[] Image { get; set; } = [];

    /// <summary>Files: paths, URLs or file ids.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [ValidateNotNullOrEmpty]
    public string[] File { get; set; } = [];

    /// <summary>Audio: paths of .wav or .mp3 files, URLs or file ids.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [ValidateNotNullOrEmpty]
    public string[] Audio { get; set; } = [];

    /// <summary>The metadata of the response, up to 16 pairs of text.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>The response that this one continues.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SeenResponseCompleter))]
    [Alias("PreviousResponseId")]
    [ValidateNotNullOrEmpty]
    public string? PreviousResponse { get; set; }

    /// <summary>The id of the conversation of this response; not together with -PreviousResponse.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SeenConversationCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Conversation { get; set; }

    /// <summary>The tools: hashtables or JSON text with a type, or names of built-in tools.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ToolCompleter))]
    [ValidateNotNullOrEmpty]
    public object[] Tool { get; set; } = [];

    /// <summary>The tool to call: none, auto, required, the name of a tool in -Tool, or a hashtable.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ToolChoiceCompleter))]
    [ValidateNotNullOrEmpty]
    public object? ToolChoice { get; set; }

    /// <summary>Whether tools may be called in parallel.</summary>
    [Parameter]
    public bool? ParallelToolCalls { get; set; }

    /// <summary>The maximum number of tool calls.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxToolCalls { get; set; }

    /// <summary>The maximum number of generated tokens.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxOutputTokens { get; set; }

    /// <summary>The JSON schema of the text: a hashtable, JSON text or the path of a .json file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object? JsonSchema { get; set; }

    /// <summary>The name of the schema. The default is that of -Body, or else answer.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z0-9_-]{1,64}$")]
    [PSDefaultValue(Help = "answer")]
    public string? JsonSchemaName { get; set; }

    /// <summary>The format of the text: text or json_object. For a schema use -JsonSchema.</summary>
    [Parameter]
    [ValidateSet("text", "json_object")]
    public string? TextFormat { get; set; }

    /// <summary>The verbosity of the text.</summary>
    [Parameter]
    [ValidateSet("low", "medium", "high")]
    public string? Verbosity { get; set; }

    /// <summary>The reasoning effort: low, medium, high, or another value that the model supports.</summary>
    [Parameter]
    [Alias("ReasoningEffort")]
    [ArgumentCompleter(typeof(ReasoningCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Reasoning { get; set; }

    /// <summary>The kind of reasoning summary.</summary>
    [Parameter]
    [ValidateSet("auto", "concise", "detailed")]
    public string? ReasoningSummary { get; set; }

    /// <summary>Additional parts to include, which may cost time or money.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IncludeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Include { get; set; }

    /// <summary>The treatment of an input that is too long.</summary>
    [Parameter]
    [ValidateSet("auto", "disabled")]
    public string? Truncation { get; set; }

    /// <summary>The service tier.</summary>
    [Parameter]
    [ValidateSet("auto", "default", "flex", "priority")]
    public string? ServiceTier { get; set; }

    /// <summary>The sampling temperature.</summary>
    [Parameter]
    [ValidateRange(0.0, 2.0)]
    public double? Temperature { get; set; }

    /// <summary>The probability mass of nucleus sampling.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double? TopP { get; set; }

    /// <summary>The number of likely tokens to return for each token.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int? TopLogprobs { get; set; }

    /// <summary>Whether the response is stored. Otherwise it cannot be read again.</summary>
    [Parameter]
    public bool? Store { get; set; }

    /// <summary>An identifier of the user.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>The output: text, audio or both.</summary>
    [Parameter]
    [ValidateSet("text", "audio")]
    public string[]? Modality { get; set; }

    /// <summary>The voice of audio output.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VoiceCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Voice { get; set; }

    /// <summary>The format of audio output.</summary>
    [Parameter]
    [ValidateSet("wav", "mp3", "flac", "opus", "pcm16")]
    public string? AudioFormat { get; set; }

    /// <summary>Returns immediately. The response runs in the background, also after Ctrl+C.</summary>
    [Parameter]
    public SwitchParameter Background { get; set; }

    /// <summary>Returns the events as they arrive, up to the terminal event.</summary>
    [Parameter]
    public SwitchParameter Stream { get; set; }

    /// <summary>With -Stream: writes the text to the host as it arrives, and returns the response instead of the events.</summary>
    [Parameter]
    public SwitchParameter AsText { get; set; }

    /// <summary>With -Stream: requests deltas that are padded to even sizes.</summary>
    [Parameter]
    public SwitchParameter IncludeObfuscation { get; set; }

    /// <summary>The number of responses to create in parallel. They are returned in the order of the prompts.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Additional members of the request body by their JSON names: a hashtable, an object or JSON text. Other parameters take precedence.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = BodySet, Mandatory = true)]
    [ValidateNotNull]
    public object? Body { get; set; }

    private protected override Task ProcessRecordAsync() => TryAsync(Prompt ?? Model, async () =>
    {
        var options = CreateOptions();
        if (!ShouldProcess(options.Model ?? "the model of -Body", $"Create response{(Background ? " in the background" : string.Empty)}: {Shorten(Prompt)}"))
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

    private protected override string? GetStoppedWarning() => _backgroundId is null
        ? null
        : $"The response {_backgroundId} continues in the background. To cancel it: Stop-Mka1Response {_backgroundId}. To read on: Get-Mka1Response {_backgroundId} -Stream.";

    private protected override void WriteStoppedWarning()
    {
        if (_text is { IsOpen: true })
            Host.UI.WriteLine();
        base.WriteStoppedWarning();
    }

    private Task FinishAsync(string prompt, Task<Response> work) => TryAsync(prompt, async () => WriteObject(await work));

    private async Task StreamAsync(ResponseCreateOptions options)
    {
        _backgroundId = null;
        _text = AsText ? new StreamedText(WriteHost, Client.CountKeyAtEnd) : null;
        Response? final = null;
        try
        {
            await foreach (var next in Client.Responses.CreateStreamAsync(options, Cancellation))
            {
                if (next is ResponseStateEvent { Response: Response response } state)
                {
                    _backgroundId = response.Background == true && !state.IsTerminal ? response.Id : null;
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
            _backgroundId = null;
            throw;
        }
        if (_text is null)
            return;
        _text.Complete(final);
        WriteObject(final);
    }

    private ResponseCreateOptions CreateOptions()
    {
        Check();
        var body = Body is null ? [] : PlainValue.GetMembers(Body, "-Body");
        var tools = ToolList.ConvertTools(Tool);
        var metadata = MetadataMap.ConvertOptional(Metadata);
        if (metadata is not null)
            MetadataLimits.Check(metadata);
        return new ResponseCreateOptions
        {
            Model = Model ?? (body.ContainsKey("model") ? null : "auto"),
            Input = CreateInput(),
            Instructions = Instructions,
            Metadata = metadata,
            Background = Background ? true : null,
            PreviousResponseId = PreviousResponse is null ? null : ResponseId.Check(PreviousResponse),
            Conversation = Conversation,
            Include = Include,
            Tools = tools.Count == 0 ? null : tools,
            ToolChoice = ToolChoice is null ? null : ToolList.ConvertChoice(ToolChoice, tools.Count > 0 ? tools : GetMember(body, "tools") as IEnumerable ?? tools),
            ParallelToolCalls = ParallelToolCalls,
            MaxToolCalls = MaxToolCalls,
            MaxOutputTokens = MaxOutputTokens,
            TextFormat = CreateFormat(GetMember(GetMember(body, "text"), "format") as IDictionary),
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
            throw new Mka1InputException("-PreviousResponse and -Conversation exclude each other: use one of them.");
        if (JsonSchema is not null && TextFormat is not null)
            throw new Mka1InputException("-JsonSchema and -TextFormat exclude each other: a schema already sets the format.");
        if (Body is not null && PlainValue.GetMembers(Body, "-Body").TryGetValue("stream", out object? stream) && stream is true && !Stream)
            throw new Mka1InputException("-Body requests a stream: use the switch -Stream instead.");
        if (AsText && !Stream)
            throw new Mka1InputException("-AsText needs -Stream.");
        if (IncludeObfuscation && !Stream)
            throw new Mka1InputException("-IncludeObfuscation needs -Stream.");
    }

    private object? CreateInput()
    {
        if (Input is not null)
            return Input.Length == 1 && PlainValue.Convert(Input[0]) is string text ? text : PlainValue.Convert(Input);
        _attachments ??= ReadAttachments();
        if (_attachments.Length == 0)
            return Prompt;
        Dictionary<string, object?>[] parts = [new() { ["type"] = "input_text", ["text"] = Prompt }, .. _attachments];
        return new[] { new Dictionary<string, object?> { ["type"] = "message", ["role"] = "user", ["content"] = parts } };
    }

    private Dictionary<string, object?>[] ReadAttachments()
    {
        var attachment = new Attachment(this);
        return [.. attachment.CreateImageParts(Image), .. attachment.CreateFileParts(File), .. attachment.CreateAudioParts(Audio)];
    }

    // Merge other format members of -Body, such as description or strict.
    private Dictionary<string, object?>? CreateFormat(IDictionary? other)
    {
        if (JsonSchema is null)
            return TextFormat is null ? null : new Dictionary<string, object?> { ["type"] = TextFormat };
        var format = new Dictionary<string, object?> { ["name"] = "answer", ["strict"] = true };
        foreach (DictionaryEntry member in other ?? new Hashtable())
            format[(string)member.Key] = member.Value;
        format["type"] = "json_schema";
        if (JsonSchemaName is not null)
            format["name"] = JsonSchemaName;
        format["schema"] = PlainValue.GetMembers(ReadSchemaFile() ?? JsonSchema, "-JsonSchema");
        return format;
    }

    // Text other than a JSON object is the path of a file.
    private string? ReadSchemaFile()
    {
        object value = JsonSchema is PSObject wrapped ? wrapped.BaseObject : JsonSchema!;
        if (value is not string text || text.TrimStart().StartsWith("{", StringComparison.Ordinal))
            return null;
        string path = FileSystemPath.Resolve(this, text);
        Mka1.Files.FileClient.CheckUpload(path);
        return System.IO.File.ReadAllText(path);
    }

    private static object? GetMember(object? members, string name) => (members as IDictionary)?[name];

    // A confirmation prompt is one line.
    private static string Shorten(string? prompt)
    {
        if (prompt is null)
            return "from items or -Body";
        string line = prompt.Replace('\r', ' ').Replace('\n', ' ');
        return line.Length > MaximumShownLength ? line.Substring(0, MaximumShownLength) + "..." : line;
    }
}
