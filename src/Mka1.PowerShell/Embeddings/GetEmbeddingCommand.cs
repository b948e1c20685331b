using System.Management.Automation;
using Mka1.Embeddings;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Embeddings;

/// <summary>Gets the embeddings of texts, as many texts with each call as the model takes.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Embedding", DefaultParameterSetName = TextSet)]
[ApiOperation("llm.embeddings.embed")]
[OutputType(typeof(TextEmbedding))]
public sealed class GetEmbeddingCommand : TextCommand<IReadOnlyList<TextEmbedding>>
{
    private const string TextSet = "Text";
    private const string ModelSet = "Model";
    private const string DefaultModel = "auto";
    private const int ShownLength = 30;
    private readonly Dictionary<(ApiConnection Connection, string Model), EmbeddingCallLimits> _limits = [];
    private EmbeddingOptions _options = new();
    private EmbeddingPart? _part;

    /// <summary>The texts, or objects that have one.</summary>
    [Parameter(ParameterSetName = TextSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ModelSet, Mandatory = true, Position = 0)]
    [FreeText]
    [ObjectIdTransformation, ValidateNotNull]
    public override ObjectId[] Text { get; set; } = [];

    /// <summary>The model: its id or an object. If the texts are given by parameter, also from the pipeline.</summary>
    [Parameter(ParameterSetName = TextSet)]
    [Parameter(ParameterSetName = ModelSet, Mandatory = true, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ObjectIdTransformation(IsSingle = true), NotEmpty]
    [PSDefaultValue(Help = DefaultModel)]
    public ObjectId? Model { get; set; }

    /// <summary>The number of dimensions of the vectors.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? Dimensions { get; set; }

    /// <summary>Your id of the end user, for the server's records.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>The maximum number of texts in a call.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    [PSDefaultValue(Help = "The limit of the model")]
    public int? BatchSize { get; set; }

    private string ModelId => Model?.ToString() ?? DefaultModel;

    internal override string Describe(string message, Exception exception) => Finishing is EmbeddingPart { Texts: { Count: > 1 } texts }
        ? $"{texts.Count} texts, from '{Shorten(texts[0])}' to '{Shorten(texts[texts.Count - 1])}': {base.Describe(message, exception)}"
        : base.Describe(message, exception);

    private protected override Task BeginAsync()
    {
        _options = BoundOptions.Create<EmbeddingOptions>(this);
        return base.BeginAsync();
    }

    private protected override async Task AddAsync(string text, int index)
    {
        var connection = Connection;
        if (_part is not null && (_part.Connection != connection || _part.Model != ModelId))
            await FlushAsync();
        var limits = await GetLimitsAsync(connection);
        if (text.Length > limits.Characters)
            throw new Mka1InputException($"A text to embed can have at most {limits.Characters} characters; this has {text.Length}.");
        _part ??= new EmbeddingPart(connection, ModelId);
        _part.Texts.Add(text);
        _part.Indexes.Add(index);
        _part.Sources.Add(Source);
        if (_part.Texts.Count >= limits.Texts)
            await FlushAsync();
    }

    private protected override object? GetTarget(object? source) => source is not EmbeddingPart part ? base.GetTarget(source)
        : part.Sources.Count == 1 ? base.GetTarget(part.Sources[0]) : part.Sources.Select(base.GetTarget).ToArray();

    private protected override async Task EndAsync()
    {
        await FlushAsync();
        await base.EndAsync();
    }

    private protected override void Write(IReadOnlyList<TextEmbedding> result)
    {
        foreach (var embedding in result)
            WriteObject(embedding);
    }

    private async Task FlushAsync()
    {
        if (_part is not { } part)
            return;
        _part = null;
        await StartAsync(part, () => part.Connection.Client.Embeddings.EmbedAsync(part.Texts, _options with { Model = part.Model }, part.Indexes, Cancellation));
    }

    private async Task<EmbeddingCallLimits> GetLimitsAsync(ApiConnection connection)
    {
        // One text needs no list of models.
        if (BatchSize is not null || ((!MyInvocation.ExpectingInput || ParameterSetName == ModelSet) && Text.Length == 1))
            return new EmbeddingCallLimits(BatchSize ?? 1, EmbeddingLimits.MaximumTextLength);
        return _limits.TryGetValue((connection, ModelId), out var known) ? known : _limits[(connection, ModelId)] = await ReadLimitsAsync(connection.Client);
    }

    private async Task<EmbeddingCallLimits> ReadLimitsAsync(Mka1Client client)
    {
        var models = new List<EmbeddingModel>();
        try
        {
            await foreach (var model in client.Embeddings.ListModelsAsync(Cancellation))
                models.Add(model);
        }
        // The list only makes the calls larger. What also fails without it is the error of the texts.
        catch (Mka1Exception exception)
        {
            WriteWarning($"The limits of the embedding models cannot be read, so a call has {EmbeddingLimits.FallbackBatchSize} texts at most. -BatchSize sets another number. {exception.Message}");
        }
        return EmbeddingCallLimits.Find(ModelId, models);
    }

    private static string Shorten(string text) => text.Length <= ShownLength ? text : text.Substring(0, ShownLength) + "...";
}
