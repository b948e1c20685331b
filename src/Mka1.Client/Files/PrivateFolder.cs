using Mka1.Errors;

namespace Mka1.Files;

/// <summary>A temporary folder for what may be secret, such as requests on their way: on Unix nobody else can look into it.</summary>
public sealed class PrivateFolder : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"mka1-{Guid.NewGuid():N}");

    /// <summary>Makes the folder.</summary>
    /// <exception cref="Mka1WriteException">The system's temporary folder does not take it.</exception>
    public PrivateFolder()
    {
        try
        {
            Make();
        }
        catch (Exception exception) when (Mka1WriteException.Covers(exception))
        {
            throw new Mka1WriteException($"The temporary folder '{_path}' cannot be made: {exception.Message}", _path, begun: false, exception);
        }
    }

    /// <summary>The path of a file in it.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>The path.</returns>
    public string File(string name) => Path.Combine(_path, name);

    /// <summary>Removes the folder with all that is in it.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
    }

    private void Make()
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
