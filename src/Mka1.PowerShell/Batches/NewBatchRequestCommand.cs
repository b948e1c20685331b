using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Creates requests for batches, in memory only.</summary>
[Cmdlet(VerbsCommon.New, "Mka1BatchRequest", DefaultParameterSetName = PromptSet)]
[OutputType(typeof(BatchRequest))]
public sealed class NewBatchRequestCommand : AsyncCommand
{
    private const string PromptSet = "Prompt";
    private const string EmbeddingSet = "Embedding";
    private const string ImageSet = "Image";
    private const string BodySet = "Body";
    private const string CustomIdName = "custom_id";
    private const int MaximumShownMembers = 10;

    private static readonly string[] Sources = [nameof(Prompt), nameof(EmbeddingInput), nameof(ImagePrompt), nameof(Body)];

    // Parameters given on the command line, as a value or a script block, for all rows.
    private readonly HashSet<string> _bound = new(StringComparer.OrdinalIgnoreCase);
    private InputProblems? _problems;
    private long _position;

    /// <summary>A row: an object or hashtable whose members with the names of parameters are used.</summary>
    // Accept any piped row and validate it here. Rows that fail to bind would be missing from the batch.
    [Parameter(ValueFromPipeline = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>The prompt of a chat completion.</summary>
    [Parameter(ParameterSetName = PromptSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? Prompt { get; set; }

    /// <summary>The system message.</summary>
    [Parameter(ParameterSetName = PromptSet, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? System { get; set; }

    /// <summary>The texts to embed.</summary>
    [Parameter(ParameterSetName = EmbeddingSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public PSObject? EmbeddingInput { get; set; }

    /// <summary>The prompt of an image.</summary>
    [Parameter(ParameterSetName = ImageSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? ImagePrompt { get; set; }

    /// <summary>The whole body: a hashtable, an object or JSON text.</summary>
    // Not of type object, because the engine would bind a script block itself instead of its result.
    [Parameter(ParameterSetName = BodySet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? Body { get; set; }

    /// <summary>The endpoint of the request.</summary>
    [Parameter(ParameterSetName = BodySet, ValueFromPipelineByPropertyName = true)]
    [Alias("Url")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [AllowNull]
    [AllowEmptyString]
    [PSDefaultValue(Help = "/v1/chat/completions")]
    public PSObject? Endpoint { get; set; }

    /// <summary>The id of the request. The default is created from its position and content.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [Alias(CustomIdName)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? CustomId { get; set; }

    /// <summary>The model. The default is that of the body, or else auto.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [AllowNull]
    [AllowEmptyString]
    [PSDefaultValue(Help = "auto")]
    public PSObject? Model { get; set; }

    /// <summary>Additional members of the body, such as temperature.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Option { get; set; }

    /// <summary>Accepts unknown endpoints.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override Task BeginAsync()
    {
        _bound.UnionWith(MyInvocation.BoundParameters.Keys);
        return Task.CompletedTask;
    }

    private protected override Task ProcessRecordAsync()
    {
        // A bound value without a member in the row comes from a script block.
        if (_position++ == 0)
            _bound.UnionWith(MyInvocation.BoundParameters.Keys.Where(name => !HasMember(name) && !MyInvocation.MyCommand.Parameters[name].Aliases.Any(HasMember)));
        if (!MyInvocation.ExpectingInput)
        {
            return TryAsync(CustomId?.BaseObject, () =>
            {
                WriteObject(CreateRequest());
                return Task.CompletedTask;
            });
        }
        BatchRequest request;
        try
        {
            request = CreateRequest();
        }
        // Any failure counts: a missing row must end the pipeline.
        catch (Exception exception) when (IsOwnError(exception))
        {
            (_problems ??= new InputProblems(this)).Report(ErrorCatalog.FromException(exception, GetShownId()));
            return Task.CompletedTask;
        }
        WriteObject(request);
        return Task.CompletedTask;
    }

    // Only a terminating error keeps later commands from sending the other rows.
    private protected override Task EndAsync()
    {
        if (_problems is { Count: > 0 and var count })
        {
            string shown = count > InputProblems.MaximumShown ? $"the first {InputProblems.MaximumShown} are shown above" : "see above";
            ThrowTerminatingError(ErrorCatalog.InvalidInput($"{count} of {_position} rows could not be made into requests ({shown}). The pipeline ends here, so that nothing is sent. Correct these rows, or exclude them with Where-Object.", null));
        }
        return Task.CompletedTask;
    }

    private BatchRequest CreateRequest()
    {
        string? customId = GetCustomId();
        var (url, body) = CreateContent();
        if (!Force && !BatchEndpoint.KnownValues.Contains(url))
            throw new Mka1InputException($"'{url}' is not an endpoint that a batch can call: {string.Join(", ", BatchEndpoint.KnownValues)}. If it is newer than this module, add -Force.");
        foreach (var member in Option is null ? [] : PlainValue.GetMembers(Option))
            body[member.Key] = member.Value;
        if (!body.TryGetValue("model", out object? model) || model is not string { Length: > 0 })
            throw new Mka1InputException($"The body of {DescribeRow()} names no model. Add it to the body, or give -Model.");
        return BatchRequest.Create(customId, url, body, _position);
    }

    private string? GetCustomId()
    {
        if (GetText(CustomId, nameof(CustomId), CustomIdName) is string id)
            return id;
        return _bound.Contains(nameof(CustomId)) || HasMember(nameof(CustomId)) || HasMember(CustomIdName)
            ? throw new Mka1InputException(_bound.Contains(nameof(CustomId)) && MyInvocation.ExpectingInput
                ? $"The custom_id of request {_position} is empty: -CustomId has no value for this row. Check the property that it names."
                : $"The custom_id of request {_position} is empty. Give text, or omit -CustomId.")
            : null;
    }

    // A row may have members for several kinds of request, all but one of them blank.
    private (string Url, Dictionary<string, object?> Body) CreateContent()
    {
        if (IsSource(nameof(Prompt)) && GetText(Prompt, nameof(Prompt)) is string prompt)
            return (BatchEndpoint.ChatCompletions, CreateShortBody("messages", CreateMessages(prompt)));
        if (IsSource(nameof(EmbeddingInput)) && GetTexts() is { Length: > 0 } texts)
            return (BatchEndpoint.Embeddings, CreateShortBody("input", texts.Length == 1 ? texts[0] : texts));
        if (IsSource(nameof(ImagePrompt)) && GetText(ImagePrompt, nameof(ImagePrompt)) is string picture)
            return (BatchEndpoint.ImageGenerations, CreateShortBody("prompt", picture));
        if (IsSource(nameof(Body)) && GetValue(Body, nameof(Body)) is object body && body is not string { Length: 0 })
            return (GetText(Endpoint, nameof(Endpoint), "Url") ?? BatchEndpoint.ChatCompletions, CreateWholeBody(body));
        throw new Mka1InputException($"{DescribeRow()} has no {DescribeSource()}.{GetHint()}");
    }

    // The parameter set does not identify the kind where a row has blank members of several sets.
    private bool IsSource(string source) => !Sources.Any(_bound.Contains) || _bound.Contains(source);

    private string DescribeSource() => (Sources.FirstOrDefault(_bound.Contains) ?? Sources.FirstOrDefault(HasMember)) switch
    {
        nameof(EmbeddingInput) => "text to embed",
        nameof(ImagePrompt) => "prompt of an image",
        nameof(Body) => "body",
        _ => "prompt",
    };

    // A row without any matching member usually has a column with another name.
    private string GetHint() => Sources.Any(_bound.Contains) || Sources.Any(HasMember) || InputObject is null ? string.Empty
        : InputObject.BaseObject is string ? " Pass text with -Prompt { $_ }."
        : $" It has {string.Join(", ", BatchRequestInput.GetMemberNames(InputObject).Take(MaximumShownMembers))}: name the member to use, as in -Prompt {{ $_.text }}.";

    private string DescribeRow() => $"{(MyInvocation.ExpectingInput ? "row" : "request")} {_position}{(GetShownId() is string id ? $" ({id})" : string.Empty)}";

    private string? GetShownId() => PlainValue.Unwrap(GetValue(CustomId, nameof(CustomId), CustomIdName)) is { } id and (string or ValueType) ? PlainValue.ToText(id) : null;

    private string[] GetTexts()
    {
        object? given = GetValue(EmbeddingInput, nameof(EmbeddingInput));
        return given is IEnumerable many and not string
            ? [.. many.Cast<object?>().Select(one => CheckText(PlainValue.Unwrap(one), nameof(EmbeddingInput)) ?? throw new Mka1InputException($"{DescribeRow()} has a blank text to embed."))]
            : CheckText(given, nameof(EmbeddingInput)) is string text ? [text] : [];
    }

    private string? GetText(PSObject? bound, params string[] names) => CheckText(GetValue(bound, names), names[0]);

    // Blank text counts as missing.
    private string? CheckText(object? value, string name) => value switch
    {
        null or DBNull => null,
        string text => string.IsNullOrWhiteSpace(text) ? null : text,
        DateTime or DateTimeOffset => throw new Mka1InputException($"{name} of {DescribePosition()} is a date, whose original text is lost. Read the rows with ConvertFrom-Json -DateKind String, or give text: .ToString('o')."),
        IFormattable or char or bool or Uri => PlainValue.ToText(value),
        _ => throw new Mka1InputException($"{name} of {DescribePosition()} is not text but of type {value.GetType().FullName}. Give text."),
    };

    private string DescribePosition() => $"{(MyInvocation.ExpectingInput ? "row" : "request")} {_position}";

    // The engine does not bind members of hashtables, nor those of another parameter set.
    private object? GetValue(PSObject? bound, params string[] names) => bound is not null ? bound.BaseObject is PSCustomObject ? bound : bound.BaseObject
        : names.Any(_bound.Contains) ? null
        : names.Select(GetMember).FirstOrDefault(static value => value is not null);

    private object? GetMember(string name) => ObjectMember.Get(InputObject, name);

    private bool HasMember(string name) => ObjectMember.Has(InputObject, name);

    private Dictionary<string, object?> CreateShortBody(string member, object value) => new() { ["model"] = GetText(Model, nameof(Model)) ?? "auto", [member] = value };

    private Dictionary<string, object?>[] CreateMessages(string prompt)
    {
        var user = new Dictionary<string, object?> { ["role"] = "user", ["content"] = prompt };
        return GetText(System, nameof(System)) is string system ? [new() { ["role"] = "system", ["content"] = system }, user] : [user];
    }

    private Dictionary<string, object?> CreateWholeBody(object given)
    {
        var body = PlainValue.GetMembers(given, "-Body");
        if (GetText(Model, nameof(Model)) is string model)
            body["model"] = model;
        return body;
    }
}
