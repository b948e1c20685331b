using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Joins results to the rows whose key equals their custom_id, and creates a flat object for each row.</summary>
internal sealed class RowJoin
{
    private const string NotInBatch = "not_in_batch";
    private const string Prefix = "Result";
    private const int MaximumShown = 3;
    private static readonly string[] DefaultKeys = ["custom_id", "CustomId"];

    private static readonly KeyValuePair<string, Func<Outcome, object?>>[] Columns =
    [
        new("Succeeded", static outcome => outcome.Succeeded),
        new("StatusCode", static outcome => outcome.StatusCode),
        new("Text", static outcome => outcome.Text),
        new("ErrorCode", static outcome => outcome.ErrorCode),
        new("ErrorMessage", static outcome => outcome.ErrorMessage),
        new("InputTokens", static outcome => outcome.InputTokens),
        new("OutputTokens", static outcome => outcome.OutputTokens),
        new("TotalTokens", static outcome => outcome.TotalTokens),
        new("BatchId", static outcome => outcome.BatchId),
    ];

    private static readonly Outcome Unknown = new(0, false, null, null, NotInBatch, "No request with this custom_id is in the batches that were read.", null, null, null, null);

    private readonly PSObject[] _rows;
    private readonly Outcome?[] _outcomes;
    private readonly Dictionary<string, int> _positions;
    private readonly List<string> _unmatched = [];
    private long _unmatchedCount;

    /// <summary>Indexes the rows by their keys.</summary>
    /// <param name="rows">Objects or hashtables.</param>
    /// <param name="key">The name of the key column, or a script block that computes the key from a row; null for the column of the id.</param>
    /// <param name="evaluate">Runs a script block for a row.</param>
    /// <exception cref="Mka1InputException">A row has no key, or two rows have the same.</exception>
    public RowJoin(PSObject?[] rows, object? key, Func<ScriptBlock, PSObject, object?> evaluate)
    {
        _rows = [.. rows.Select(static (row, index) => row?.BaseObject is null or string or ValueType
            ? throw new Mka1InputException($"Row {index + 1} is not an object with columns: {BatchRequestInput.Describe(row)}. Give objects or hashtables, such as -Row (Import-Csv rows.csv).")
            : row)];
        _outcomes = new Outcome?[_rows.Length];
        var script = PlainValue.Unwrap(key) as ScriptBlock;
        string? column = script is not null || _rows.Length == 0 ? null : FindColumn(key is null ? null : PlainValue.ToText(key));
        _positions = new Dictionary<string, int>(_rows.Length, StringComparer.Ordinal);
        var repeated = new List<string>();
        for (int index = 0; index < _rows.Length; index++)
        {
            object? value = script is null ? ObjectMember.Get(_rows[index], column!) : evaluate(script, _rows[index]);
            string text = PlainValue.ToText(value);
            if (string.IsNullOrWhiteSpace(text))
                throw new Mka1InputException($"Row {index + 1} has no key: {(column is null ? "-Key returns nothing for it" : $"its column '{column}' is empty or missing")}.");
            if (_positions.TryGetValue(text, out int first))
                repeated.Add($"'{text}' (rows {first + 1} and {index + 1})");
            else
                _positions.Add(text, index);
        }
        if (repeated.Count > 0)
            throw new Mka1InputException($"Several rows have the same key: {string.Join(", ", repeated.Take(MaximumShown))}{(repeated.Count > MaximumShown ? $" and {repeated.Count - MaximumShown} more" : string.Empty)}. A custom_id belongs to one row.");
        Names = CreateNames();
    }

    /// <summary>The names of the columns of the result. A name that the rows already have gets a prefix.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Describes the columns of the result that have another name than usual; null if there are none.</summary>
    public string? DescribeRenamed()
    {
        string[] renamed = [.. Columns.Zip(Names, static (column, name) => (column.Key, Name: name)).Where(static pair => pair.Key != pair.Name).Select(static pair => $"{pair.Key} is {pair.Name}")];
        return renamed.Length == 0 ? null : $"The rows already have columns with names of the result, which are kept. Of the result, {string.Join(", ", renamed)}.";
    }

    /// <summary>Describes results without a row; null if there are none.</summary>
    public string? DescribeUnmatched() => _unmatchedCount == 0 ? null
        : $"{_unmatchedCount} {(_unmatchedCount == 1 ? "result has" : "results have")} no row and {(_unmatchedCount == 1 ? "is" : "are")} left out, such as {string.Join(", ", _unmatched.Select(static id => $"'{id}'"))}. A row needs the custom_id of its request as its key; New-Mka1BatchRequest -CustomId sets it.";

    /// <summary>Adds the result of a request. Of several for one row a success counts, then a failure, then the first.</summary>
    public void Add(BatchResult result)
    {
        if (!_positions.TryGetValue(result.CustomId, out int index))
        {
            if (_unmatchedCount++ < MaximumShown)
                _unmatched.Add(result.CustomId);
            return;
        }
        int rank = result.Succeeded ? 3 : result.IsMissing ? 1 : 2;
        if (_outcomes[index] is { } known && known.Rank >= rank)
            return;
        var usage = result.Usage;
        _outcomes[index] = new Outcome(
            rank, result.Succeeded, result.StatusCode, result.Text, result.ErrorCode, result.Error?.Message,
            usage?.PromptTokens ?? usage?.InputTokens, usage?.CompletionTokens ?? usage?.OutputTokens, usage?.TotalTokens, result.BatchId);
    }

    /// <summary>Creates the joined objects, in the order of the rows.</summary>
    public IEnumerable<PSObject> Create()
    {
        for (int index = 0; index < _rows.Length; index++)
        {
            var joined = new PSObject();
            foreach (string name in BatchRequestInput.GetMemberNames(_rows[index]))
                joined.Properties.Add(new PSNoteProperty(name, ObjectMember.Get(_rows[index], name)), preValidated: true);
            for (int column = 0; column < Columns.Length; column++)
                joined.Properties.Add(new PSNoteProperty(Names[column], Columns[column].Value(_outcomes[index] ?? Unknown)), preValidated: true);
            yield return joined;
        }
    }

    private string FindColumn(string? given)
    {
        var first = _rows[0];
        string columns = string.Join(", ", BatchRequestInput.GetMemberNames(first));
        if (given is not null)
            return ObjectMember.Has(first, given) ? given : throw new Mka1InputException($"The rows have no column '{given}'. Their columns are: {columns}.");
        string[] found = [.. DefaultKeys.Where(name => ObjectMember.Has(first, name))];
        if (found.Length == 0 && ObjectMember.Has(first, "Id"))
            found = ["Id"];
        return found.Length == 1 ? found[0]
            : throw new Mka1InputException($"Name the column that has the custom_id of each row with -Key. The columns are: {columns}.");
    }

    private string[] CreateNames()
    {
        var taken = new HashSet<string>(_rows.SelectMany(BatchRequestInput.GetMemberNames), StringComparer.OrdinalIgnoreCase);
        string[] names = new string[Columns.Length];
        for (int column = 0; column < Columns.Length; column++)
        {
            string name = Columns[column].Key;
            while (!taken.Add(name))
                name = Prefix + name;
            names[column] = name;
        }
        return names;
    }

    private sealed record Outcome(
        int Rank, bool Succeeded, int? StatusCode, string? Text, string? ErrorCode, string? ErrorMessage, long? InputTokens, long? OutputTokens, long? TotalTokens, string? BatchId);
}
