using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Mka1.Module.Tests;

/// <summary>Reads files of the repository.</summary>
internal static partial class RepositoryFiles
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Manifest { get; } = File.ReadAllText(Path.Combine(Root, "Mka1.psd1"));

    public static IReadOnlyList<string> Views { get; } =
        Directory.GetFiles(Path.Combine(Root, "src", "Mka1.PowerShell"), "*.format.ps1xml", SearchOption.AllDirectories);

    /// <summary>Gets the quoted values of a member of the manifest.</summary>
    public static IReadOnlyList<string> ManifestList(string member)
    {
        var list = Regex.Match(Manifest, $@"^\s*{member}\s*=\s*@\((.*?)\)", RegexOptions.Multiline | RegexOptions.Singleline);
        Assert.True(list.Success, $"The manifest has no list {member}.");
        return [.. Quoted().Matches(list.Groups[1].Value).Select(static match => match.Groups[1].Value)];
    }

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
