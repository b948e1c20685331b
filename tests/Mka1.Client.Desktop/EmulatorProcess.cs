using System.Diagnostics;

namespace Mka1.Client.Desktop;

/// <summary>An emulator, which ends with this process.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private readonly Process _process;

    public EmulatorProcess(string program)
    {
        _process = Process.Start(new ProcessStartInfo("dotnet")
        {
            Arguments = $"\"{program}\" --urls http://127.0.0.1:0 --speed 1000 --batch-lines-per-second 0 --key {Checks.Key} --parent-pid {Process.GetCurrentProcess().Id}",
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        string line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The emulator did not start: {program}");
        Uri = new Uri(line.Split(' ').Last());
    }

    public Uri Uri { get; }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
