using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Reads a request as scripts have it: a request object, also from another process, members of a line, or the line itself.</summary>
internal static class BatchRequestInput
{
    /// <summary>What to give instead of what is none.</summary>
    public const string Wanted = "Give requests (New-Mka1BatchRequest), hashtables or objects with the members of a line, or lines of JSON.";

    private static readonly string RequestType = typeof(BatchRequest).FullName!;

    /// <summary>What a writer of input files takes.</summary>
    /// <returns>Null if it is nothing that could be a request.</returns>
    /// <exception cref="Mka1InputException">It would be one, but has no JSON form.</exception>
    public static object? Of(object? input) => Base(input) switch
    {
        BatchRequest request => request,
        string text => IsLine(text) ? BatchRequest.FromJson(text) : null,
        IDictionary => PlainValue.Members(input!),
        PSCustomObject => Rebuilt((PSObject)input!) ?? PlainValue.Members(input!),
        _ => null,
    };

    /// <summary>The id that it has, for a message; null if none can be read.</summary>
    public static string? CustomIdOf(object? input) => Base(input) switch
    {
        BatchRequest request => request.CustomId,
        IDictionary or PSCustomObject => (Member(input, "custom_id") ?? Member(input, nameof(BatchRequest.CustomId))) as string,
        _ => null,
    };

    /// <summary>A member of a hashtable or object, without PowerShell's wrapper; null if there is none, or it cannot be read.</summary>
    public static object? Member(object? input, string name)
    {
        try
        {
            object? value = Base(input) is IDictionary map ? map[name] : input is PSObject wrapped ? wrapped.Properties[name]?.Value : null;
            return value is PSObject { BaseObject: PSCustomObject } ? value : Base(value);
        }
        // Told where its value is needed.
        catch (GetValueException)
        {
            return null;
        }
    }

    /// <summary>Whether text is meant as JSON of an object, be it right or wrong.</summary>
    public static bool IsLine(string text) => text.TrimStart().StartsWith("{", StringComparison.Ordinal);

    /// <summary>What it is, for a message.</summary>
    public static string Named(object? input) => Base(input) switch
    {
        null => "it is null",
        string text when string.IsNullOrWhiteSpace(text) => "it is blank",
        string text => $"it is the text '{(text.Length <= 40 ? text : text.Substring(0, 40) + "...")}'",
        PSCustomObject => $"it is an object of type {((PSObject)input!).TypeNames[0]}",
        var value => $"it is an object of type {value.GetType().FullName}",
    };

    public static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    // A job's result, or what Import-Clixml gives: the type is gone, its properties are there.
    private static object? Rebuilt(PSObject input)
    {
        if (!input.TypeNames.Any(static name => name.EndsWith(RequestType, StringComparison.Ordinal)))
            return null;
        if (Member(input, nameof(BatchRequest.Line)) is string line)
            return BatchRequest.FromJson(line);
        return new Dictionary<string, object?>
        {
            ["custom_id"] = PlainValue.Of(Member(input, nameof(BatchRequest.CustomId))),
            ["method"] = PlainValue.Of(Member(input, nameof(BatchRequest.Method))),
            ["url"] = PlainValue.Of(Member(input, nameof(BatchRequest.Url))),
            ["body"] = PlainValue.Of(Member(input, nameof(BatchRequest.Body))),
        };
    }
}
