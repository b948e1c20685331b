using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Mka1.Emulator.AccessTokens;
using Mka1.Emulator.Batches;
using Mka1.Emulator.Classifications;
using Mka1.Emulator.Embeddings;
using Mka1.Emulator.Extractions;
using Mka1.Emulator.Faults;
using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Guardrails;
using Mka1.Emulator.Images;
using Mka1.Emulator.Models;
using Mka1.Emulator.Page;
using Mka1.Emulator.Permissions;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Responses;
using Mka1.Emulator.Speech;
using Mka1.Emulator.Tenancy;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator;

/// <summary>A running emulator; disposing stops it at once, even with open streams.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    /// <summary>The base path of the LLM resources.</summary>
    public const string BasePath = "/api/v1/llm";

    private readonly WebApplication _app;
    private readonly FileStore _store;
    private readonly CancellationTokenSource _stopping = new();
    private bool _disposed;

    private EmulatorServer(EmulatorOptions options)
    {
        _store = new FileStore(options.FilesDirectory);
        _app = Build(options);
    }

    /// <summary>The address it listens on, without a path.</summary>
    public Uri Uri { get; private set; } = null!;

    /// <summary>The faults for the next requests.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>The requests to the API that the emulator received.</summary>
    public ReceivedRequests Requests { get; } = new();

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">Its options; the default is a free port and the behaviour of the API.</param>
    /// <returns>The emulator, listening.</returns>
    /// <exception cref="NotSupportedException">The address is not http or not of this machine.</exception>
    /// <exception cref="IOException">The address or the folder for files cannot be used; the message contains the reason.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions? options = null)
    {
        options ??= new EmulatorOptions();
        if (!options.Url.IsLoopback || options.Url.Scheme != Uri.UriSchemeHttp)
            throw new NotSupportedException($"The emulator listens on http and on this machine only, not on '{options.Url}'. Choose an address such as http://127.0.0.1:5141.");
        var server = new EmulatorServer(options);
        try
        {
            await server._app.StartAsync();
        }
        catch (Exception e)
        {
            await server.DisposeAsync();
            if (ListenFailure.Explain(e, options.Url) is { } message)
                throw new IOException(message, e);
            throw;
        }

        var addresses = server._app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        server.Uri = new Uri(addresses.Addresses.First());
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await _stopping.CancelAsync();
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        try
        {
            await _app.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // Expected with open streams: their connections are closed.
        }

        await _app.DisposeAsync();
        _store.Dispose();
        _stopping.Dispose();
    }

    private WebApplication Build(EmulatorOptions options)
    {
        // An empty builder reads no configuration from the environment or the current folder.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore().AddSingleton<IHostLifetime, NoLifetime>();
        // With a one-byte buffer, a flush waits until the socket has sent everything, so that a fault cuts an answer at the requested byte.
        builder.WebHost.UseKestrelCore().UseSockets(static sockets => sockets.MaxWriteBufferSize = 1).UseUrls(options.Url.GetLeftPart(UriPartial.Authority)).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            // Tests use slow clients.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        var app = builder.Build();

        var clock = new SimulatedClock(options.Speed);
        var tokens = new IssuedTokens(clock);
        var tenants = new TenantList(options, tokens);
        var pipeline = new GatewayPipeline(options, Requests, Faults, tenants, new RateLimiter(options.RateLimits, clock));
        app.Use(next => context => pipeline.InvokeAsync(context, next));

        var api = app.MapGroup(BasePath).WithQuery();
        var resources = new ResourceMap(app, _store, clock, _stopping.Token);
        new ResponseEndpoints(options, clock, _stopping.Token).Map(resources);
        FileEndpoints.Map(resources, _store);
        new BatchEndpoints(options.Batches, _store, clock, _stopping.Token).Map(resources);
        resources.AddMapped();
        ModelEndpoints.Map(api);
        EmbeddingEndpoints.Map(api);
        GuardrailEndpoints.Map(api);
        ClassifyEndpoint.Map(api);
        SpeechEndpoints.Map(api, clock);
        ExtractEndpoint.Map(api);
        ImageEndpoint.Map(api);
        UsageEndpoints.Map(api);
        new PermissionEndpoints(resources.Kinds).Map(app.MapGroup("/api/v1/authorization/llm"));
        AccessTokenEndpoints.Map(app.MapGroup("/api/v1/authentication/api-key"), tokens);
        api.MapFallback(context => throw new ApiException(404, $"Unknown request URL: {context.Request.Method} {context.Request.Path}.", null, "unknown_url")).WithMetadata(QueryNames.Any);
        // The answer of the gateway where no service is behind the path.
        app.MapFallback(context => Answer.BytesAsync(context, """{"message":"no Route matched with those values"}"""u8.ToArray(), "application/json", 404));

        var control = app.MapGroup("/_emulator");
        FaultEndpoints.Map(control, Faults);
        StateEndpoints.Map(control, resources.Kinds, tenants, Requests);
        app.MapGet("/", context => Answer.BytesAsync(context, HtmlPage.Bytes, "text/html; charset=utf-8", 200));
        return app;
    }

    /// <summary>Leaves signals to the program, because one process may run several servers.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
