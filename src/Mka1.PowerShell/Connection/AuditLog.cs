using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.PowerShell.Connection;

/// <summary>
/// Appends a line of JSON for each call to a file, without keys and bodies. Several processes may write to the same file. A file of
/// 10 MB is renamed, and the last five are kept.
/// </summary>
internal sealed class AuditLog
{
    private const long MaximumLength = 10_000_000;
    private const int KeptFiles = 5;
    private static readonly ConcurrentDictionary<string, AuditLog> Open = new(StringComparer.Ordinal);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private readonly string _path;
    private readonly object _lock = new();

    private AuditLog(string path) => _path = path;

    /// <summary>Gets the log of a file, which all contexts of the process share.</summary>
    /// <param name="path">The full path.</param>
    public static AuditLog For(string path) => Open.GetOrAdd(path, static file => new AuditLog(file));

    /// <summary>Checks that the file can be written, before anything is sent.</summary>
    /// <exception cref="Mka1WriteException">It cannot.</exception>
    public void Check() => Write([]);

    /// <exception cref="Mka1WriteException">The file cannot be written.</exception>
    public void Add(RequestLogEntry call, string cmdlet, string context)
    {
        string line = JsonBody.ToText(new Dictionary<string, object?>
        {
            ["time"] = call.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["user"] = Environment.UserName,
            ["processId"] = CurrentProcess.Id,
            ["cmdlet"] = cmdlet,
            ["context"] = context,
            ["server"] = call.Uri.GetLeftPart(UriPartial.Authority),
            ["onBehalfOf"] = call.OnBehalfOf,
            ["externalUserId"] = call.ExternalUserId,
            ["method"] = call.Method,
            ["path"] = call.Path,
            ["status"] = call.StatusCode,
            ["requestId"] = call.RequestId,
            ["attempts"] = call.Attempts,
            ["milliseconds"] = (long)call.Duration.TotalMilliseconds,
            ["error"] = call.Error,
        });
        Write(Encoding.UTF8.GetBytes(line + "\n"));
    }

    private static Process CurrentProcess { get; } = Process.GetCurrentProcess();

    private void Write(byte[] line)
    {
        lock (_lock)
        {
            try
            {
                using (var file = OpenExclusively())
                {
                    file.Write(line, 0, line.Length);
                    if (file.Length < MaximumLength)
                        return;
                }
                Rotate();
            }
            catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
            {
                throw new Mka1WriteException($"The audit log '{_path}' cannot be written: {exception.Message}", _path, hasStarted: false, exception);
            }
        }
    }

    // Another process holds the file only while it writes a line.
    private FileStream OpenExclusively()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return PrivateFile.Open(_path, FileMode.Append, FileAccess.Write);
            }
            catch (IOException exception) when (exception.GetType() == typeof(IOException) && File.Exists(_path) && waited.Elapsed < LongestWait)
            {
                Thread.Sleep(1);
            }
        }
    }

    // Only one process renames. If it cannot be done now, the next line tries again.
    private void Rotate()
    {
        try
        {
            using var guard = new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            if (new FileInfo(_path) is not { Exists: true, Length: >= MaximumLength })
                return;
            for (int number = KeptFiles; number > 0; number--)
                Move(number == 1 ? _path : $"{_path}.{number - 1}", $"{_path}.{number}");
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            // The line itself is written.
        }
    }

    private static void Move(string source, string target)
    {
        if (!File.Exists(source))
            return;
        File.Delete(target);
        File.Move(source, target);
    }
}
