using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Requests;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Creates what is returned for a row: the response with notes, or one flat object with the columns of the row.</summary>
/// <param name="redact">Removes the key from text.</param>
/// <param name="warn">Writes a warning.</param>
internal sealed class RowAnswer(Func<string, string> redact, Action<string> warn)
{
    private const string Prefix = "Answer";
    private readonly HashSet<string> _renamed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the id and the prompt of its row to a response or an error record.</summary>
    public static void AddNotes(object target, PromptRow row)
    {
        AddNote(target, nameof(PromptRow.CustomId), row.CustomId);
        AddNote(target, nameof(PromptRow.Prompt), row.Prompt);
    }

    /// <summary>Adds the parsed text to a response.</summary>
    public void AddParsed(Response response) => AddNote(response, "Parsed", Parse(response));

    /// <summary>Joins a row with its response or its error. The names do not depend on the result, because Export-Csv takes those of the first object.</summary>
    /// <param name="row">The row.</param>
    /// <param name="response">The response; null if it failed.</param>
    /// <param name="error">The error; null if there is a response.</param>
    /// <param name="schema">The schema of the text; null without one.</param>
    public PSObject Join(PromptRow row, Response? response, string? error, IReadOnlyDictionary<string, object?>? schema)
    {
        var joined = new PSObject();
        var own = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in row.OwnColumns)
        {
            if (own.Add(column.Key))
                joined.Properties.Add(new PSNoteProperty(column.Key, column.Value));
        }
        // A column that is the id or the prompt need not be repeated.
        if (!row.HasIdColumn)
            Add(joined, own, "CustomId", row.CustomId);
        if (!row.HasPromptColumn)
            Add(joined, own, "Prompt", row.Prompt);
        Add(joined, own, "OutputText", response?.OutputText);
        if (schema is not null)
            AddParsedColumns(joined, own, schema, response is null ? null : ParsePlain(response));
        Add(joined, own, "Status", response?.Status ?? "error");
        Add(joined, own, "Error", error ?? Describe(response!));
        Add(joined, own, "ResponseId", response?.Id);
        Add(joined, own, "ResponseModel", response?.Model);
        Add(joined, own, "InputTokens", response?.Usage?.InputTokens);
        Add(joined, own, "OutputTokens", response?.Usage?.OutputTokens);
        Add(joined, own, "TotalTokens", response?.Usage?.TotalTokens);
        // Columns of the row of these names decided where it was sent.
        if (own.Add(ObjectOrigin.ContextMember))
            joined.Properties.Add(new PSNoteProperty(ObjectOrigin.ContextMember, row.Origin?.Connection));
        if (own.Add(ObjectOrigin.OnBehalfOfMember))
            joined.Properties.Add(new PSNoteProperty(ObjectOrigin.OnBehalfOfMember, row.Origin?.OnBehalfOf));
        return joined;
    }

    private static string? Describe(Response response) =>
        response.Error is { } error ? error.ToString()
        : response.IncompleteDetails is { } details ? $"incomplete: {details.Reason}"
        : null;

    private void AddParsedColumns(PSObject joined, HashSet<string> own, IReadOnlyDictionary<string, object?> schema, object? parsed)
    {
        var members = parsed as IReadOnlyDictionary<string, object?>;
        foreach (string name in schema.TryGetValue("properties", out object? properties) && properties is IDictionary map ? map.Keys.Cast<string>() : [])
        {
            object? value = members is not null && members.TryGetValue(name, out object? found) ? found : null;
            // A cell is text or a number.
            Add(joined, own, name, value is IReadOnlyDictionary<string, object?> or IReadOnlyList<object?> ? redact(JsonBody.ToText(value)) : new WireObject(redact).Create(value));
        }
    }

    private void Add(PSObject joined, HashSet<string> own, string name, object? value)
    {
        string free = name;
        while (!own.Add(free))
            free = Prefix + free;
        if (free != name && _renamed.Add(name))
            warn($"The row has a column '{name}'. That of the answer is named '{free}'.");
        joined.Properties.Add(new PSNoteProperty(free, value));
    }

    private object? Parse(Response response) => new WireObject(redact).Create(ParsePlain(response));

    // Half an answer and a refusal are no JSON.
    private static object? ParsePlain(Response response)
    {
        if (response.Status != ResponseStatus.Completed || response.OutputText.Length == 0)
            return null;
        try
        {
            return JsonBody.FromText(response.OutputText);
        }
        catch (Mka1InputException)
        {
            return null;
        }
    }

    private static void AddNote(object target, string name, object? value)
    {
        var properties = PSObject.AsPSObject(target).Properties;
        properties.Remove(name);
        properties.Add(new PSNoteProperty(name, value));
    }
}
