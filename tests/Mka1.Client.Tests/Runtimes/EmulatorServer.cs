using System.Diagnostics;
using System.Globalization;

namespace Mka1.Emulator;

/// <summary>A process of the emulator, for tests on a runtime that the emulator does not run on.</summary>
internal sealed class EmulatorServer : IAsyncDisposable
{
    public const string BasePath = "/api/v1/llm";

    private readonly Process _process;
    private readonly HttpClient _http;

    private EmulatorServer(Process process, Uri uri)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = uri };
        Uri = uri;
        Faults = new RemoteFaults(_http);
        Requests = new RemoteRequests(_http);
    }

    public Uri Uri { get; }

    public RemoteFaults Faults { get; }

    public RemoteRequests Requests { get; }

    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options)
    {
        var start = new ProcessStartInfo(Setting("MKA1_TEST_DOTNET"), [Setting("MKA1_TEST_EMULATOR"), .. Arguments(options)]) { RedirectStandardOutput = true };
        // It names the runtime under test.
        start.Environment.Remove("DOTNET_ROOT");
        var process = Process.Start(start)!;
        string line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The emulator did not start: {start.FileName} {start.ArgumentList[0]}");
        return new EmulatorServer(process, new Uri(line.Split(' ')[^1]));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static IEnumerable<string> Arguments(EmulatorOptions options)
    {
        yield return "--urls";
        yield return "http://127.0.0.1:0";
        yield return "--parent-pid";
        yield return Text(Environment.ProcessId);
        yield return "--speed";
        yield return Text(options.Speed);
        yield return "--batch-lines-per-second";
        yield return Text(options.Batches.LinesPerSecond);
        yield return "--failed-lines";
        yield return options.Batches.FailedLines == Batches.FailedLines.BothFiles ? "both-files" : $"{options.Batches.FailedLines}";
        if (options.Batches.ShuffleOutput)
            yield return "--shuffle-output";
        if (options.StrictCursors)
            yield return "--strict-cursors";
        foreach (string key in options.Keys)
        {
            yield return "--key";
            yield return key;
        }
    }

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set. build.ps1 runtimes sets it.");

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
