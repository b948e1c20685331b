using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Paths;

/// <summary>Reads parameters that take a JSON object, or a file that contains one.</summary>
internal static class JsonFile
{
    private static readonly char[] NotInPaths = ['"', '[', '<', ' ', '\n'];

    /// <summary>Gets the text of the file if the value is a file or a path; otherwise the value, which is a hashtable, an object or JSON text of an object.</summary>
    public static object Read(PSCmdlet command, object value) => PlainValue.Unwrap(value) switch
    {
        _ when DeserializedType.IsFromServer(value) => throw new Mka1InputException(
            $"{Article.Begin(DeserializedType.GetSimpleName(value))} is an object of the server, and not the JSON itself. Give its property that has it, or its id where a parameter takes one."),
        FileInfo file => TextFile.Read(file.FullName),
        string text when text.TrimStart().StartsWith("{", StringComparison.Ordinal) => value,
        // Other JSON, or another language.
        string text when text.IndexOfAny(NotInPaths) >= 0 && !text.Contains("::") && !InputPaths.IsFile(command, text) => throw new Mka1InputException(
            $"'{text}' is neither the path of a file nor JSON of an object, which begins with '{{'. Give a hashtable, JSON or a path."),
        string text => TextFile.Read(FileSystemPath.Resolve(command, text)),
        _ => value,
    };
}
