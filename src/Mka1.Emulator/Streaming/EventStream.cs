using Mka1.Emulator.Faults;

namespace Mka1.Emulator.Streaming;

/// <summary>Writes an event log to a client as server-sent events, and applies the fault of the request.</summary>
internal static class EventStream
{
    private const int Batch = 256;

    public static async Task WriteAsync(HttpContext context, EventLog log, int from, bool obfuscate)
    {
        var fault = context.Features.Get<Fault>();
        var variant = fault?.Stream;
        if (variant == StreamVariant.Duplicates)
            from = Math.Max(0, from - 3);
        var limit = fault?.DropAfterEvents ?? fault?.EndAfterEvents ?? fault?.StallAfterEvents
            ?? (variant is StreamVariant.ErrorEvent or StreamVariant.UnnamedError or StreamVariant.EndlessEvent ? 3 : int.MaxValue);
        var aborted = context.RequestAborted;

        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.StartAsync(aborted);
        var frames = new FrameWriter(context.Response.BodyWriter, variant, obfuscate);
        frames.Begin();
        for (var sent = 0; sent < limit;)
        {
            var events = await log.ReadAsync(from, Math.Min(Batch, limit - sent), aborted);
            if (events.Count == 0)
            {
                frames.End();
                await context.Response.BodyWriter.FlushAsync(aborted);
                return;
            }

            foreach (var streamEvent in events)
                frames.Write(streamEvent);
            from += events.Count;
            sent += events.Count;
            await context.Response.BodyWriter.FlushAsync(aborted);
        }

        await context.Response.BodyWriter.FlushAsync(aborted);
        if (fault!.DropAfterEvents is not null)
            throw new DroppedException();
        else if (fault.StallAfterEvents is not null)
            await Task.Delay(Timeout.Infinite, aborted);
        else if (variant == StreamVariant.ErrorEvent)
            frames.Write(FrameWriter.ErrorEvent(from));
        else if (variant == StreamVariant.UnnamedError)
            frames.UnnamedError();
        else if (variant == StreamVariant.EndlessEvent)
            await frames.EndlessEventAsync(aborted);
    }
}
