using System.Management.Automation;
using System.Management.Automation.Host;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Connection;

/// <summary>A cmdlet that calls the API. Finds the connection and the identity, and reports calls and retries.</summary>
public abstract class Mka1Command : AsyncCommand
{
    private readonly Dictionary<(Mka1Context Context, string? OnBehalfOf), ApiConnection> _connections = [];
    private ApiConnection? _connection;
    private CallProgress? _calls;
    private Exception? _logFailure;
    private object? _source;
    private ObjectOrigin? _origin;
    private string? _identity;
    private string[]? _idNames;
    private string? _parentId;
    private bool _hasIdentity;
    private bool _isVerbose;
    private bool _isAtEnd;

    private protected Mka1Command()
    {
    }

    /// <summary>The connection, as an object or by name. The default is that of the piped object, or else the current one.</summary>
    [Parameter]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ValidateNotNull]
    public virtual Mka1Context? Context { get; set; }

    /// <summary>The end users to make this call for, instead of that of the piped object or the connection; empty for none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    public string?[]? OnBehalfOf { get; set; }

    /// <summary>Whether the cmdlet reads objects, and may do so for several identities.</summary>
    private protected virtual bool TakesIdentities => false;

    /// <summary>The connection of the current input.</summary>
    internal ApiConnection Connection
    {
        get => _connection ??= Connect();
        set => _connection = value;
    }

    /// <summary>The client of the current input.</summary>
    private protected Mka1Client Client => Connection.Client;

    internal override string Redact(string text) => _connections.Values.Aggregate(text, static (redacted, connection) => connection.Client.Redact(redacted));

    internal override Mka1Exception Redact(Mka1Exception failure) => _connections.Values.Aggregate(failure, static (redacted, connection) => connection.Client.Redact(redacted));

    internal override string Describe(string message, Exception exception) =>
        OnBehalfOf?.Length > 1 && exception is Mka1Exception { Origin.OnBehalfOf: string identity } ? Messages.Get("OnBehalfOfSuffix", message, identity) : message;

    // An id has a prefix, such as vs_ or file-. Text without one usually is a name.
    internal override string Recommend(string errorId, string action, object? target) =>
        errorId == ErrorId.NotFound && target is string { Length: > 0 } name && !name.Contains('_') && !name.Contains('-') && HasNames
            ? Messages.Get("ActionLookupName", name, $"Get-{CommandName.Substring(CommandName.IndexOf('-') + 1)}", CommandText.Quote(name), action)
            : action;

    // The engine knows the type of what a cmdlet returns by its attribute. Objects below a parent are found there.
    private bool HasNames => Parent is null && !CommandName.StartsWith("New-", StringComparison.OrdinalIgnoreCase) && MyInvocation.MyCommand.Parameters.ContainsKey(nameof(ActByIdCommand.Id))
        && MyInvocation.MyCommand.OutputType.Any(static output => typeof(Mka1Object).IsAssignableFrom(output.Type) && output.Type.GetProperty("Name") is not null);

    internal string CommandName => MyInvocation.MyCommand.Name;

    internal new void PostWarning(Func<string> create) => base.PostWarning(create);

    /// <summary>Whether the calls poll objects that are waited for.</summary>
    internal bool IsPolling { get; private protected set; }

    /// <summary>Queues a verbose line to the pipeline thread, from any thread.</summary>
    internal void PostVerbose(Func<string> create)
    {
        if (_isVerbose)
            Post(() => WriteVerbose(create()));
    }

    /// <summary>Keeps the first failure of the audit log until the results are written. The calls have been carried out.</summary>
    internal void KeepLogFailure(Exception failure) => Interlocked.CompareExchange(ref _logFailure, failure, null);

    private protected override Task BeginAsync()
    {
        _hasIdentity = IsBound(nameof(OnBehalfOf));
        _isVerbose = IsEnabled("Verbose", "VerbosePreference");
        if (_hasIdentity)
        {
            try
            {
                CheckIdentities();
            }
            catch (Mka1InputException exception)
            {
                ThrowTerminatingError(ErrorCatalog.FromException(exception, OnBehalfOf?.Length == 1 ? OnBehalfOf[0] : null));
            }
        }
        CheckConnection();
        return Task.CompletedTask;
    }

    /// <summary>Without a connection, fails before the first record. Piped objects may name another than the current one.</summary>
    private protected virtual void CheckConnection()
    {
        if (!MyInvocation.ExpectingInput || Context is not null || ContextStore.All.Count == 0 || ContextStore.Current is not null)
            _ = Client;
    }

    private protected override async Task ProcessInputAsync()
    {
        string?[] identities = OnBehalfOf ?? [];
        if (identities.Length < 2)
        {
            WorkOn(null);
            await ProcessRecordAsync();
            return;
        }
        // A script block has no value before the first input.
        CheckIdentities();
        var bar = new ProgressRecord(0, $"Reading for {identities.Length} identities", "0");
        for (int index = 0; index < identities.Length; index++)
        {
            bar.StatusDescription = $"{identities[index]} ({index + 1} of {identities.Length})";
            bar.PercentComplete = 100 * index / identities.Length;
            WriteProgress(bar);
            _identity = identities[index];
            WorkOn(null);
            await ProcessRecordAsync();
        }
        bar.RecordType = ProgressRecordType.Completed;
        WriteProgress(bar);
    }

    // After the last input, the engine keeps the values that it bound for it.
    private protected override async Task ProcessEndAsync()
    {
        _isAtEnd = true;
        WorkOn(null);
        await EndAsync();
        _calls?.Complete();
        if (Interlocked.Exchange(ref _logFailure, null) is Exception failure)
            WriteError(ErrorCatalog.FromException(failure, (failure as Mka1WriteException)?.Path));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        _calls?.Dispose();
        // A stopped pipeline accepts no more records.
        if (Interlocked.Exchange(ref _logFailure, null) is Exception failure)
            Host?.UI?.WriteWarningLine(Displayable(failure.Message));
    }

    private protected override object? Prepare(object? output) => ObjectOrigin.Mark(output, () => Client.Origin);

    /// <summary>The identity of the current input, if there are several; otherwise null.</summary>
    private protected string? Identity => OnBehalfOf?.Length > 1 ? _identity : null;

    /// <summary>The object that is being worked on, or its id.</summary>
    private protected object? Source => _source;

    /// <summary>The objects that the input names. It is worked on where they were read, unless it has an origin itself.</summary>
    private protected virtual IEnumerable<object?> References => [Parent?.Source];

    /// <summary>Uses the connection and the identity of an object; null for those of the parameters.</summary>
    internal void WorkOn(object? source)
    {
        _source = source;
        _parentId = null;
        _origin = ObjectOrigin.Of(source) ?? References.Select(ObjectOrigin.Of).FirstOrDefault(static origin => origin is not null);
        _connection = null;
    }

    /// <summary>Works on an object with the connection and the identity with which it was read, below its parent if it has one.</summary>
    /// <param name="id">The id, or the object.</param>
    /// <param name="work">The work with the id as text.</param>
    private protected Task WorkOnAsync(ObjectId? id, Func<string, Task> work) => WorkOnAsync(id, IdNames, async text =>
    {
        if (Parent is { FilterIdPrefix: null } parent)
            _parentId = await parent.FindIdAsync(Client, _source, Cancellation);
        await work(text);
    });

    /// <summary>Works on the parent of objects.</summary>
    /// <param name="id">The id of the parent, or an object that has one.</param>
    /// <param name="work">The work.</param>
    private protected Task WorkOnParentAsync(ObjectId id, Func<Task> work) => WorkOnAsync(id, Parent!.Names, async _ =>
    {
        _parentId = await Parent.FindIdAsync(Client, id.Source, Cancellation);
        await work();
    });

    /// <summary>The parameter that names the parents of the objects; null if they have none.</summary>
    private protected virtual ParentParameter? Parent => null;

    /// <summary>The id of the parent of the current input.</summary>
    private protected string ParentId => _parentId!;

    /// <summary>The names by which the engine binds ids.</summary>
    // The id of a row may be its own, and an object of another kind may have both, such as a run its own Id and a ResponseId. So the
    // name with the kind comes first.
    private protected string[] IdNames => _idNames ??= [.. MyInvocation.MyCommand.Parameters[nameof(ActByIdCommand.Id)].Aliases, nameof(ActByIdCommand.Id)];

    /// <summary>Works on an object with the connection and the identity with which it was read.</summary>
    /// <param name="id">The id, or the object.</param>
    /// <param name="names">The members of an object that may have the id.</param>
    /// <param name="work">The work with the id as text.</param>
    private protected Task WorkOnAsync(ObjectId? id, string[] names, Func<string, Task> work)
    {
        string? text = id is null ? string.Empty : id.Find(names);
        return TryAsync(text ?? id!.Source, () =>
        {
            WorkOn(id?.Source);
            return work(text ?? throw CreateNoIdError(id!, names));
        });
    }

    private static Mka1InputException CreateNoIdError(ObjectId id, string[] names)
    {
        if (id.FindName(names) is string empty)
        {
            string kind = DeserializedType.GetSimpleName(id.Source!);
            return new(ObjectMember.Get(id.Source, "IsFinished") is false
                ? $"The {kind} {ObjectMember.Get(id.Source, nameof(ActByIdCommand.Id))} is {ObjectMember.Get(id.Source, "Status")} and has no {empty} yet. Wait for it with Wait-Mka1{kind}, or get it again later."
                : $"The {empty} of this {kind} is empty. If the server sets it later, get the object again.");
        }
        string type = Article.Begin(DeserializedType.GetSimpleName(id.Source!));
        return new(OwnId.IsForeign(id.Source, names)
            ? $"{type} has no {string.Join(" or ", names.Where(static name => name != nameof(ActByIdCommand.Id)))}, and its Id is that of another kind. Give ids, or objects of the right kind."
            : $"{type} has no {string.Join(" or ", names)}. Give ids, or objects that have one.");
    }

    /// <summary>Checks -Confirm and -WhatIf. The confirmation prompt names the context and the identity.</summary>
    private protected new bool ShouldProcess(string target, string action)
    {
        var context = Connection.Context;
        string place = (Client.OnBehalfOf ?? context.ExternalUserId) is string identity ? Messages.Get("PlaceWithIdentity", context.Place, identity) : context.Place;
        target = $"{target} ({place})";
        try
        {
            return !context.ConfirmChanges || IsBound("Confirm") || IsWhatIf ? base.ShouldProcess(target, action) : ConfirmChange(target, action, place);
        }
        catch (Exception exception) when (exception is HostException or PSInvalidOperationException or NotImplementedException)
        {
            ThrowTerminatingError(ConnectionErrors.ConfirmationRequired(context, target, exception));
            throw;
        }
    }

    // As the engine does: any text is true.
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound) ? (SwitchParameter)bound
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <summary>Whether the confirmation prompt of a change is displayed, so that it should name more than the id.</summary>
    private protected bool IsPrompted(ConfirmImpact impact) =>
        MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm) ? (SwitchParameter)confirm
        : IsWhatIf || IsEnabled("Verbose", "VerbosePreference") || Connection.Context.ConfirmChanges
            || (LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact preference) && preference != ConfirmImpact.None && preference <= impact);

    /// <summary>Whether a common parameter or else its preference variable, which may contain text, is set.</summary>
    private protected bool IsEnabled(string parameter, string preference) =>
        (MyInvocation.BoundParameters.TryGetValue(parameter, out object? bound) ? bound : GetVariableValue(preference)) switch
        {
            bool flag => flag,
            SwitchParameter flag => flag,
            object value => LanguagePrimitives.TryConvertTo(value, out ActionPreference action)
                && action is not ActionPreference.SilentlyContinue and not ActionPreference.Ignore,
            null => false,
        };

    /// <summary>Warns of patterns that match no known value, because a misspelled one would silently find nothing.</summary>
    private protected void WarnUnknownPatterns(string parameter, string[]? patterns, IReadOnlyList<string> known)
    {
        foreach (string pattern in patterns ?? [])
        {
            var wildcard = TextPattern.Create(pattern);
            if (!known.Any(wildcard.IsMatch))
                WriteWarning($"-{parameter} '{pattern}' matches none of the values known to this version: {string.Join(", ", known)}.");
        }
    }

    /// <summary>Gets the connection for the current input, optionally with another number of retries.</summary>
    private protected ApiConnection Connect(int? maximumRetryCount = null)
    {
        var context = ChooseContext();
        string? identity = ChooseIdentity(context);
        if (!_connections.TryGetValue((context, identity), out var connection))
        {
            context.AuditLog?.Check();
            _connections[(context, identity)] = connection = new ApiConnection(context, context.Client.For(identity, new CallReport(this, context, _calls ??= new CallProgress(this)), maximumRetryCount));
        }
        return connection;
    }

    private Mka1Context ChooseContext()
    {
        if (Context is not null)
            return Context;
        if (_origin is { Context: not null } or { Server: not null })
            return ContextStore.FindFor(_origin);
        if ((ContextStore.Current ?? ConnectFromEnvironment()) is Mka1Context context)
            return context;
        // All objects had a context of their own.
        if (_isAtEnd && _connections.Count > 0)
            return _connections.Keys.Last().Context;
        ThrowTerminatingError(ConnectionErrors.NotConnected(Messages.Get("NotConnected", EnvironmentSettings.KeyVariable)));
        throw new InvalidOperationException();
    }

    private string? ChooseIdentity(Mka1Context context)
    {
        string? identity = ChooseGivenIdentity(context);
        // The token names its end user, and its objects report that.
        return identity is not null && identity == context.ExternalUserId ? null : identity;
    }

    private string? ChooseGivenIdentity(Mka1Context context)
    {
        // The engine also binds the member of a piped object, which may be another than the one that is worked on. ObjectOrigin decides.
        if (IsBound(nameof(OnBehalfOf)) && (_hasIdentity || (OnBehalfOf is not null && !_isAtEnd && _origin is not { HasIdentity: true } && !IsMemberOfSource())))
            return (Identity ?? OnBehalfOf?.FirstOrDefault()) is { Length: > 0 } given ? given : null;
        return _origin is { HasIdentity: true } && (_origin.Server is null || _origin.Server == context.Server) ? _origin.OnBehalfOf : context.OnBehalfOf;
    }

    // The identity is a member of the object, and not the result of a script block.
    private bool IsMemberOfSource() => _source is not (null or string)
        && LanguagePrimitives.TryConvertTo(ObjectMember.Get(_source, nameof(OnBehalfOf)), out string[]? member) && (member ?? []).SequenceEqual(OnBehalfOf ?? []);

    private void CheckIdentities()
    {
        if (OnBehalfOf?.Length > 1 && !TakesIdentities)
            throw new Mka1InputException(Messages.Get("IdentitiesGiven", CommandName));
        foreach (string? identity in OnBehalfOf ?? [])
            OnBehalfOfIdentity.Check(identity?.Length > 0 ? identity : null);
    }

    // With a key in the environment, connect without Connect-Mka1.
    private static Mka1Context? ConnectFromEnvironment()
    {
        var context = EnvironmentSettings.CreateContext();
        if (context is not null)
            ContextStore.SetCurrent(context, ContextStore.HasProcessContext ? ContextScope.Runspace : ContextScope.Process);
        return context;
    }
}
