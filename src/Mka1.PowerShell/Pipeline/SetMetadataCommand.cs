using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that replaces, merges or removes metadata of objects. Its leaf names <see cref="MetadataSet"/> as the default set.</summary>
public abstract class SetMetadataCommand<T> : ActByIdCommand
{
    private protected const string MetadataSet = "Metadata";
    private protected const string RemoveSet = "RemoveKey";

    private protected SetMetadataCommand()
    {
    }

    /// <summary>The pairs. Alone they replace the whole map, as the API does; an empty hashtable empties it.</summary>
    [Parameter(ParameterSetName = MetadataSet, Mandatory = true, Position = 1)]
    [Parameter(ParameterSetName = RemoveSet, Position = 1)]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Reads the map first, puts the pairs in and keeps the others.</summary>
    [Parameter]
    public SwitchParameter Merge { get; set; }

    /// <summary>Keys to take out of the map, in their own case; the others are kept.</summary>
    [Parameter(ParameterSetName = RemoveSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] RemoveKey { get; set; } = [];

    private protected abstract Task<IReadOnlyDictionary<string, string>> ReadAsync(string id);

    private protected abstract Task<T> UpdateAsync(string id, IReadOnlyDictionary<string, string> metadata);

    private protected sealed override async Task ActAsync(string id)
    {
        if (Metadata is not null && RemoveKey.Length > 0 && !Merge)
            throw new Mka1InputException("-Metadata replaces the whole map, so that there is no key left to take out. Add -Merge to keep the others.");
        bool replaces = !Merge && RemoveKey.Length == 0;
        var old = replaces && !IsPreviewed ? null : await ReadAsync(id);
        var map = replaces ? MetadataMap.Convert(Metadata!) : Merged(id, old!);
        MetadataLimits.Check(map);
        string change = old is null ? MetadataMap.Show(map) : $"{MetadataMap.Show(old)} -> {MetadataMap.Show(map)}";
        if (ShouldProcess(id, $"Set metadata {change}"))
            WriteObject(await UpdateAsync(id, map));
    }

    private Dictionary<string, string> Merged(string id, IReadOnlyDictionary<string, string> old)
    {
        var map = old.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        foreach (var pair in MetadataMap.ConvertOptional(Metadata) ?? [])
            map[pair.Key] = pair.Value;
        foreach (string key in RemoveKey)
        {
            if (!map.Remove(key))
                WriteWarning($"{id} has no metadata key '{key}'{Cure(key, old.Keys)}.");
        }
        return map;
    }

    // Keys are case-sensitive.
    private static string Cure(string key, IEnumerable<string> keys) =>
        keys.FirstOrDefault(other => string.Equals(other, key, StringComparison.OrdinalIgnoreCase)) is string near ? $"; it has '{near}', and case counts"
        : WildcardPattern.ContainsWildcardCharacters(key) ? "; -RemoveKey takes no wildcards"
        : string.Empty;

    // Read the old metadata only if the change is shown.
    private bool IsPreviewed =>
        (MyInvocation.BoundParameters.TryGetValue("Confirm", out object? asked) && (SwitchParameter)asked)
        || IsOn("WhatIf", "WhatIfPreference") || IsOn("Verbose", "VerbosePreference")
        || (LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact asks) && asks is ConfirmImpact.Medium or ConfirmImpact.Low);
}
