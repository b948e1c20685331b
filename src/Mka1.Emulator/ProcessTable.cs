using System.Diagnostics;

namespace Mka1.Emulator;

/// <summary>The processes of the system.</summary>
internal static class ProcessTable
{
    public static bool IsRunning(int id)
    {
        try
        {
            // A zombie process has ended, but the framework reports it as running.
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
