using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that replaces, merges or removes metadata of objects. The derived cmdlet names <see cref="MetadataSet"/> as the default set.</summary>
public abstract class SetMetadataCommand<T> : ActByIdCommand
{
    private protected const string MetadataSet = "Metadata";
    private protected const string RemoveSet = "RemoveKey";

    private protected SetMetadataCommand()
    {
    }

    /// <summary>The pairs. Without -Merge they replace the whole map, as in the API; an empty hashtable clears it.</summary>
    [Parameter(ParameterSetName = MetadataSet, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = RemoveSet, Position = 1)]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Reads the map first, sets the pairs and keeps the others.</summary>
    [Parameter]
    public SwitchParameter Merge { get; set; }

    /// <summary>The keys to remove, case-sensitive. The other pairs are kept.</summary>
    [Parameter(ParameterSetName = RemoveSet, Mandatory = true)]
    [ArgumentCompleter(typeof(MetadataKeyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] RemoveKey { get; set; } = [];

    /// <summary>The number of objects to change in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public override int ThrottleLimit { get; set; } = 1;

    private protected abstract Task<IReadOnlyDictionary<string, string>> ReadAsync(Mka1Client client, string id);

    private protected abstract Task<T> UpdateAsync(Mka1Client client, string id, IReadOnlyDictionary<string, string> metadata);

    private protected sealed override async Task ActAsync(string id)
    {
        if (Metadata is not null && RemoveKey.Length > 0 && !Merge)
            throw new Mka1InputException("-Metadata replaces the whole map, so that -RemoveKey has no key to remove. Add -Merge to keep the other keys.");
        // A change in parallel uses the client of its own object, also after it has read the old pairs.
        var client = Client;
        var old = IsPrompted(ConfirmImpact.Medium) ? await ReadAsync(client, id) : null;
        var map = Replaces || old is not null ? CreateMap(id, old) : null;
        if (ShouldProcess(id, Describe(old, map)))
            await Changes.StartAsync(id, async () => await UpdateAsync(client, id, map ?? CreateMap(id, await ReadAsync(client, id))));
    }

    private bool Replaces => !Merge && RemoveKey.Length == 0;

    private string Describe(IReadOnlyDictionary<string, string>? old, IReadOnlyDictionary<string, string>? map)
    {
        if (map is not null)
            return old is null ? Messages.Get("DoSetMetadata", MetadataMap.Format(map)) : Messages.Get("DoReplaceMetadata", MetadataMap.Format(old), MetadataMap.Format(map));
        string removed = RemoveKey.Length == 0 ? string.Empty : Messages.Get("DoRemoveMetadata", string.Join(", ", RemoveKey));
        if (Metadata is null)
            return removed;
        string merged = Messages.Get("DoMergeMetadata", MetadataMap.Format(MetadataMap.Convert(Metadata)));
        return removed.Length == 0 ? merged : $"{merged}; {removed}";
    }

    private Dictionary<string, string> CreateMap(string id, IReadOnlyDictionary<string, string>? old)
    {
        var map = Replaces ? MetadataMap.Convert(Metadata!) : CreateMergedMap(id, old!);
        MetadataLimits.Check(map);
        return map;
    }

    private Dictionary<string, string> CreateMergedMap(string id, IReadOnlyDictionary<string, string> old)
    {
        var map = old.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        foreach (var pair in MetadataMap.ConvertOptional(Metadata) ?? [])
            map[pair.Key] = pair.Value;
        foreach (string key in RemoveKey)
        {
            if (!map.Remove(key))
                WriteWarning($"{id} has no metadata key '{key}'{GetHint(key, old.Keys)}.");
        }
        return map;
    }

    // Keys are case-sensitive.
    private static string GetHint(string key, IEnumerable<string> keys) =>
        keys.FirstOrDefault(other => string.Equals(other, key, StringComparison.OrdinalIgnoreCase)) is string near ? $"; it has '{near}', and case counts"
        : WildcardPattern.ContainsWildcardCharacters(key) ? "; -RemoveKey takes no wildcards"
        : string.Empty;
}
