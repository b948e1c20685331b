using System.Management.Automation;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Paths;

/// <summary>Reads parameters that take a JSON object, or a file that contains one.</summary>
internal static class JsonFile
{
    /// <summary>Gets the text of the file if the value is a file or a path; otherwise the value, which is a hashtable, an object or JSON text of an object.</summary>
    public static object Read(PSCmdlet command, object value) => PlainValue.Unwrap(value) switch
    {
        FileInfo file => TextFile.Read(file.FullName),
        string text when !text.TrimStart().StartsWith("{", StringComparison.Ordinal) => TextFile.Read(FileSystemPath.Resolve(command, text)),
        _ => value,
    };
}
