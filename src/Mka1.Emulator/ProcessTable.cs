using System.Diagnostics;

namespace Mka1.Emulator;

/// <summary>What the system knows of processes.</summary>
internal static class ProcessTable
{
    public static bool IsRunning(int id)
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
