using System.Globalization;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Responses;

/// <summary>One object from the pipeline: its columns, and what identifies its answer.</summary>
internal sealed class PromptRow(long number, PSObject? input, IReadOnlyDictionary<string, string[]> bindable, Func<string, bool> isGiven)
{
    private Dictionary<string, object?>? _columns;

    /// <summary>The id of the row, or its number.</summary>
    public string CustomId { get; set; } = number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The text that is sent; null without one.</summary>
    public string? Prompt { get; set; }

    /// <summary>Whether the id is that of a column.</summary>
    public bool HasIdColumn { get; set; }

    /// <summary>Whether the prompt is that of a column.</summary>
    public bool HasPromptColumn { get; set; }

    /// <summary>Whether any value came from a column.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Where the request is sent; null if that is unknown.</summary>
    public Origin? Origin { get; set; }

    /// <summary>The exception by which the finished answer could not be recorded.</summary>
    public Exception? RecordFault { get; set; }

    /// <summary>The columns by name.</summary>
    public Dictionary<string, object?> Columns => _columns ??= RowColumns.Read(input);

    /// <summary>The columns to return with the answer. Those of an object that is not a row are not its own.</summary>
    public IEnumerable<KeyValuePair<string, object?>> OwnColumns => input is not null && RowColumns.IsRow(input) ? Columns : [];

    /// <summary>Gets the text of a parameter: the given value, otherwise that of the column.</summary>
    /// <exception cref="Mka1InputException">The column does not contain text.</exception>
    public string? GetText(string parameter, string? current)
    {
        if (isGiven(parameter))
            return string.IsNullOrWhiteSpace(current) ? null : current;
        return PlainValue.Unwrap(Find(parameter)) switch
        {
            null => null,
            string text => text,
            Mka1.Json.Mka1Object sent => sent.ToString(),
            DateTime or DateTimeOffset => throw new Mka1InputException($"The column {parameter} is a date, whose original text is lost. Give text."),
            ValueType number => PlainValue.ToText(number),
            object other => throw new Mka1InputException($"The column {parameter} is a {other.GetType().Name}, not text."),
        };
    }

    /// <summary>Gets the id of a parameter: the given one, otherwise that of the column.</summary>
    public ObjectId? GetId(string parameter, ObjectId? current) =>
        isGiven(parameter) ? (string.IsNullOrWhiteSpace(current?.ToString()) ? null : current)
        : Find(parameter) is not object cell ? null
        : new ObjectId(PlainValue.Unwrap(cell) is Mka1.Json.Mka1Object ? cell : GetText(parameter, null));

    /// <summary>Gets the attachments of a parameter: the given ones, otherwise those of the column.</summary>
    public ObjectId[] GetAttachments(string parameter, ObjectId[]? current)
    {
        if (isGiven(parameter))
            return [.. (current ?? []).Where(static item => !string.IsNullOrWhiteSpace(item.ToString()))];
        object? cell = Find(parameter);
        return cell is null ? []
            : PlainValue.GetItems(PlainValue.Unwrap(cell)) is { } many ? [.. many.Cast<object?>().Where(static item => !RowColumns.IsBlank(item)).Select(static item => new ObjectId(item))]
            : [new ObjectId(cell)];
    }

    /// <summary>Gets the cell of a parameter; null if it is blank or missing.</summary>
    public object? Find(string parameter)
    {
        foreach (string name in bindable[parameter])
        {
            if (Columns.TryGetValue(name, out object? cell) && !RowColumns.IsBlank(cell))
            {
                IsUsed = true;
                return cell;
            }
        }
        return null;
    }
}
