using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Gets the groups of batches with the counts of their parts, statuses and requests.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1BatchGroup")]
[OutputType(typeof(BatchGroupSummary))]
public sealed class GetBatchGroupCommand : Mka1Command
{
    private readonly List<string> _names = [];

    /// <summary>The names of groups; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Group")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [PSDefaultValue(Help = "All")]
    public string[] Name { get; set; } = [];

    private protected override Task ProcessRecordAsync()
    {
        _names.AddRange(Name);
        return Task.CompletedTask;
    }

    private protected override Task EndAsync() => _names.Count == 0 && MyInvocation.ExpectingInput ? Task.CompletedTask : TryAsync(null, ListAsync);

    private async Task ListAsync()
    {
        // A name may contain wildcard characters itself.
        var patterns = _names.ConvertAll(static name => (Text: name, Pattern: TextPattern.Create(name)));
        var groups = await Client.Batches.SummarizeGroupsAsync(
            patterns.Count == 0 ? null : name => patterns.Exists(one => one.Text == name || one.Pattern.IsMatch(name)), Cancellation);
        foreach (var group in groups)
            WriteObject(group);
        foreach (var (text, pattern) in patterns)
        {
            if (!WildcardPattern.ContainsWildcardCharacters(text) && !groups.Any(group => pattern.IsMatch(group.Name)))
                await TryAsync(text, () => throw NamedGroups.CreateMissing(text));
        }
    }
}
