namespace Mka1.PowerShell.Pipeline;

/// <summary>Runs up to so many pieces of work at a time and gives their ends in the order in which they began.</summary>
internal sealed class OrderedWindow<T>(int size)
{
    private readonly Queue<(string Key, Task<T> Work)> _running = new();

    /// <summary>Begins a piece of work; first waits for the oldest ones where the window is full.</summary>
    public async Task AddAsync(string key, Func<Task<T>> work, Func<string, Task<T>, Task> finish)
    {
        while (_running.Count > 0 && (_running.Count >= size || _running.Peek().Work.IsCompleted))
            await FinishOldestAsync(finish);
        _running.Enqueue((key, work()));
    }

    /// <summary>Waits for all that runs.</summary>
    public async Task DrainAsync(Func<string, Task<T>, Task> finish)
    {
        while (_running.Count > 0)
            await FinishOldestAsync(finish);
    }

    private Task FinishOldestAsync(Func<string, Task<T>, Task> finish)
    {
        var (key, work) = _running.Dequeue();
        return finish(key, work);
    }
}
