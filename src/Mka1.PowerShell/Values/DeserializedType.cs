using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.PowerShell.Values;

/// <summary>Recognizes the copies of objects that come from jobs, remote sessions and CLIXML files.</summary>
internal static class DeserializedType
{
    private const string Prefix = "Deserialized.";

    /// <summary>Gets the full name of the type of the original; null if the object is no such copy.</summary>
    public static string? GetName(object source) =>
        PSObject.AsPSObject(source).TypeNames.FirstOrDefault() is string name && name.StartsWith(Prefix, StringComparison.Ordinal) ? name.Substring(Prefix.Length) : null;

    /// <summary>Gets the full name of the type of an object of the API, or of the original of a copy; null for all others.</summary>
    public static string? GetServerType(object source) => PlainValue.Unwrap(source) switch
    {
        Mka1Object item => item.GetType().FullName,
        string or ValueType => null,
        _ => GetName(source) is string name && name.StartsWith("Mka1.", StringComparison.Ordinal) ? name : null,
    };

    /// <summary>Whether an object is one of the API, or a copy of one.</summary>
    public static bool IsFromServer(object source) => GetServerType(source) is not null;

    /// <summary>Gets the name of an object's type without the namespace, for messages. Of a copy it is that of the original.</summary>
    public static string GetSimpleName(object source) =>
        GetName(source) is string original ? original.Substring(original.LastIndexOf('.') + 1) : PlainValue.Unwrap(source)!.GetType().Name;

    /// <summary>Returns the object, unless it is a copy of one of this module: such a copy has no JSON, and its members have the names of .NET.</summary>
    /// <exception cref="Mka1InputException">It is such a copy.</exception>
    public static PSObject RequireOriginal(PSObject source) => GetName(source) is string name && name.StartsWith("Mka1.", StringComparison.Ordinal)
        ? throw new Mka1InputException($"This {name.Substring(name.LastIndexOf('.') + 1)} is a copy from a job, a remote session or a file, which has no JSON of the server. "
            + "Read the object again by its id, or convert it before it is copied.")
        : source;
}
