using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Files;

namespace Mka1.PowerShell.Batches;

/// <summary>Reads an object of the pipeline as an input file: a local one, or the id of an uploaded one.</summary>
internal static class BatchFileInput
{
    private static readonly string[] Paths = ["LiteralPath", "PSPath", "LP"];
    private static readonly string[] FileIds = ["InputFileId", "FileId"];

    /// <summary>The local path that it names; null if it names none.</summary>
    public static string? PathOf(PSObject? input) => input?.BaseObject switch
    {
        null or string or IDictionary => null,
        FileInfo file => file.FullName,
        _ => IsRequest(input) ? null : Property(input, Paths),
    };

    /// <summary>The id that it is or holds; null if it is a request, or nothing that holds one.</summary>
    public static string? IdOf(PSObject? input) => input?.BaseObject switch
    {
        null or IDictionary or BatchRequest => null,
        string text => string.IsNullOrWhiteSpace(text) || BatchRequestInput.IsLine(text) || text is "null" or "true" or "false" ? null : text,
        FileObject file => file.Id,
        _ => IsRequest(input) ? null : Property(input, FileIds) ?? OwnId(input),
    };

    // Rows of data have an Id, too. Using it would fail or create an unintended batch.
    private static string? OwnId(PSObject input) =>
        Property(input, ["Id"]) is string id && (id.StartsWith("file", StringComparison.OrdinalIgnoreCase) || input.Properties["Purpose"] is not null) ? id : null;

    private static bool IsRequest(PSObject input) => input.Properties["custom_id"] is not null || input.Properties[nameof(BatchRequest.CustomId)] is not null;

    private static string? Property(PSObject input, IEnumerable<string> names) => names
        .Select(name => BatchRequestInput.Member(input, name) as string)
        .FirstOrDefault(static text => !string.IsNullOrEmpty(text));
}
