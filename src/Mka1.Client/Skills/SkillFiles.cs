using Mka1.Errors;
using Mka1.Files;
using Mka1.Requests;

namespace Mka1.Skills;

/// <summary>The files of a version of a skill, with their paths below its folder. One of them is SKILL.md.</summary>
public sealed class SkillFiles
{
    /// <summary>The name of the file that every skill has in its folder.</summary>
    public const string MainFile = "SKILL.md";

    // The name that OpenAI documents for skills; MKA1 documents none.
    private const string Field = "files[]";

    private readonly List<FormFile> _files;

    private SkillFiles(string root, List<FormFile> files)
    {
        Root = root;
        _files = files;
    }

    /// <summary>The folder of the skill.</summary>
    public string Root { get; }

    /// <summary>The paths of the files below the folder, with slashes: SKILL.md, then the others in the order of their names.</summary>
    public IReadOnlyList<string> Names => [.. _files.Select(static file => file.FileName)];

    /// <summary>Whether a path is a folder with a SKILL.md.</summary>
    /// <param name="path">The path.</param>
    /// <returns>True if it is.</returns>
    public static bool IsSkill(string path) => Directory.Exists(path) && HasMainFile(path);

    /// <summary>Collects the files of one skill. Those whose names begin with a dot are left out in folders, and so are links to folders.</summary>
    /// <param name="paths">The folder of the skill, or its files and the folders beside its SKILL.md.</param>
    /// <returns>The files.</returns>
    /// <exception cref="Mka1InputException">There is no SKILL.md, there are several, a file is not below its folder, or cannot be read.</exception>
    public static SkillFiles Collect(IReadOnlyList<string> paths)
    {
        if (paths is null)
            throw new ArgumentNullException(nameof(paths));
        var files = paths.SelectMany(FindFiles).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).ToList();
        string root = paths.Count == 1 && IsSkill(paths[0]) ? Path.GetFullPath(paths[0]) : FindRoot(paths, files);
        root = root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        if (files.Find(file => !file.StartsWith(root, StringComparison.Ordinal)) is string outside)
            throw new Mka1InputException($"'{outside}' is not below '{root}', the folder of the {MainFile}. Leave it out, or move it there.");
        return new SkillFiles(root, [.. files.Select(file => CreatePart(file, file.Substring(root.Length).Replace('\\', '/')))
            .OrderBy(static file => file.FileName != MainFile).ThenBy(static file => file.FileName, StringComparer.Ordinal)]);
    }

    internal ServerContent CreateForm(IProgress<TransferProgress>? progress) =>
        ServerContent.FromForm([.. _files.Select(static file => new KeyValuePair<string, object>(Field, file))], progress);

    private static FormFile CreatePart(string path, string name) => name == MainFile
        ? new FormFile(path, "text/markdown") { FileName = name }
        // Such as the __init__.py of a package.
        : new FormFile(path) { FileName = name, AllowsEmpty = true };

    private static string FindRoot(IReadOnlyList<string> paths, List<string> files)
    {
        string[] folders = [.. files.Where(static file => Path.GetFileName(file) == MainFile).Select(static file => Path.GetDirectoryName(file)!).OrderBy(static folder => folder.Length)];
        // A nested SKILL.md belongs to the skill around it.
        if (folders.Length > 1 && folders[0].Length == folders[1].Length)
            throw new Mka1InputException($"There is a {MainFile} in '{folders[0]}' and in '{folders[1]}'. Give the files of one skill.");
        if (folders.Length > 0)
            return folders[0];
        throw new Mka1InputException(paths.Count != 1 ? $"None of the {files.Count} files is a {MainFile}. Give the folder of the skill, or all its files."
            : File.Exists(paths[0].TrimEnd('/', '\\')) ? $"'{paths[0]}' is a file, not a directory with a {MainFile}. Give the folder of the skill, or all its files."
            : $"'{paths[0]}' has no {MainFile}, whose name is in this case. Every skill needs one, with its name and description.");
    }

    private static bool HasMainFile(string folder) => ReadFolder(folder, static path => Directory.GetFiles(path, MainFile)).Any(static file => Path.GetFileName(file) == MainFile);

    private static IEnumerable<string> FindFiles(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        return ReadFolder(path, Directory.GetFiles).Where(IsShown)
            .Concat(ReadFolder(path, Directory.GetDirectories).Where(static folder => IsShown(folder) && !File.GetAttributes(folder).HasFlag(FileAttributes.ReparsePoint)).SelectMany(FindFiles));
    }

    private static bool IsShown(string path) => Path.GetFileName(path)[0] != '.';

    private static string[] ReadFolder(string folder, Func<string, string[]> read)
    {
        try
        {
            return read(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Mka1InputException($"'{folder}' cannot be read: {exception.Message}", exception);
        }
    }
}
