using Mka1.Http;
using Mka1.Languages;

namespace Mka1.Errors;

/// <summary>A local file could not be written. A file that was to be replaced is unchanged, and no partial file is left.</summary>
public sealed class Mka1WriteException : Mka1Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The message.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="hasStarted">Whether writing had started.</param>
    /// <param name="inner">The failure of the file system.</param>
    public Mka1WriteException(string message, string path, bool hasStarted, Exception? inner)
        : base(message, inner)
    {
        Path = path;
        HasStarted = hasStarted;
    }

    private Mka1WriteException(LocalText message, string path, bool hasStarted)
        : base(message)
    {
        Path = path;
        HasStarted = hasStarted;
    }

    /// <summary>Whether an exception means that a file could not be written. For a file too large for its file system, .NET throws ArgumentOutOfRangeException.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>True if it is one of the file system.</returns>
    public static bool IsWriteFailure(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>False if the file could not be created, so that its content was not requested; true if writing failed later.</summary>
    public bool HasStarted { get; }

    private protected override Mka1Exception Redacted(LocalText message, Redaction redaction) =>
        new Mka1WriteException(message, redaction.Redact(Path), HasStarted);
}
