namespace Mka1.Emulator.Responses;

/// <summary>A sleep tool call that a wake interrupts.</summary>
internal sealed class SleepCall
{
    private readonly TaskCompletionSource<string> _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the sleep; false if it had ended before.</summary>
    public bool Wake(string input) => _woken.TrySetResult(input);

    /// <summary>Waits; returns the input of the wake, or null after the time has passed.</summary>
    public async Task<string?> SleepAsync(Task time)
    {
        if (await Task.WhenAny(_woken.Task, time) == _woken.Task)
            return await _woken.Task;
        await time;
        return null;
    }
}
