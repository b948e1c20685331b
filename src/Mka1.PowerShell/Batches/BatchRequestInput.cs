using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Reads requests from script values: request objects, also deserialized ones, objects with the members of a line, or JSON lines.</summary>
internal static class BatchRequestInput
{
    /// <summary>The hint for input that is not a request.</summary>
    public const string Expected = "Give requests (New-Mka1BatchRequest), hashtables or objects with the members of a line, or lines of JSON.";

    private static readonly HashSet<string> LineMembers = new(StringComparer.OrdinalIgnoreCase) { "custom_id", "method", "url", "body" };
    private static readonly string RequestType = typeof(BatchRequest).FullName!;

    /// <summary>Converts input to a value for the writer of input files.</summary>
    /// <returns>The request; null if the input cannot be a request.</returns>
    /// <exception cref="Mka1InputException">The request has no JSON form.</exception>
    public static object? Convert(object? input) => PlainValue.Unwrap(input) switch
    {
        BatchRequest request => request,
        string text => LooksLikeJsonObject(text) ? BatchRequest.FromJson(text) : null,
        IDictionary => PlainValue.GetMembers(input!),
        PSCustomObject => Rebuild((PSObject)input!) ?? GetMembers(input!),
        _ => null,
    };

    /// <summary>Gets the id of a request for a message; null if it cannot be read.</summary>
    public static string? GetCustomId(object? input) => PlainValue.Unwrap(input) switch
    {
        BatchRequest request => request.CustomId,
        IDictionary or PSCustomObject => (ObjectMember.Get(input, "custom_id") ?? ObjectMember.Get(input, nameof(BatchRequest.CustomId))) as string,
        _ => null,
    };

    /// <summary>Gets the names of the members of a hashtable or object.</summary>
    public static IEnumerable<string> GetMemberNames(PSObject input) =>
        input.BaseObject is IDictionary map ? map.Keys.Cast<object?>().Select(PlainValue.ToText) : input.Properties.Select(static property => property.Name);

    /// <summary>Checks whether text starts like a JSON object, valid or not.</summary>
    public static bool LooksLikeJsonObject(string text) => text.TrimStart().StartsWith("{", StringComparison.Ordinal);

    /// <summary>Describes the input for a message.</summary>
    public static string Describe(object? input) => PlainValue.Unwrap(input) switch
    {
        null => "it is null",
        string text when string.IsNullOrWhiteSpace(text) => "it is blank",
        string text => $"it is the text '{(text.Length <= 40 ? text : text.Substring(0, 40) + "...")}'",
        ICollection { Count: 0 } and not IDictionary => "it is an empty list",
        PSCustomObject => $"it is an object of type {((PSObject)input!).TypeNames[0]}",
        var value => $"it is an object of type {value.GetType().FullName}",
    };

    // A row of data has no member of a request. Four errors about missing members would not tell how to make one.
    private static Dictionary<string, object?> GetMembers(object input)
    {
        var members = PlainValue.GetMembers(input);
        string[] names = [.. members.Keys.Take(8)];
        return names.Length == 0 || members.Keys.Any(static name => LineMembers.Contains(name)) ? members : throw new Mka1InputException(
            $"An object with {string.Join(", ", names)} is a row, and not yet a request. Create requests from rows: New-Mka1BatchRequest -Prompt {{ $_.{names[names.Length - 1]} }}.");
    }

    // A deserialized object, as from a job or Import-Clixml, has the properties but not the type.
    private static object? Rebuild(PSObject input)
    {
        if (!input.TypeNames.Any(static name => name.EndsWith(RequestType, StringComparison.Ordinal)))
            return null;
        // The line contains the whole body, but not later changes of properties.
        if (ObjectMember.Get(input, nameof(BatchRequest.Line)) is string line && input.TypeNames.Contains("Deserialized." + RequestType))
        {
            var request = BatchRequest.FromJson(line);
            return IsUnchanged(input, request) ? request : throw new Mka1InputException(
                $"The request '{request.CustomId}' was changed after it was read from a file or a job. Create it again: New-Mka1BatchRequest -CustomId ... -Body ...");
        }
        return new Dictionary<string, object?>
        {
            ["custom_id"] = PlainValue.Convert(ObjectMember.Get(input, nameof(BatchRequest.CustomId))),
            ["method"] = PlainValue.Convert(ObjectMember.Get(input, nameof(BatchRequest.Method))),
            ["url"] = PlainValue.Convert(ObjectMember.Get(input, nameof(BatchRequest.Url))),
            ["body"] = PlainValue.Convert(ObjectMember.Get(input, nameof(BatchRequest.Body))),
        };
    }

    private static bool IsUnchanged(PSObject input, BatchRequest request) =>
        ObjectMember.Get(input, nameof(BatchRequest.CustomId)) as string == request.CustomId
        && ObjectMember.Get(input, nameof(BatchRequest.Method)) as string == request.Method
        && ObjectMember.Get(input, nameof(BatchRequest.Url)) as string == request.Url;
}
