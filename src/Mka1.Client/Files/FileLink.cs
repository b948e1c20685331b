namespace Mka1.Files;

/// <summary>Recognizes symbolic links and junctions.</summary>
internal static class FileLink
{
    /// <summary>Whether a file or folder is a link.</summary>
    // On Windows, folders of cloud storage are reparse points without being links. .NET Framework cannot tell them apart.
    public static bool Is(FileSystemInfo item) =>
#if NET
        item.LinkTarget is not null;
#else
        item.Attributes.HasFlag(FileAttributes.ReparsePoint);
#endif
}
