namespace Mka1.Emulator.Streaming;

/// <summary>The events of one response in order; an event's index is its sequence number.</summary>
internal sealed class EventLog
{
    private readonly List<StreamEvent> _events = [];
    private TaskCompletionSource? _waiting;
    private bool _closed;

    public int Count
    {
        get
        {
            lock (_events)
                return _events.Count;
        }
    }

    public void Append(Func<int, StreamEvent> create)
    {
        lock (_events)
        {
            if (_closed)
                return;
            _events.Add(create(_events.Count));
            NotifyReaders();
        }
    }

    /// <summary>Ends the log; readers stop after its last event.</summary>
    public void Close()
    {
        lock (_events)
        {
            _closed = true;
            NotifyReaders();
        }
    }

    /// <summary>The events from an index onwards, as soon as there are any; empty at the end of the log.</summary>
    public async ValueTask<IReadOnlyList<StreamEvent>> ReadAsync(int from, int most, CancellationToken cancellation)
    {
        while (true)
        {
            Task more;
            lock (_events)
            {
                if (from < _events.Count)
                    return _events.GetRange(from, Math.Min(most, _events.Count - from));
                if (_closed)
                    return [];
                _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                more = _waiting.Task;
            }

            await more.WaitAsync(cancellation);
        }
    }

    private void NotifyReaders()
    {
        _waiting?.TrySetResult();
        _waiting = null;
    }
}
