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

    // As the file systems of Windows usually do.
    private static readonly StringComparison PathComparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

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

    /// <summary>Collects the files of one skill. In folders, links and names that begin with a dot are left out.</summary>
    /// <param name="paths">The folder of the skill, or its files and the folders beside its SKILL.md.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The files.</returns>
    /// <exception cref="Mka1InputException">There is no SKILL.md, there are several, a file is not below its folder, or cannot be read.</exception>
    public static Task<SkillFiles> CollectAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken = default) => paths is null
        ? throw new ArgumentNullException(nameof(paths))
        // A search in a large folder or on a slow disk takes time.
        : Task.Run(() => Collect(paths, cancellationToken), cancellationToken);

    private static SkillFiles Collect(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var files = paths.SelectMany(path => FindFiles(path, cancellationToken)).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).ToList();
        string root = paths.Count == 1 && IsSkill(paths[0]) ? Path.GetFullPath(paths[0]) : FindRoot(paths, files);
        root = root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        if (!files.Contains(root + MainFile))
            throw new Mka1InputException($"'{root + MainFile}' is a link, and links are not followed. Replace it by the file.");
        if (files.Find(file => !file.StartsWith(root, PathComparison)) is string outside)
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
        if (folders.Skip(1).FirstOrDefault(folder => !folder.StartsWith(folders[0] + Path.DirectorySeparatorChar, PathComparison)) is string second)
            throw new Mka1InputException($"There is a {MainFile} in '{folders[0]}' and in '{second}'. Give the files of one skill.");
        if (folders.Length > 0)
            return folders[0];
        throw new Mka1InputException(paths.Count != 1 ? $"None of the {files.Count} files is a {MainFile}. Give the folder of the skill, or all its files."
            : File.Exists(paths[0].TrimEnd('/', '\\')) ? $"'{paths[0]}' is a file, not a directory with a {MainFile}. Give the folder of the skill, or all its files."
            : FindMisspelled(paths[0]) is string other ? $"'{paths[0]}' has no {MainFile}, but a {other}. Rename it: the name must be in uppercase."
            : $"'{paths[0]}' has no {MainFile}. Every skill needs one, with its name and description.");
    }

    private static string? FindMisspelled(string folder) => ReadFolder(folder, Directory.GetFiles).Select(Path.GetFileName)
        .FirstOrDefault(static name => string.Equals(name, MainFile, StringComparison.OrdinalIgnoreCase));

    private static bool HasMainFile(string folder) => ReadFolder(folder, static path => Directory.GetFiles(path, MainFile)).Any(static file => Path.GetFileName(file) == MainFile);

    private static IEnumerable<string> FindFiles(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!Directory.Exists(path))
            return [path];
        // A link may lead to anything on this machine, such as a key.
        return ReadFolder(path, static folder => new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(static item => item.Name[0] != '.' && !FileLink.Is(item)).ToArray())
            .OrderBy(static item => item is DirectoryInfo)
            .SelectMany(item => item is DirectoryInfo ? FindFiles(item.FullName, cancellationToken) : [item.FullName]);
    }

    private static T[] ReadFolder<T>(string folder, Func<string, T[]> read)
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
