using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;
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
[OutputType(typeof(Response), typeof(ResponseStreamEvent), typeof(PSObject))]
public sealed class NewResponseCommand : ResponseRequestCommand
{
    private readonly HashSet<string> _constant = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private HashSet<string>? _given;
    private OrderedWindow<PromptRow, Response>? _window;
    private ColumnAdvice? _advice;
    private RowProgress? _progress;
    private RowAnswer? _answer;
    private ResponseRecordFile? _records;
    private string? _backgroundId;
    private string? _place;
    private StreamedText? _text;
    private PSObject? _inputObject;
    private long _count;
    private bool _hasBegun;
    private bool _hasEnded;

    /// <summary>A prompt as text, or a row whose columns have the names of parameters.</summary>
    [Parameter(ParameterSetName = RowSet, Mandatory = true, ValueFromPipeline = true)]
    [FreeText]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject
    {
        get => _inputObject;
        set
        {
            _inputObject = value;
            // The engine binds script blocks before this parameter, and columns after it. Script blocks are the same for all rows.
            if (_hasBegun)
                _given ??= new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>The id of the row, which its answer and its error have. The default is the number of the row.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [Alias("custom_id")]
    [AllowNull]
    [AllowEmptyString]
    public string? CustomId { get; set; }

    /// <summary>The number of responses to create in parallel. They are returned in the order of the prompts.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Returns for each row one flat object: the columns of the row and those of the answer, also if it failed.</summary>
    [Parameter]
    public SwitchParameter IncludeRow { get; set; }

    /// <summary>A file that records each answer, so that the same command continues after an interruption.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResumeFrom { get; set; }

    private bool IsPiped => _constant.Contains(nameof(InputObject)) || MyInvocation.ExpectingInput;

    // A single call has no row.
    private bool HasRow => IsPiped || CustomId is not null || IncludeRow || _records is not null;

    private protected override IEnumerable<object?> References => new[] { PreviousResponse, Conversation }.Concat(Image ?? []).Concat(File ?? []).Concat(Audio ?? []).Select(static item => item?.Source);

    private RowAnswer Answer => _answer ??= new RowAnswer(Redact, WriteWarning);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // After Ctrl+C while the producer of the rows ran, the engine does not return to this cmdlet.
        if (disposing && Stopping && _progress is not null && !_hasEnded)
            WriteStoppedWarning();
        base.Dispose(disposing);
        if (!disposing)
            return;
        _progress?.Dispose();
        _records?.Dispose();
    }

    private protected override async Task BeginAsync()
    {
        // Until the first row the engine holds a script block in a type of its own.
        _constant.UnionWith(MyInvocation.BoundParameters.Where(static bound => bound.Value?.GetType().Name is not "DelayedScriptBlockArgument").Select(static bound => bound.Key));
        _hasBegun = true;
        if (_constant.Contains(nameof(InputObject)) || !MyInvocation.ExpectingInput)
            _given = _constant;
        _advice = new ColumnAdvice(MyInvocation.MyCommand);
        // An empty identity is none.
        if (ResponseLimits.FindRefused(this, [.. _advice.Bindable.Keys.Where(static name => name != nameof(OnBehalfOf))]) is { } record)
            ThrowTerminatingError(record);
        await base.BeginAsync();
        if (Stream && (IncludeRow || ResumeFrom is not null))
            throw new Mka1InputException($"-Stream and -{(IncludeRow ? nameof(IncludeRow) : nameof(ResumeFrom))} exclude each other: a stream returns events.");
        if (ResumeFrom is not null)
            _records = ResponseRecordFile.Open(OutputPaths.ResolveFile(this, ResumeFrom));
    }

    private protected override async Task ProcessRecordAsync()
    {
        var row = new PromptRow(++_count, InputObject, _advice!.Bindable, IsGiven);
        if (IsPiped && !Stream)
            (_progress ??= new RowProgress(this)).Read();
        ResponseCreateOptions? options = null;
        string? digest = null;
        Response? recorded = null;
        Exception? fault = null;
        Mka1Client? client = null;
        try
        {
            ReadRow(row);
            // A row may name its context and identity, also one that is no row for other cmdlets.
            WorkOn(ObjectOrigin.Of(InputObject) is null && InputObject is not null && RowColumns.IsRow(InputObject) ? row.Columns : InputObject);
            client = Client;
            row.Origin = client.Origin;
            options = CreateOptions();
            digest = _records is null ? null : options.GetDigest();
            recorded = _records?.Find(row.CustomId, digest!, client);
            if (recorded is null && !ShouldProcess(options.Model ?? Messages.Get("TargetModelOfBody"), Messages.Get(Background ? "DoCreateResponseInBackground" : "DoCreateResponse", Prompt is null ? Messages.Get("DoCreateFromItems") : CommandText.Shorten(Prompt))))
                return;
            if (recorded is null)
                _records?.Create();
        }
        catch (Exception exception) when (IsOwnError(exception))
        {
            fault = exception;
        }
        if (Stream)
        {
            await WriteAsync(row, () => fault is null ? StreamAsync(row, options!) : throw fault);
            return;
        }
        // Errors wait for the answers of earlier rows, too.
        _window ??= new OrderedWindow<PromptRow, Response>(ThrottleLimit, FinishAsync);
        _window.RecordInput();
        await _window.AddAsync(row, () => fault is not null ? RefuseAsync(fault) : recorded is not null ? ResumeAsync(recorded) : SendAsync(row, client!, options!, digest));
        _progress?.Show();
        await _window.WriteReadyAsync();
    }

    private protected override async Task EndAsync()
    {
        if (_window is not null)
            await _window.DrainAsync();
        _hasEnded = true;
        _progress?.Complete();
        if (_progress?.Resumed > 0)
            WriteVerbose($"{_progress.Resumed} of {_count} answers are from '{_records!.Path}'; they were not sent again.");
    }

    private protected override string? GetStoppedWarning() => _backgroundId is not null
        ? Messages.Get("ResponseContinues", _backgroundId, _backgroundId + _place, $"{_backgroundId} -Stream{_place}")
        : _progress?.GetStoppedWarning(_records is null ? null : ResumeFrom);

    private protected override void WriteStoppedWarning()
    {
        _hasEnded = true;
        if (_text is { IsOpen: true })
            Host.UI.WriteLine();
        base.WriteStoppedWarning();
    }

    // Without an input object, for example in another parameter set, only the command line counts.
    private bool IsGiven(string parameter) => (_given ?? _constant).Contains(parameter);

    private bool IsScript(string parameter) => !_constant.Contains(parameter) && parameter != nameof(InputObject);

    // Sets each parameter that differs between rows, so that no value of the row before remains.
    private void ReadRow(PromptRow row)
    {
        if (IsPiped && !IsGiven(nameof(Prompt)))
            Prompt = null;
        if (PromptTransformationAttribute.GetFault(Prompt) is { } fault)
            throw fault;
        row.Prompt = Prompt;
        if (!HasRow)
            return;
        if (IsPiped && ParameterSetName != RowSet)
            throw new Mka1InputException($"-{ParameterSetName} takes no rows from the pipeline. Give the prompt of each row as -Prompt {{ ... }}.");
        CustomId = row.GetText(nameof(CustomId), CustomId);
        row.CustomId = CustomId ?? row.CustomId;
        row.HasIdColumn = CustomId is not null && !IsGiven(nameof(CustomId));
        if (IsPiped)
            ReadColumns(row);
        if (!_ids.Add(row.CustomId))
            throw new Mka1InputException($"The CustomId '{row.CustomId}' has already occurred in this pipeline. Give each row its own, with a column CustomId or -CustomId {{ ... }}.");
    }

    private void ReadColumns(PromptRow row)
    {
        Prompt = IsGiven(nameof(Prompt)) ? Prompt : PromptText.Convert(InputObject);
        row.Prompt = string.IsNullOrEmpty(Prompt) ? null : Prompt;
        row.HasPromptColumn = !IsGiven(nameof(Prompt)) && row.Columns.ContainsKey(nameof(Prompt));
        if (string.IsNullOrEmpty(Prompt) || ((row.HasPromptColumn || IsGiven(nameof(Prompt))) && string.IsNullOrWhiteSpace(Prompt)))
            throw new Mka1InputException("The prompt is empty.");
        // An object of the API has members with the names of parameters that describe what was, not what to do.
        if (InputObject is not null && !DeserializedType.IsFromServer(InputObject))
            foreach (string warning in _advice!.GetWarnings(row.Columns, IsGiven))
                WriteWarning(warning);
        Model = row.GetText(nameof(Model), Model);
        Instructions = row.GetText(nameof(Instructions), Instructions);
        Image = row.GetAttachments(nameof(Image), Image);
        File = row.GetAttachments(nameof(File), File);
        Audio = row.GetAttachments(nameof(Audio), Audio);
        Metadata = IsGiven(nameof(Metadata)) ? (Metadata is UnusableMap map ? throw map.Fault : Metadata) : RowMetadataAttribute.Convert(row.Find(nameof(Metadata)));
        PreviousResponse = row.GetId(nameof(PreviousResponse), PreviousResponse);
        Conversation = row.GetId(nameof(Conversation), Conversation);
        Reasoning = row.GetText(nameof(Reasoning), Reasoning);
        User = row.GetText(nameof(User), User);
        Voice = row.GetText(nameof(Voice), Voice);
        Verbosity = row.GetText(nameof(Verbosity), Verbosity);
        MaxOutputTokens = IsGiven(nameof(MaxOutputTokens)) ? MaxOutputTokens : RowNumberAttribute.ToWhole(row.Find(nameof(MaxOutputTokens)));
        Temperature = IsGiven(nameof(Temperature)) ? Temperature : RowNumberAttribute.ToNumber(row.Find(nameof(Temperature)));
        TopP = IsGiven(nameof(TopP)) ? TopP : RowNumberAttribute.ToNumber(row.Find(nameof(TopP)));
        if (ResponseLimits.FindFault(this) is var (parameter, fault))
            throw new Mka1InputException(IsGiven(parameter) ? $"The value of -{parameter} {fault}." : $"The column {parameter} {fault}: '{PlainValue.ToText(row.Find(parameter))}'.");
        if (_constant.Contains(nameof(Prompt)) && !row.IsUsed && !_given!.Any(IsScript))
            throw new Mka1InputException("Nothing of this object is used: -Prompt is the same text for all. Give -Prompt { \"... $_\" }.");
    }

    private Task<Response> RefuseAsync(Exception fault)
    {
        _progress?.Refuse();
        return Task.FromException<Response>(fault);
    }

    private Task<Response> ResumeAsync(Response recorded)
    {
        _progress?.Resume();
        return Task.FromResult(recorded);
    }

    // Records the answer on the thread that receives it: the pipeline thread may be with the producer when the process is killed.
    private async Task<Response> SendAsync(PromptRow row, Mka1Client client, ResponseCreateOptions options, string? digest)
    {
        // Ctrl+C frees the slots of running calls.
        Cancellation.ThrowIfCancellationRequested();
        _progress?.Start();
        bool succeeded = false;
        try
        {
            var response = await client.Responses.CreateAsync(options, Cancellation).ConfigureAwait(false);
            succeeded = response.Status is not (ResponseStatus.Failed or ResponseStatus.Cancelled);
            if (succeeded && _records is not null)
                Record(row, client, response, digest!);
            return response;
        }
        finally
        {
            if (!Cancellation.IsCancellationRequested || succeeded)
                _progress?.Finish(succeeded);
        }
    }

    private void Record(PromptRow row, Mka1Client client, Response response, string digest)
    {
        try
        {
            _records!.Add(row.CustomId, digest, client, response);
        }
        // The answer itself is not lost.
        catch (Mka1WriteException exception)
        {
            row.RecordFault = exception;
        }
    }

    private Task FinishAsync(PromptRow row, Task<Response> work) => WriteAsync(row, async () => WriteAnswer(row, await work));

    private async Task WriteAsync(PromptRow row, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (IsOwnError(exception))
        {
            WriteFailure(row, exception);
        }
        _progress?.Show();
    }

    private void WriteAnswer(PromptRow row, Response response)
    {
        if (JsonSchema is not null)
            Answer.AddParsed(response);
        if (HasRow)
            RowAnswer.AddNotes(response, row);
        WriteObject(IncludeRow ? Answer.Join(row, response, null, GetSchema()) : response);
        if (row.RecordFault is not null)
            WriteError(CreateError(row, row.RecordFault));
    }

    private void WriteFailure(PromptRow row, Exception exception)
    {
        var error = CreateError(row, exception);
        WriteError(error);
        if (IncludeRow)
            WriteObject(Answer.Join(row, null, Displayable(exception.Message), GetSchema()));
    }

    private ErrorRecord CreateError(PromptRow row, Exception exception)
    {
        var record = ErrorCatalog.FromException(exception, row.Prompt ?? (IsPiped ? row.CustomId : Model));
        if (!HasRow)
            return record;
        record.ErrorDetails = new ErrorDetails($"Row {row.CustomId}: {record.ErrorDetails.Message}") { RecommendedAction = record.ErrorDetails.RecommendedAction };
        RowAnswer.AddNotes(record, row);
        return record;
    }

    private Dictionary<string, object?>? GetSchema()
    {
        try
        {
            return ReadSchema();
        }
        // It was reported as the error of the row.
        catch (Mka1InputException)
        {
            return null;
        }
    }

    private async Task StreamAsync(PromptRow row, ResponseCreateOptions options)
    {
        _backgroundId = null;
        _place = Connection.GetArguments();
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
        if (final is not null)
            WriteAnswer(row, final);
    }
}
