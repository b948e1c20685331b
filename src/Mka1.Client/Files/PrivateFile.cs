namespace Mka1.Files;

/// <summary>Opens confidential files that other processes may not open at the same time, and on Unix only the current user may read.</summary>
public static class PrivateFile
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="mode">How to open or create it. Only a new file gets the permissions.</param>
    /// <param name="access">What to do with it.</param>
    /// <param name="bufferSize">The size of the buffer in bytes; 1 for none.</param>
    /// <returns>The file.</returns>
    /// <exception cref="IOException">It cannot be opened, or another process has it open.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not open it.</exception>
    public static FileStream Open(string path, FileMode mode, FileAccess access, int bufferSize = 4096)
    {
#if NET8_0_OR_GREATER
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, BufferSize = bufferSize };
        if (mode is not (FileMode.Open or FileMode.Truncate) && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
#else
        return new FileStream(path, mode, access, FileShare.None, bufferSize);
#endif
    }
}
