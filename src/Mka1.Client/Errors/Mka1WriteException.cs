using Mka1.Http;

namespace Mka1.Errors;

/// <summary>A file of this machine could not be written. What was to be replaced is as it was, and no part is left.</summary>
public sealed class Mka1WriteException : Mka1Exception
{
    internal Mka1WriteException(string message, string path, bool hasStarted, Exception? inner)
        : base(message, inner)
    {
        Path = path;
        HasStarted = hasStarted;
    }

    /// <summary>Whether it is for such a reason that a file could not be written. One too large for its file system is out of an argument's range to .NET.</summary>
    internal static bool IsWriteFailure(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    /// <summary>The file's whole path.</summary>
    public string Path { get; }

    /// <summary>False if the file could not even be created, so that its content was not asked for; true if it broke off later.</summary>
    public bool HasStarted { get; }

    private protected override Mka1Exception Redacted(string message, Redaction redaction) =>
        new Mka1WriteException(message, redaction.Redact(Path), HasStarted, null);
}
