using Mka1.Emulator.Faults;

namespace Mka1.Emulator.Streaming;

/// <summary>Writes a log of events to a client as server-sent events, with what a fault asks for.</summary>
internal static class EventStream
{
    private const int Batch = 256;

    public static async Task WriteAsync(HttpContext context, EventLog log, int from, bool obfuscate)
    {
        var fault = context.Features.Get<Fault>();
        var oddity = fault?.Stream;
        if (oddity == StreamOddity.Duplicates)
            from = Math.Max(0, from - 3);
        var limit = fault?.DropAfterEvents ?? fault?.EndAfterEvents ?? fault?.StallAfterEvents
            ?? (oddity is StreamOddity.ErrorEvent or StreamOddity.UnnamedError or StreamOddity.EndlessEvent ? 3 : int.MaxValue);
        var gone = context.RequestAborted;

        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.StartAsync(gone);
        var frames = new FrameWriter(context.Response.BodyWriter, oddity, obfuscate);
        frames.Begin();
        for (var sent = 0; sent < limit;)
        {
            var events = await log.ReadAsync(from, Math.Min(Batch, limit - sent), gone);
            if (events.Count == 0)
            {
                frames.End();
                await context.Response.BodyWriter.FlushAsync(gone);
                return;
            }

            foreach (var streamEvent in events)
                frames.Write(streamEvent);
            from += events.Count;
            sent += events.Count;
            await context.Response.BodyWriter.FlushAsync(gone);
        }

        await context.Response.BodyWriter.FlushAsync(gone);
        if (fault!.DropAfterEvents is not null)
            throw new DroppedException();
        else if (fault.StallAfterEvents is not null)
            await Task.Delay(Timeout.Infinite, gone);
        else if (oddity == StreamOddity.ErrorEvent)
            frames.Write(FrameWriter.ErrorEvent(from));
        else if (oddity == StreamOddity.UnnamedError)
            frames.UnnamedError();
        else if (oddity == StreamOddity.EndlessEvent)
            await frames.EndlessEventAsync(gone);
    }
}
