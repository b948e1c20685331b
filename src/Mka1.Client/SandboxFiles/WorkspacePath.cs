using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.SandboxFiles;

/// <summary>Paths in the workspace of a sandbox session, with / between the names.</summary>
public static class WorkspacePath
{
    private const string Root = "/workspace/";

    /// <summary>Checks the path of a file before anything is sent.</summary>
    /// <param name="path">The path: relative to the workspace, or below <c>/workspace</c>.</param>
    /// <returns>The path.</returns>
    /// <exception cref="Mka1InputException">It is blank, too long, names a folder, or leaves the workspace.</exception>
    public static string Check(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new Mka1InputException("The path of a sandbox file must not be empty.");
        if (path.Length > ObjectKind.MaximumIdLength)
            throw new Mka1InputException($"The path of a sandbox file has {path.Length} characters; the maximum is {ObjectKind.MaximumIdLength}.");
        if (JsonText.HasUnpairedSurrogate(path))
            throw new Mka1InputException("The path of a sandbox file contains an unpaired surrogate, which an address cannot contain.");
        if (Split(path).Any(static name => name is "" or "." or ".."))
            throw new Mka1InputException($"'{path}' {DescribeFault(path)}. Give the path of a file in the workspace, such as src/main.py.");
        return path;
    }

    /// <summary>Checks the path of a file, or of a folder, which has / at its end.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The path.</returns>
    /// <exception cref="Mka1InputException">It is blank, too long, or leaves the workspace.</exception>
    public static string CheckEntry(string path)
    {
        Check(IsFolder(path) ? path.Substring(0, path.Length - 1) : path);
        return path;
    }

    /// <summary>Whether a path is that of a folder: it has / at its end.</summary>
    /// <param name="path">The path.</param>
    public static bool IsFolder(string path) => path?.EndsWith("/", StringComparison.Ordinal) == true;

    /// <summary>Gets the path of a file below a local folder.</summary>
    /// <param name="path">The path in the workspace, which the server sent.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>The local path, in which characters that some systems forbid are replaced.</returns>
    /// <exception cref="Mka1InputException">It could lie outside of the folder.</exception>
    public static string ToLocal(string path, string folder)
    {
        string[] names = Split(Check(path));
        if ((names[0].Length > 1 && names[0][1] == ':') || path.Contains('\\') || path.Contains('\0'))
            throw new Mka1InputException($"'{path}' cannot be saved below '{folder}': it contains a drive, a backslash or a null character. Save it under a path of its own.");
        return Path.Combine([folder, .. names.Select(ToSafeName)]);
    }

    /// <summary>Escapes a path for an address: each name, not the separators.</summary>
    internal static string Escape(string path) => string.Join("/", Split(Check(path)).Select(Uri.EscapeDataString));

    private static string[] Split(string path) => (path.StartsWith(Root, StringComparison.Ordinal) ? path.Substring(Root.Length) : path).Split('/');

    private static string DescribeFault(string path) => !path.StartsWith(Root, StringComparison.Ordinal) && path[0] == '/' ? "is an absolute path that is not below /workspace"
        : IsFolder(path) ? "is the path of a folder"
        : "has a name that is empty, '.' or '..'";

    // The name of a hidden file begins with a dot.
    private static string ToSafeName(string name)
    {
        string rest = name.TrimStart('.');
        return name.Substring(0, name.Length - rest.Length) + SafeFileName.Create(rest, "_");
    }
}
