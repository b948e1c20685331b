using Mka1.Emulator;
using Mka1.Emulator.Batches;
using Mka1.Http;

namespace Mka1.Client.Tests.Wire;

/// <summary>An emulator of a test's own and a client of it, on which waits pass at once.</summary>
internal sealed class Emulated : IAsyncDisposable
{
    private Emulated(EmulatorServer server, Mka1Client client)
    {
        Server = server;
        Client = client;
    }

    public EmulatorServer Server { get; }

    public Mka1Client Client { get; }

    public static async Task<Emulated> StartAsync(EmulatorOptions? options = null)
    {
        var server = await EmulatorServer.StartAsync(options ?? new EmulatorOptions { Speed = 1000, Batches = new BatchOptions { LinesPerSecond = 0 } });
        return new Emulated(server, Connect(server));
    }

    public static Mka1Client Connect(EmulatorServer server, string token = WireServer.Token, RequestLog? log = null) =>
        new(WireServer.Options(server.Uri, token, log: log));

    /// <summary>Asks for a thing until it is as it should be.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> condition)
    {
        T now = default!;
        for (int i = 0; i < 3000; i++)
        {
            now = await ask();
            if (condition(now))
                return now;
            await Task.Delay(5);
        }
        Assert.Fail($"It did not come to be so: {now}");
        return now;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
