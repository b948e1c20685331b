using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Pipeline;
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
    public static object? Convert(object? input) => PlainValue.Unwrap(input) switch
    {
        BatchRequest request => request,
        string text => IsLine(text) ? BatchRequest.FromJson(text) : null,
        IDictionary => PlainValue.GetMembers(input!),
        PSCustomObject => Rebuilt((PSObject)input!) ?? PlainValue.GetMembers(input!),
        _ => null,
    };

    /// <summary>The id that it has, for a message; null if none can be read.</summary>
    public static string? CustomIdOf(object? input) => PlainValue.Unwrap(input) switch
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
            object? value = PlainValue.Unwrap(input) is IDictionary map ? map[name] : input is PSObject wrapped ? wrapped.Properties[name]?.Value : null;
            return value is PSObject { BaseObject: PSCustomObject } ? value : PlainValue.Unwrap(value);
        }
        // A property that throws, or a dictionary with keys other than text. The error is reported where the value is needed.
        catch (Exception exception) when (!EngineFlow.Is(exception))
        {
            return null;
        }
    }

    /// <summary>Whether a hashtable or object has a member of this name.</summary>
    public static bool HasMember(PSObject? input, string name)
    {
        try
        {
            return input?.BaseObject is IDictionary map ? map.Contains(name) : input?.Properties[name] is not null;
        }
        catch (Exception exception) when (!EngineFlow.Is(exception))
        {
            return false;
        }
    }

    /// <summary>The names of the members of a hashtable or object.</summary>
    public static IEnumerable<string> MembersOf(PSObject input) =>
        input.BaseObject is IDictionary map ? map.Keys.Cast<object?>().Select(PlainValue.ToText) : input.Properties.Select(static property => property.Name);

    /// <summary>Whether text is meant as JSON of an object, be it right or wrong.</summary>
    public static bool IsLine(string text) => text.TrimStart().StartsWith("{", StringComparison.Ordinal);

    /// <summary>What it is, for a message.</summary>
    public static string Named(object? input) => PlainValue.Unwrap(input) switch
    {
        null => "it is null",
        string text when string.IsNullOrWhiteSpace(text) => "it is blank",
        string text => $"it is the text '{(text.Length <= 40 ? text : text.Substring(0, 40) + "...")}'",
        ICollection { Count: 0 } and not IDictionary => "it is an empty list",
        PSCustomObject => $"it is an object of type {((PSObject)input!).TypeNames[0]}",
        var value => $"it is an object of type {value.GetType().FullName}",
    };

    // A deserialized object, as from a job or Import-Clixml: it has the properties but not the type.
    private static object? Rebuilt(PSObject input)
    {
        if (!input.TypeNames.Any(static name => name.EndsWith(RequestType, StringComparison.Ordinal)))
            return null;
        // The line holds the body to any depth, but not later changes of properties.
        if (Member(input, nameof(BatchRequest.Line)) is string line && input.TypeNames.Contains("Deserialized." + RequestType))
        {
            var request = BatchRequest.FromJson(line);
            return IsUnchanged(input, request) ? request : throw new Mka1InputException(
                $"The request '{request.CustomId}' was changed after it was read from a file or a job. Make it again: New-Mka1BatchRequest -CustomId ... -Body ...");
        }
        return new Dictionary<string, object?>
        {
            ["custom_id"] = PlainValue.Convert(Member(input, nameof(BatchRequest.CustomId))),
            ["method"] = PlainValue.Convert(Member(input, nameof(BatchRequest.Method))),
            ["url"] = PlainValue.Convert(Member(input, nameof(BatchRequest.Url))),
            ["body"] = PlainValue.Convert(Member(input, nameof(BatchRequest.Body))),
        };
    }

    private static bool IsUnchanged(PSObject input, BatchRequest request) =>
        Member(input, nameof(BatchRequest.CustomId)) as string == request.CustomId
        && Member(input, nameof(BatchRequest.Method)) as string == request.Method
        && Member(input, nameof(BatchRequest.Url)) as string == request.Url;
}
