using System.Management.Automation;

namespace Mka1.PowerShell.Values;

/// <summary>Recognizes the copies of objects that come from jobs, remote sessions and CLIXML files.</summary>
internal static class DeserializedType
{
    private const string Prefix = "Deserialized.";

    /// <summary>Gets the full name of the type of the original; null if the object is no such copy.</summary>
    public static string? GetName(object source) =>
        PSObject.AsPSObject(source).TypeNames.FirstOrDefault() is string name && name.StartsWith(Prefix, StringComparison.Ordinal) ? name.Substring(Prefix.Length) : null;
}
