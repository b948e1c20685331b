using System.Text;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Faults;

/// <summary>Applies a fault to a request.</summary>
internal static class FaultApplication
{
    public static async Task ApplyAsync(this Fault fault, HttpContext context, Func<Task> process)
    {
        if (fault.DelayMs > 0)
            await Task.Delay(fault.DelayMs, context.RequestAborted);
        if (fault.RefuseBeforeProcessing)
        {
            context.Abort();
            return;
        }

        var replaced = fault.Status is not null || fault.Body is not null;
        if (fault.AfterProcessing)
        {
            await ProcessWithoutAnswerAsync(context, process);
            if (!replaced)
                context.Abort();
        }

        foreach (var (name, value) in fault.Headers ?? new Dictionary<string, string>())
            context.Response.Headers[name] = value;
        var body = Encoding.UTF8.GetBytes(fault.Body ?? "");
        var contentType = fault.ContentType ?? "application/json";
        if (fault.CloseAfterAnswer && replaced)
        {
            await EarlyAnswer.SendAsync(context, fault.Status ?? 200, body, contentType);
            return;
        }

        if (fault.DripMs > 0)
            context.Response.Body = new SlowStream(context.Response.Body, TimeSpan.FromMilliseconds(fault.DripMs), context.RequestAborted);
        if (fault.DropAfterBytes is { } drop)
            context.Response.Body = new LimitedStream(context.Response.Body, drop, () => ResetAsync(context));
        else if (fault.TruncateAfterBytes is { } cut)
            context.Response.Body = new LimitedStream(context.Response.Body, cut, () => Task.CompletedTask);

        // Some statuses, such as 204, allow no body.
        if (fault.Status is { } bare && fault.Body is null)
        {
            context.Response.StatusCode = bare;
            context.Response.ContentType = fault.ContentType;
        }
        else if (replaced)
            await Answer.BytesAsync(context, body, contentType, fault.Status ?? 200);
        else if (!fault.AfterProcessing)
            await process();
    }

    /// <summary>Resets the connection after the written bytes have been sent: a flush waits for the socket, see EmulatorServer.</summary>
    private static async Task ResetAsync(HttpContext context)
    {
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static async Task ProcessWithoutAnswerAsync(HttpContext context, Func<Task> process)
    {
        var body = context.Response.Body;
        context.Response.Body = Stream.Null;
        await process();
        context.Response.Body = body;
        var requestId = context.Response.Headers["X-Request-ID"];
        context.Response.Clear();
        context.Response.Headers["X-Request-ID"] = requestId;
    }
}
