using Mka1.Emulator.Faults;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Gateway;

/// <summary>Logs, authenticates and limits each request to the API, and applies faults.</summary>
internal sealed class GatewayPipeline(EmulatorOptions options, ReceivedRequests log, FaultList faults, TenantList tenants, RateLimiter limiter)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await GuardAsync(context, () => next(context));
            return;
        }

        var record = log.Add(context.Request);
        context.Features.Set(record);
        context.Response.Headers["X-Request-ID"] = record.RequestId;
        var answered = false;
        try
        {
            if (faults.Take(context.Request) is { } fault)
            {
                record.Faulted = true;
                context.Features.Set(fault);
                await fault.ApplyAsync(context, () => GuardAsync(context, () => ServeAsync(context, next)));
            }
            else
            {
                await GuardAsync(context, () => ServeAsync(context, next));
            }

            answered = !context.RequestAborted.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client disconnected, or a fault closed the connection.
        }
        finally
        {
            if (answered)
                record.Status = context.Response.StatusCode;
            record.Ended = true;
            if (options.Verbose)
                await Console.Error.WriteLineAsync($"{record.Time:HH:mm:ss.fff} {record.Method} {record.Path}{record.Query} {record.Status?.ToString() ?? "dropped"}");
        }
    }

    private async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        var caller = tenants.Authenticate(context);
        if (!limiter.Allows(caller.Key))
        {
            // The gateway's error is a plain string.
            await Answer.BytesAsync(context, """{"error":"Rate limit exceeded"}"""u8.ToArray(), "application/json", 429);
            return;
        }

        context.Features.Set(caller);
        context.Features.Set(tenants.Find(context, caller));
        QueryNames.Check(context);
        await next(context);
    }

    private static async Task GuardAsync(HttpContext context, Func<Task> serve)
    {
        try
        {
            await serve();
        }
        catch (ApiException e) when (!context.Response.HasStarted)
        {
            await Answer.ErrorAsync(context, e);
        }
        catch (Exception e) when (e is not OperationCanceledException and not BadHttpRequestException && !context.Response.HasStarted)
        {
            await Answer.ErrorAsync(context, new ApiException(500, e.Message));
        }
    }
}
