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

        // Polled, because not every system can wait for a process that is not a child.
        while (ProcessTable.IsRunning(id))
            await Task.Delay(Interval);
    }
}
