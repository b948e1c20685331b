using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Values;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Replaces, merges or thins out the metadata of responses.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1ResponseMetadata", DefaultParameterSetName = MetadataSet, SupportsShouldProcess = true)]
[OutputType(typeof(Response))]
public sealed class SetResponseMetadataCommand : Mka1Command
{
    private const string MetadataSet = "Metadata";
    private const string RemoveSet = "RemoveKey";

    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

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

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string id in Id)
            await TryAsync(id, () => SetAsync(id));
    }

    private async Task SetAsync(string id)
    {
        ResponseId.Check(id);
        if (Metadata is not null && RemoveKey.Length > 0 && !Merge)
            throw new Mka1InputException("-Metadata replaces the whole map, so that there is no key left to take out. Add -Merge to keep the others.");
        bool replaces = !Merge && RemoveKey.Length == 0;
        var old = replaces && !IsPreviewed ? null : (await Client.Responses.GetAsync(id, null, Cancellation)).Metadata;
        var map = replaces ? MetadataMap.Of(Metadata!) : Merged(id, old!);
        MetadataLimits.Check(map);
        string change = old is null ? MetadataMap.Show(map) : $"{MetadataMap.Show(old)} -> {MetadataMap.Show(map)}";
        if (ShouldProcess(Named(id), $"Set metadata {change}"))
            WriteObject(await Client.Responses.UpdateMetadataAsync(id, map, Cancellation));
    }

    private Dictionary<string, string> Merged(string id, IReadOnlyDictionary<string, string> old)
    {
        var map = old.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal);
        foreach (var pair in Metadata is null ? [] : MetadataMap.Of(Metadata))
            map[pair.Key] = pair.Value;
        foreach (string key in RemoveKey)
        {
            if (!map.Remove(key))
                WriteWarning($"{id} has no metadata key '{key}'{Cure(key, old.Keys)}.");
        }
        return map;
    }

    // The API tells keys apart by case, so another spelling is another key.
    private static string Cure(string key, IEnumerable<string> keys) =>
        keys.FirstOrDefault(other => string.Equals(other, key, StringComparison.OrdinalIgnoreCase)) is string near ? $"; it has '{near}', and case counts"
        : WildcardPattern.ContainsWildcardCharacters(key) ? "; -RemoveKey takes no wildcards"
        : string.Empty;

    // The old map costs a call, so it is read only where the change will be shown.
    private bool IsPreviewed =>
        (MyInvocation.BoundParameters.TryGetValue("Confirm", out object? asked) && (SwitchParameter)asked)
        || IsOn("WhatIf", "WhatIfPreference") || IsOn("Verbose", "VerbosePreference")
        || (LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact asks) && asks is ConfirmImpact.Medium or ConfirmImpact.Low);
}
