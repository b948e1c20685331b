using System.Management.Automation;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Responses;

/// <summary>Finds columns that the cmdlet ignores although their names are nearly those of parameters.</summary>
/// <param name="command">The cmdlet.</param>
internal sealed class ColumnAdvice(CommandInfo command)
{
    // 'customer' is no typing error.
    private const string CustomId = "customid";
    private const int ShortestTypo = 5;
    private const int ShortestDoubleTypo = 8;

    // Names of other APIs, and those of scripts for New-Mka1BatchRequest.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["system"] = "Instructions", ["systemprompt"] = "Instructions", ["systemmessage"] = "Instructions", ["systemtext"] = "Instructions",
        ["developer"] = "Instructions", ["maxtokens"] = "MaxOutputTokens", ["maxcompletiontokens"] = "MaxOutputTokens", ["maxtoken"] = "MaxOutputTokens",
        ["temp"] = "Temperature", ["effort"] = "Reasoning", ["conversationid"] = "Conversation", ["previousid"] = "PreviousResponse", ["modelname"] = "Model",
        ["modelid"] = "Model", ["userprompt"] = "Prompt", ["input"] = "Prompt",
    };

    // The parameters of the cmdlet are the same for each call.
    private static Dictionary<string, string[]>? _bindable;

    private readonly Dictionary<string, string?> _targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _told = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The parameters that columns set, with their aliases.</summary>
    public Dictionary<string, string[]> Bindable { get; } = _bindable ??= FindBindable(command);

    /// <summary>Gets a warning about each column that looks meant, once.</summary>
    /// <param name="columns">The columns of a row.</param>
    /// <param name="isSet">Whether a parameter has a value from elsewhere, which makes the column irrelevant.</param>
    public IEnumerable<string> GetWarnings(IReadOnlyDictionary<string, object?> columns, Func<string, bool> isSet)
    {
        foreach (var column in columns)
        {
            if (!_targets.TryGetValue(column.Key, out string? target))
                _targets[column.Key] = target = FindTarget(column.Key);
            if (target is null || isSet(target) || RowColumns.IsBlank(column.Value) || !_told.Add(column.Key))
                continue;
            yield return Bindable.ContainsKey(target)
                ? $"The column '{column.Key}' is not used. If it is meant for -{target}, rename the column to {target}, or give -{target} {{ $_.{CommandText.Quote(column.Key)} }}."
                : $"The column '{column.Key}' is not used: -{target} is the same for all rows. Give it as a parameter.";
        }
    }

    private static Dictionary<string, string[]> FindBindable(CommandInfo command) => command.Parameters.Values
        .Where(static parameter => parameter.ParameterSets.Values.Any(static set => set.ValueFromPipelineByPropertyName))
        .ToDictionary(static parameter => parameter.Name, static parameter => (string[])[parameter.Name, .. parameter.Aliases], StringComparer.OrdinalIgnoreCase);

    private string? FindTarget(string column)
    {
        if (Bindable.Values.Any(names => names.Contains(column, StringComparer.OrdinalIgnoreCase)))
            return null;
        string name = Normalize(column);
        if (OtherNames.TryGetValue(name, out string? other))
            return other;
        foreach (var parameter in Bindable)
        {
            if (parameter.Value.Select(Normalize).Any(known => name == known || name == known + "s" || name + "s" == known || (known != CustomId && IsTypo(name, known))))
                return parameter.Key;
        }
        // A name of one word, such as Store or Tool, is also that of many other things.
        return command.Parameters.Values.FirstOrDefault(parameter =>
            Normalize(parameter.Name) == name && parameter.Name.Skip(1).Any(char.IsUpper) && !Cmdlet.CommonParameters.Contains(parameter.Name) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name))?.Name;
    }

    private static bool IsTypo(string name, string known)
    {
        int shorter = Math.Min(name.Length, known.Length);
        int limit = shorter >= ShortestDoubleTypo ? 2 : shorter >= ShortestTypo ? 1 : 0;
        return limit > 0 && Math.Abs(name.Length - known.Length) <= limit && GetDistance(name, known) <= limit;
    }

    // Insertions, deletions, replacements and exchanges of neighbours.
    private static int GetDistance(string one, string other)
    {
        int[,] costs = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
            costs[i, 0] = i;
        for (int j = 0; j <= other.Length; j++)
            costs[0, j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = costs[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(replaced, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }
        }
        return costs[one.Length, other.Length];
    }

    private static string Normalize(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
