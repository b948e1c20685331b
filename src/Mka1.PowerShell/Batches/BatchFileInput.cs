using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Files;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Reads a pipeline object as an input file: a local file, or the id of an uploaded file.</summary>
internal static class BatchFileInput
{
    private static readonly string[] Paths = ["LiteralPath", "PSPath", "LP"];
    private static readonly string[] FileIds = ["InputFileId", "FileId"];

    /// <summary>Gets the local path of the input; null if there is none.</summary>
    public static string? GetPath(PSObject? input) => input?.BaseObject switch
    {
        null or string or IDictionary => null,
        FileInfo file => file.FullName,
        _ => IsRequest(input) ? null : GetProperty(input, Paths),
    };

    /// <summary>Gets the file id of the input; null if it is a request or has no file id.</summary>
    public static string? GetId(PSObject? input) => input?.BaseObject switch
    {
        null or IDictionary or BatchRequest => null,
        string text => string.IsNullOrWhiteSpace(text) || BatchRequestInput.LooksLikeJsonObject(text) || text is "null" or "true" or "false" ? null : text,
        FileObject file => file.Id,
        _ => IsRequest(input) ? null : GetProperty(input, FileIds) ?? GetOwnId(input),
    };

    // Rows of data have an Id, too. Using it would fail or create an unintended batch.
    private static string? GetOwnId(PSObject input) =>
        GetProperty(input, ["Id"]) is string id && (id.StartsWith("file", StringComparison.OrdinalIgnoreCase) || input.Properties["Purpose"] is not null) ? id : null;

    private static bool IsRequest(PSObject input) => input.Properties["custom_id"] is not null || input.Properties[nameof(BatchRequest.CustomId)] is not null;

    private static string? GetProperty(PSObject input, IEnumerable<string> names) => names
        .Select(name => ObjectMember.Get(input, name) as string)
        .FirstOrDefault(static text => !string.IsNullOrEmpty(text));
}
