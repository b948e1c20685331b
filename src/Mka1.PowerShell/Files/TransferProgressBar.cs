using System.Diagnostics;
using System.Management.Automation;
using Mka1.Files;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Files;

/// <summary>Shows the progress of a transfer until it is disposed. Updates at most five times a second, so as not to slow down the transfer.</summary>
internal sealed class TransferProgressBar(AsyncCommand command, string activity, string path, ActivityIds? ids = null) : IProgress<TransferProgress>, IDisposable
{
    private static readonly long Interval = Stopwatch.Frequency / 5;
    // A path that ends with a slash has no file name, and a progress record needs text.
    private readonly string _name = Path.GetFileName(path) is { Length: > 0 } name ? name : activity;
    private readonly int _id = ids?.Take() ?? 0;
    private long _next;

    public void Report(TransferProgress value)
    {
        long now = Stopwatch.GetTimestamp();
        if (now < _next)
            return;
        _next = now + Interval;
        Show(new ProgressRecord(_id, activity, $"{_name}: {Size(value.BytesDone)}" + (value.BytesTotal is long total ? $" of {Size(total)}" : string.Empty))
        {
            PercentComplete = value.BytesTotal > 0 ? (int)Math.Min(100 * value.BytesDone / value.BytesTotal.Value, 100) : -1,
        });
    }

    public void Dispose()
    {
        Show(new ProgressRecord(_id, activity, _name) { RecordType = ProgressRecordType.Completed });
        ids?.Release(_id);
    }

    private void Show(ProgressRecord record) => command.Post(() => command.WriteProgress(record));

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => $"{bytes / (double)(1L << 30):0.0} GB",
        >= 1L << 20 => $"{bytes / (double)(1L << 20):0.0} MB",
        >= 1L << 10 => $"{bytes / (double)(1L << 10):0.0} KB",
        _ => $"{bytes} bytes",
    };
}
