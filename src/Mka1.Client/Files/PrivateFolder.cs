using System.Diagnostics;
using System.Globalization;
using Mka1.Errors;

namespace Mka1.Files;

/// <summary>
/// A temporary folder for what may be secret, such as requests on their way: on Unix nobody else can look into it. What a process
/// left that was killed is removed when the next folder is made.
/// </summary>
public sealed class PrivateFolder : IDisposable
{
    private const string Prefix = "Mka1.Batch-";
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Prefix}{OwnProcess()}-{Guid.NewGuid():N}");
    private FileStream? _lock;

    /// <summary>Makes the folder.</summary>
    /// <exception cref="Mka1WriteException">The system's temporary folder does not take it.</exception>
    public PrivateFolder()
    {
        RemoveAbandoned();
        try
        {
            // Before the folder is there, so that no other process ever sees it without.
            _lock = Lock(_path, FileMode.CreateNew);
            CreateDirectory();
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            _lock?.Dispose();
            throw new Mka1WriteException($"The temporary folder '{_path}' cannot be made: {exception.Message}", _path, hasStarted: false, exception);
        }
    }

    /// <summary>The path of a file in it.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>The path.</returns>
    public string File(string name) => Path.Combine(_path, name);

    /// <summary>Removes the folder with all that is in it.</summary>
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

    // Beside the folder, held by its process for as long as that lives.
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
            // A temporary folder that cannot be read is told where the own one is made.
        }
    }

    // The number tells where a system has no locks, the lock where processes do not see each other, as in containers.
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
            // It is in use, or that of another user.
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
