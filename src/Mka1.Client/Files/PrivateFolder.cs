using System.Diagnostics;
using System.Globalization;
using Mka1.Errors;

namespace Mka1.Files;

/// <summary>
/// A temporary folder for confidential files, such as requests to upload: on Unix only the current user can access it. Folders that a
/// killed process left are removed when the next folder is created.
/// </summary>
public sealed class PrivateFolder : IDisposable
{
    private const string Prefix = "Mka1.Batch-";
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Prefix}{OwnProcess()}-{Guid.NewGuid():N}");
    private FileStream? _lock;

    /// <summary>Creates the folder.</summary>
    /// <exception cref="Mka1WriteException">It cannot be created in the temporary folder of the system.</exception>
    public PrivateFolder()
    {
        RemoveAbandoned();
        try
        {
            // The lock is created first, so that no other process sees the folder without a lock.
            _lock = Lock(_path, FileMode.CreateNew);
            CreateDirectory();
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            _lock?.Dispose();
            throw new Mka1WriteException($"The temporary folder '{_path}' cannot be created: {exception.Message}", _path, hasStarted: false, exception);
        }
    }

    /// <summary>Gets the path of a file in the folder.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>The path.</returns>
    public string File(string name) => Path.Combine(_path, name);

    /// <summary>Removes the folder and its content.</summary>
    public void Dispose()
    {
        if (_lock is null)
            return;
        using (_lock)
        {
            _lock = null;
            if (Directory.Exists(_path))
                Directory.Delete(_path, recursive: true);
        }
    }

    // A file next to the folder, which the process keeps open.
    private static FileStream Lock(string path, FileMode mode) =>
        new(path + ".lock", mode, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);

    private static void RemoveAbandoned()
    {
        try
        {
            foreach (string path in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
                RemoveIfAbandoned(path);
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            // Creating the own folder reports an unusable temporary folder.
        }
    }

    // The process id is checked for systems without file locks, the lock for processes that are invisible, as in containers.
    private static void RemoveIfAbandoned(string path)
    {
        if (IsAlive(Path.GetFileName(path)))
            return;
        try
        {
            using var abandoned = Lock(path, FileMode.OpenOrCreate);
            Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            // It is in use or belongs to another user.
        }
    }

    private static bool IsAlive(string name)
    {
        string number = name.Substring(Prefix.Length).Split('-')[0];
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int process))
            return true;
        try
        {
            using var owner = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string OwnProcess()
    {
        using var own = Process.GetCurrentProcess();
        return own.Id.ToString(CultureInfo.InvariantCulture);
    }

    private void CreateDirectory()
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(_path);
    }
}
