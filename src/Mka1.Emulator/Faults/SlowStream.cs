namespace Mka1.Emulator.Faults;

/// <summary>Passes one byte on at a time, with a pause before each, until the client disconnects.</summary>
internal sealed class SlowStream(Stream inner, TimeSpan pause, CancellationToken aborted) : AnswerStream(inner)
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            await Task.Delay(pause, aborted);
            await Inner.WriteAsync(buffer.Slice(i, 1), cancellationToken);
            await Inner.FlushAsync(cancellationToken);
        }
    }
}
