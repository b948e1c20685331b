using System.Management.Automation;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;
using Mka1.Usage;

namespace Mka1.PowerShell.Usage;

/// <summary>A cmdlet that gathers rows of usage, also those of CSV files and jobs.</summary>
public abstract class UsageRowCommand : AsyncCommand
{
    private static readonly HashSet<string> Texts = new(StringComparer.OrdinalIgnoreCase) { "Kind", "UserId", "ApiKeyId", "Model" };
    private static readonly HashSet<string> Times = new(StringComparer.OrdinalIgnoreCase) { "StartTime", "EndTime" };
    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase) { "Context", "Server", "OnBehalfOf", "AdditionalProperties" };

    private readonly List<string> _empty = [];
    private int _given;

    private protected UsageRowCommand()
    {
    }

    /// <summary>The rows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [FreeText]
    [ValidateNotNull]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The rows so far.</summary>
    private protected List<UsageRow> Rows { get; } = [];

    /// <summary>Whether there was no usage at all, rather than rows that were refused.</summary>
    private protected bool IsUnused => _given == 0;

    /// <summary>Works on the rows that have numbers.</summary>
    private protected abstract Task UseAsync();

    private protected override async Task ProcessRecordAsync()
    {
        foreach (var item in InputObject)
        {
            _given++;
            await TryAsync(item, () => Add(item));
        }
    }

    private protected sealed override async Task EndAsync()
    {
        foreach (var kind in _empty.GroupBy(static name => name))
        {
            await TryAsync(kind.Key, () => throw new Mka1InputException(
                $"{kind.Count()} row{(kind.Count() == 1 ? string.Empty : "s")} of {kind.Key} without numbers {(kind.Count() == 1 ? "is" : "are")} left out. Export-Csv writes only the columns of its first row: export each kind to a file of its own."));
        }
        await UseAsync();
    }

    private Task Add(PSObject item)
    {
        var row = item.BaseObject as UsageRow ?? Read(item);
        // Totals would show a number that is missing as 0.
        if (row.GetCounts().Count == 0)
            _empty.Add(row.Kind);
        else
            Rows.Add(row);
        return Task.CompletedTask;
    }

    private static UsageRow Read(PSObject item)
    {
        if (ObjectMember.Get(item, "Kind") is not string { Length: > 0 } || !ObjectMember.Has(item, "StartTime"))
            throw new Mka1InputException("This is not a row of usage: it has no Kind and StartTime. Give the output of Get-Mka1Usage, also by way of Export-Csv and Import-Csv.");
        var members = new Dictionary<string, object?>();
        foreach (string name in item.Properties.Select(static member => member.Name).Where(static name => !Ignored.Contains(name)))
        {
            if (ObjectMember.Get(item, name) is { } value && value is not "")
                members[JsonNamingPolicy.SnakeCaseLower.ConvertName(name)] = Convert(name, value);
        }
        return UsageRow.FromJson(JsonBody.ToText(members));
    }

    // A CSV file has texts, and times in the format of the culture.
    private static object? Convert(string name, object value) =>
        Times.Contains(name) ? LanguagePrimitives.TryConvertTo(value, System.Globalization.CultureInfo.CurrentCulture, out DateTimeOffset time) ? time : throw new Mka1InputException($"The {name} '{value}' of the row is not a time.")
        : Texts.Contains(name) ? value.ToString()
        : bool.TryParse(value.ToString(), out bool flag) ? flag
        : LanguagePrimitives.TryConvertTo(value, out double number) ? number : value.ToString();
}
