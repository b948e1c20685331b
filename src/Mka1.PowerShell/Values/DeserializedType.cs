using System.Management.Automation;
using Mka1.Json;

namespace Mka1.PowerShell.Values;

/// <summary>Recognizes the copies of objects that come from jobs, remote sessions and CLIXML files.</summary>
internal static class DeserializedType
{
    private const string Prefix = "Deserialized.";

    /// <summary>Gets the full name of the type of the original; null if the object is no such copy.</summary>
    public static string? GetName(object source) =>
        PSObject.AsPSObject(source).TypeNames.FirstOrDefault() is string name && name.StartsWith(Prefix, StringComparison.Ordinal) ? name.Substring(Prefix.Length) : null;

    /// <summary>Whether an object is one of the API, or a copy of one.</summary>
    public static bool IsFromServer(object source) => PlainValue.Unwrap(source) is Mka1Object || GetName(source)?.StartsWith("Mka1.", StringComparison.Ordinal) == true;
}
