using System.Runtime.InteropServices;
using Mka1.Emulator;

if (CommandLine.IsHelpRequested(args))
{
    await Console.Out.WriteLineAsync(CommandLineHelp.Text);
    return 0;
}

EmulatorOptions options;
try
{
    options = CommandLine.Parse(args);
}
catch (FormatException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    await Console.Error.WriteLineAsync("Run it with --help to see all options.");
    return 2;
}

var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    await using var emulator = await EmulatorServer.StartAsync(options);
    await Console.Out.WriteLineAsync($"Mka1 emulator listening on {emulator.Uri.GetLeftPart(UriPartial.Authority)}");
    await Task.WhenAny(stop.Task, ParentProcess.EndAsync(options.ParentProcessId));
    return 0;
}
catch (Exception e) when (e is NotSupportedException or InvalidOperationException or IOException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
