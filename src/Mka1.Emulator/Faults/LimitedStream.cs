namespace Mka1.Emulator.Faults;

/// <summary>Passes a number of bytes on, then calls back and discards the rest.</summary>
internal sealed class LimitedStream(Stream inner, long left, Func<Task> cut) : AnswerStream(inner)
{
    private bool _cut;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var part = (int)Math.Min(left, buffer.Length);
        if (part > 0)
            await Inner.WriteAsync(buffer[..part], cancellationToken);
        left -= part;
        if (left > 0 || _cut)
            return;
        _cut = true;
        await Inner.FlushAsync(cancellationToken);
        await cut();
    }
}
