using System.Diagnostics;

namespace Mka1.Emulator;

/// <summary>Watches the process that started the emulator, so that a killed test run leaves nothing behind.</summary>
internal static class ParentProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static async Task EndAsync(int? processId)
    {
        if (processId is not { } id)
        {
            await Task.Delay(Timeout.Infinite);
            return;
        }

        // Asked again and again: waiting for a process that is not a child is not to be had everywhere.
        while (IsRunning(id))
            await Task.Delay(Interval);
    }

    private static bool IsRunning(int id)
    {
        try
        {
            // A process that nobody has buried yet is gone all the same.
            if (OperatingSystem.IsLinux())
                return File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].TrimStart()[0] is not ('Z' or 'X');
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return false;
        }
    }
}
