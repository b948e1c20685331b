namespace Mka1.Emulator.Responses;

/// <summary>A sleep that a wake ends early.</summary>
internal sealed class Nap
{
    private readonly TaskCompletionSource<string> _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the sleep; tells whether there was still one to end.</summary>
    public bool Wake(string input) => _woken.TrySetResult(input);

    /// <summary>What it was woken with, or null when it slept its time out.</summary>
    public async Task<string?> SleepAsync(Task time)
    {
        if (await Task.WhenAny(_woken.Task, time) == _woken.Task)
            return await _woken.Task;
        await time;
        return null;
    }
}
