using System.Runtime.CompilerServices;

namespace Mka1.Module.Tests;

/// <summary>Reads files of the repository.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Manifest { get; } = File.ReadAllText(Path.Combine(Root, "Mka1.psd1"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
