using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Extractions;
using Mka1.Files;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Extractions;

/// <summary>Extracts the data of local files by a JSON schema.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Extraction", DefaultParameterSetName = PathSet)]
[ApiOperation("llm.extract.extract", "llm.extract.extractWithSchema")]
[OutputType(typeof(Extraction))]
public sealed class GetExtractionCommand : Mka1Command
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string StoredPathSet = "StoredPath";
    private const string StoredLiteralPathSet = "StoredLiteralPath";
    private readonly ActivityIds _bars = new();
    private readonly SchemaNames _names = new();
    private readonly HashSet<(ApiConnection Connection, string Schema)> _refused = [];
    private ExtractionOptions _options = new();
    private ResultWindow? _calls;
    private int _skipped;

    /// <summary>The paths of the files; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = StoredPathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The literal paths of the files.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = StoredLiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The JSON schema of the data: a hashtable, an object, JSON text or the path of a .json file.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true)]
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public object? Schema { get; set; }

    /// <summary>The stored schema: its id, its name or an object.</summary>
    [Parameter(ParameterSetName = StoredPathSet, Mandatory = true)]
    [Parameter(ParameterSetName = StoredLiteralPathSet, Mandatory = true)]
    [Alias("ExtractionSchemaId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenExtractionSchemaCompleter))]
    public ObjectId? SchemaId { get; set; }

    /// <summary>Instructions for the model.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Prompt { get; set; }

    /// <summary>The model.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string Model { get; set; } = "auto";

    /// <summary>The metadata of the call.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>The number of files in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 5;

    // The answer of the server does not name the file.
    internal override string Describe(string message, Exception exception) =>
        Calls.Finishing is string path ? $"'{path}': {base.Describe(message, exception)}" : base.Describe(message, exception);

    private protected override IEnumerable<object?> References => [SchemaId?.Source];

    private ResultWindow Calls => _calls ??= new ResultWindow(this, ThrottleLimit);

    private protected override Task BeginAsync()
    {
        _options = new ExtractionOptions
        {
            Schema = Schema is null ? null : PlainValue.GetMembers(JsonFile.Read(this, Schema), "-" + nameof(Schema)),
            Model = Model,
            Prompt = Prompt,
            Metadata = MetadataMap.ConvertOptional(Metadata),
        };
        return base.BeginAsync();
    }

    private protected override async Task ProcessRecordAsync()
    {
        Calls.RecordInput();
        foreach (string path in InputPaths.ResolveFiles(this, Path, LiteralPath, WriteError))
        {
            await TryAsync(path, async () =>
            {
                FileClient.CheckUpload(path);
                if (SchemaId is null)
                    await StartAsync(path, _options);
                else if (await FindSchemaAsync(SchemaId) is string id)
                    await StartAsync(path, _options with { SchemaId = id });
            });
        }
        await Calls.WriteReadyAsync();
    }

    private protected override async Task EndAsync()
    {
        await Calls.DrainAsync();
        if (_skipped > 0)
            WriteWarning($"{_skipped} more file{(_skipped == 1 ? " was" : "s were")} not sent, because of the error above.");
    }

    // An invalid schema is one error for each connection, not one for each file.
    private async Task<string?> FindSchemaAsync(ObjectId schema)
    {
        string? text = schema.Find(SchemaNames.Members);
        var key = (Connection, text ?? string.Empty);
        if (_refused.Contains(key))
        {
            _skipped++;
            return null;
        }
        string? id = null;
        await TryAsync(text ?? schema.Source, async () =>
        {
            if (text is null)
            {
                _refused.Add(key);
                throw new Mka1InputException($"{Article.Begin(DeserializedType.GetSimpleName(schema.Source!))} has no {string.Join(" or ", SchemaNames.Members)}. Give an id, a name or an extraction schema.");
            }
            try
            {
                id = await _names.FindAsync(Client, schema, text, Cancellation);
            }
            // The next file may have more luck after a transient failure.
            catch (Mka1Exception exception) when (!PassingFault.Is(exception))
            {
                _refused.Add(key);
                throw;
            }
        });
        return id;
    }

    private Task StartAsync(string path, ExtractionOptions options)
    {
        options.Check();
        var client = Client;
        return Calls.StartAsync(path, async () =>
        {
            using var bar = new TransferProgressBar(this, "Uploading", path, _bars);
            return await client.Extractions.ExtractAsync(path, options with { ContentType = ContentTypes.FromPath(path), Progress = bar }, Cancellation);
        });
    }
}
