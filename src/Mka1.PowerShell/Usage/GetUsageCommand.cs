using System.Management.Automation;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Requests;
using Mka1.Usage;

namespace Mka1.PowerShell.Usage;

/// <summary>Gets usage as rows, one for each bucket of time and group.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Usage")]
[ApiOperation(
    "llm.usage.completions", "llm.usage.responses", "llm.usage.conversations", "llm.usage.embeddings", "llm.usage.extract", "llm.usage.classify", "llm.usage.vectorStores", "llm.usage.files")]
[OutputType(typeof(TokenUsageRow), typeof(ConversationUsageRow), typeof(StorageUsageRow), typeof(UsageRow))]
public sealed class GetUsageCommand : Mka1Command
{
    // The columns of all rows, in their order. Export-Csv and Format-Table take those of the first row.
    private readonly List<string> _columns = [];
    private bool _hasRows;

    /// <summary>The kinds of usage.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(UsageKindCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Kind { get; set; } = [];

    /// <summary>The start, inclusive.</summary>
    [Parameter(Mandatory = true)]
    [FreeText]
    public DateTimeOffset StartTime { get; set; }

    /// <summary>The end, exclusive.</summary>
    [Parameter]
    [FreeText]
    [PSDefaultValue(Help = "Now")]
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>The length of a bucket.</summary>
    [Parameter]
    [ValidateSet("1m", "1h", "1d")]
    public string BucketWidth { get; set; } = "1d";

    /// <summary>What separates rows.</summary>
    [Parameter]
    [ValidateSet("user_id", "api_key_id", "model", "background")]
    public string[]? GroupBy { get; set; }

    /// <summary>Only usage of these models.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Model { get; set; }

    /// <summary>Only usage of these end users.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? UserId { get; set; }

    /// <summary>Only responses that ran in the background, or with <c>$false</c> only those that did not.</summary>
    [Parameter]
    public bool? Background { get; set; }

    private protected override bool TakesIdentities => true;

    private protected override async Task ProcessRecordAsync()
    {
        WarnUnknownPatterns(nameof(Kind), Kind, UsageKind.KnownValues);
        var queries = Kind.Select(kind => CreateQuery(kind.ToLowerInvariant())).ToList();
        // All kinds are checked before the first call.
        await TryAsync(Identity, async () =>
        {
            queries.ForEach(static query => query.Check());
            queries.ForEach(query => AddColumns(UsageRow.GetNames(query.Kind)));
            foreach (var query in queries)
                await TryAsync(Identity ?? query.Kind, () => ReadAsync(query));
        });
    }

    private async Task ReadAsync(UsageQuery query)
    {
        await foreach (var row in Client.Usage.ListAsync(query, Cancellation))
            WriteObject(WithCounts(row));
    }

    private UsageQuery CreateQuery(string kind) => new()
    {
        Kind = kind,
        StartTime = StartTime,
        EndTime = EndTime,
        BucketWidth = BucketWidth.ToLowerInvariant(),
        GroupBy = GroupBy?.Select(static member => member.ToLowerInvariant()).ToList(),
        Models = Model,
        UserIds = UserId,
        Background = Background,
    };

    private void AddColumns(IEnumerable<string> names) => _columns.AddRange(names.Except(_columns));

    // A row of one kind also has the columns of the others, without a value. Numbers that this version does not know are columns too.
    private object WithCounts(UsageRow row)
    {
        var shown = PSObject.AsPSObject(row);
        var counts = row.GetCounts();
        string[] unknown = [.. counts.Keys.Except(_columns)];
        if (_hasRows && unknown.Length > 0)
            WriteWarning($"Earlier rows have no column {string.Join(", ", unknown)}, so that Export-Csv leaves it out. Select the columns by name before the export.");
        AddColumns(unknown);
        _hasRows = true;
        foreach (string name in _columns.Where(name => shown.Properties[name] is null))
            shown.Properties.Add(new PSNoteProperty(name, counts.TryGetValue(name, out double count) ? count : null));
        return shown;
    }
}
