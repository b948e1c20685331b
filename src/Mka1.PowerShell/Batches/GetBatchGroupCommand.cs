using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Gets the groups of batches with the counts of their parts, statuses and requests.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1BatchGroup")]
[OutputType(typeof(BatchGroupSummary))]
public sealed class GetBatchGroupCommand : Mka1Command
{
    private readonly NamedGroups _groups = new();
    private readonly List<ApiConnection> _all = [];

    /// <summary>The names of groups; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    [Alias("Group")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [PSDefaultValue(Help = "All")]
    public string[] Name { get; set; } = [];

    private protected override bool TakesIdentities => true;

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string name in Name)
            await _groups.AddAsync(this, name);
        if (Name.Length == 0)
            _all.Add(Connection);
    }

    private protected override async Task EndAsync()
    {
        foreach (var (connection, names) in _all.Distinct().Select(static connection => (connection, Array.Empty<string>())).Concat(_groups.ByConnection))
        {
            Connection = connection;
            await TryAsync(null, () => ListAsync(names));
        }
    }

    private async Task ListAsync(string[] names)
    {
        // A name may contain wildcard characters itself.
        var patterns = Array.ConvertAll(names, static name => (Text: name, Pattern: TextPattern.Create(name)));
        var groups = await Client.Batches.SummarizeGroupsAsync(
            patterns.Length == 0 ? null : name => patterns.Any(one => one.Text == name || one.Pattern.IsMatch(name)), Cancellation);
        foreach (var group in groups)
            WriteObject(group);
        foreach (var (text, pattern) in patterns)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(text) && !groups.Any(group => pattern.IsMatch(group.Name)))
                await TryAsync(text, () => throw NamedGroups.CreateMissing(text));
        }
    }
}
