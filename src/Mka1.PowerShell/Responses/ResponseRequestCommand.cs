using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>A cmdlet with the parameters of a request for a response.</summary>
public abstract class ResponseRequestCommand : Mka1Command
{
    /// <summary>The set of a prompt on the command line.</summary>
    private protected const string PromptSet = "Prompt";

    /// <summary>The set of prompts or rows from the pipeline.</summary>
    private protected const string RowSet = "Row";

    /// <summary>The set of items.</summary>
    private protected const string InputSet = "Input";

    /// <summary>The set of a whole body.</summary>
    private protected const string BodySet = "Body";

    private AttachmentParts? _attachments;
    private Dictionary<string, object?>? _schema;

    private protected ResponseRequestCommand()
    {
    }

    /// <summary>The input as text. Each pipeline input creates a response.</summary>
    [Parameter(ParameterSetName = PromptSet, Mandatory = true, Position = 0)]
    [Parameter(ParameterSetName = RowSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [PromptTransformation]
    [AllowNull]
    [AllowEmptyString]
    public string? Prompt { get; set; }

    /// <summary>The input as items: hashtables such as @{ role = 'user'; content = 'Hi' }, or items of a response.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public object[]? Input { get; set; }

    /// <summary>The model, as provider:model. The default is that of -Body, or else auto.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? Model { get; set; }

    /// <summary>The system text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    public string? Instructions { get; set; }

    /// <summary>Images: paths, URLs or file ids.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public ObjectId[] Image { get; set; } = [];

    /// <summary>Files: paths, URLs or file ids.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public ObjectId[] File { get; set; } = [];

    /// <summary>Audio: paths of .wav or .mp3 files, URLs or file ids.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = RowSet, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public ObjectId[] Audio { get; set; } = [];

    /// <summary>The metadata of the response, up to 16 pairs of text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [RowMetadata]
    [AllowNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>The response that this one continues.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeenResponseCompleter))]
    [Alias("PreviousResponseId"), ObjectIdTransformation(IsSingle = true)]
    [AllowNull]
    [AllowEmptyString]
    public ObjectId? PreviousResponse { get; set; }

    /// <summary>The id of the conversation of this response; not together with -PreviousResponse.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SeenConversationCompleter))]
    [ObjectIdTransformation(IsSingle = true)]
    [AllowNull]
    [AllowEmptyString]
    public ObjectId? Conversation { get; set; }

    /// <summary>The tools: hashtables or JSON text with a type, or names of built-in tools.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ToolCompleter))]
    [ValidateNotNullOrEmpty]
    public object[] Tool { get; set; } = [];

    /// <summary>The tool to call: none, auto, required, the name of a tool in -Tool, or a hashtable.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ToolChoiceCompleter))]
    [NotEmpty]
    public object? ToolChoice { get; set; }

    /// <summary>Whether tools may be called in parallel.</summary>
    [Parameter]
    public bool? ParallelToolCalls { get; set; }

    /// <summary>The maximum number of tool calls.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxToolCalls { get; set; }

    /// <summary>The maximum number of generated tokens.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [RowNumber(IsWhole = true)]
    [AllowNull]
    public int? MaxOutputTokens { get; set; }

    /// <summary>The JSON schema of the text: a hashtable, JSON text or the path of a .json file.</summary>
    [Parameter]
    [NotEmpty]
    public object? JsonSchema { get; set; }

    /// <summary>The name of the schema. The default is that of -Body, or else answer.</summary>
    [Parameter]
    [FreeText]
    [ValidatePattern("^[A-Za-z0-9_-]{1,64}$")]
    [PSDefaultValue(Help = "answer")]
    public string? JsonSchemaName { get; set; }

    /// <summary>The format of the text: text or json_object. For a schema use -JsonSchema.</summary>
    [Parameter]
    [ValidateSet("text", "json_object")]
    public string? TextFormat { get; set; }

    /// <summary>The verbosity of the text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VerbosityCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? Verbosity { get; set; }

    /// <summary>The reasoning effort: low, medium, high, or another value that the model supports.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ReasoningEffort")]
    [ArgumentCompleter(typeof(ReasoningCompleter))]
    [AllowNull]
    [AllowEmptyString]
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
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [RowNumber]
    [AllowNull]
    public double? Temperature { get; set; }

    /// <summary>The probability mass of nucleus sampling.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [RowNumber]
    [AllowNull]
    public double? TopP { get; set; }

    /// <summary>The number of likely tokens to return for each token.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(0, 20)]
    public int? TopLogprobs { get; set; }

    /// <summary>Whether the response is stored. Otherwise it cannot be read again.</summary>
    [Parameter]
    public bool? Store { get; set; }

    /// <summary>An identifier of the user.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    public string? User { get; set; }

    /// <summary>The output: text, audio or both.</summary>
    [Parameter]
    [ValidateSet("text", "audio")]
    public string[]? Modality { get; set; }

    /// <summary>The voice of audio output.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VoiceCompleter))]
    [AllowNull]
    [AllowEmptyString]
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

    /// <summary>Additional members of the request body by their JSON names: a hashtable, an object or JSON text. Other parameters take precedence.</summary>
    [Parameter(ParameterSetName = PromptSet)]
    [Parameter(ParameterSetName = RowSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = BodySet, Mandatory = true)]
    [FreeText]
    [ValidateNotNull]
    public object? Body { get; set; }

    /// <summary>Checks the parameters, and creates the request from them.</summary>
    /// <exception cref="Mka1InputException">Parameters exclude each other, or one cannot be used.</exception>
    private protected ResponseCreateOptions CreateOptions()
    {
        var body = Body is null ? [] : PlainValue.GetMembers(Body, "-Body");
        Check(body);
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
            PreviousResponseId = PreviousResponse is null ? null : ResponseId.Check(PreviousResponse.ToString()),
            Conversation = Conversation?.ToString(),
            Include = Include,
            Tools = tools.Count == 0 ? null : tools,
            ToolChoice = ToolChoice is null ? null : ToolList.ConvertChoice(ToolChoice, tools.Count > 0 ? tools : GetMember(body, "tools") as IEnumerable ?? tools),
            ParallelToolCalls = ParallelToolCalls,
            MaxToolCalls = MaxToolCalls,
            MaxOutputTokens = MaxOutputTokens,
            TextFormat = ReadSchema() is { } schema ? SchemaFormat.Create(schema, JsonSchemaName, GetMember(GetMember(body, "text"), "format") as IDictionary)
                : TextFormat is null ? null : new Dictionary<string, object?> { ["type"] = TextFormat },
            Verbosity = Verbosity?.ToLowerInvariant(),
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

    private void Check(Dictionary<string, object?> body)
    {
        if (PreviousResponse is not null && Conversation is not null)
            throw new Mka1InputException("-PreviousResponse and -Conversation exclude each other: use one of them.");
        if (JsonSchema is not null && TextFormat is not null)
            throw new Mka1InputException("-JsonSchema and -TextFormat exclude each other: a schema already sets the format.");
        if (body.TryGetValue("stream", out object? stream) && stream is true && !Stream)
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
        var attachments = (_attachments ??= new AttachmentParts(new Attachment(this))).Get(ToText(Image), ToText(File), ToText(Audio));
        if (attachments.Length == 0)
            return Prompt;
        Dictionary<string, object?>[] parts = [new() { ["type"] = "input_text", ["text"] = Prompt }, .. attachments];
        return new[] { new Dictionary<string, object?> { ["type"] = "message", ["role"] = "user", ["content"] = parts } };
    }

    /// <summary>Reads the schema, once for all rows; null if there is none.</summary>
    /// <exception cref="Mka1InputException">It is no schema.</exception>
    private protected Dictionary<string, object?>? ReadSchema() => JsonSchema is null ? null : _schema ??= SchemaFormat.ReadSchema(this, JsonSchema);

    private static string[] ToText(ObjectId[]? attachments) => [.. (attachments ?? []).Select(static item => item.ToString())];

    private static object? GetMember(object? members, string name) => (members as IDictionary)?[name];
}
