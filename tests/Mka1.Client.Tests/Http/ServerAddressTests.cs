using System.Net;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Http;

namespace Mka1.Client.Tests.Http;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task The_path_begins_at_the_root(string basePath)
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response()));
        using var client = server.Connect(basePath: basePath);
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal("/api/v1/llm/responses/" + Sample.ResponseId, server.Request.Target);
    }

    [Theory]
    [InlineData("/cluster/a")]
    [InlineData("/cluster/a/")]
    public async Task A_path_in_the_address_is_kept(string basePath)
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response()));
        using var client = server.Connect(basePath: basePath);
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal("/cluster/a/api/v1/llm/responses/" + Sample.ResponseId, server.Request.Target);
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://127.0.0.1.example.com")]
    [InlineData("ftp://example.com")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.com")]
    [InlineData("https://example.com/?key=1")]
    [InlineData("https://example.com/#x")]
    [InlineData("https://example.com/api/v1/llm")]
    [InlineData("https://example.com/cluster/a/API/v1/llm/")]
    public void An_address_that_would_give_the_key_away_is_refused(string address)
    {
        var error = Assert.Throws<Mka1InputException>(() => new Mka1Client(WireServer.Options(new Uri(address))));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_address_is_refused() =>
        Assert.Throws<Mka1InputException>(() => ServerAddress.Check(new Uri("api/v1", UriKind.Relative)));

    [Theory]
    [InlineData("https://example.com/prefix")]
    [InlineData("http://localhost:5141")]
    [InlineData("http://127.0.0.1:5141")]
    [InlineData("http://127.1.2.3")]
    [InlineData("http://[::1]:5141")]
    public void Https_and_this_machine_are_right(string address) =>
        Assert.Equal(new Uri(address), ServerAddress.Check(new Uri(address)));

    [Fact]
    public async Task What_is_meant_for_this_machine_does_not_go_to_the_system_s_proxy()
    {
        await using var proxy = new WireServer();
        await using var server = new WireServer(WireAnswer.Json(Sample.Response()));
        var before = HttpClient.DefaultProxy;
        // Only this server's requests would go there, so that other tests are not touched.
        HttpClient.DefaultProxy = new ProxyForOne(server.Address, proxy.Address, before);
        try
        {
            using var client = server.Connect();
            await client.Responses.GetAsync(Sample.ResponseId);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
        Assert.Equal(0, proxy.Connections);
    }

    [Fact]
    public async Task A_proxy_that_was_asked_for_is_used()
    {
        await using var proxy = new WireServer(WireAnswer.Json(Sample.Response()));
        using var client = new Mka1Client(new Mka1ClientOptions
        {
            Server = WireServer.Nowhere,
            Token = _ => Task.FromResult(WireServer.Token),
            Proxy = proxy.Address,
            Clock = proxy.Clock,
        });
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(new Uri(WireServer.Nowhere, "/api/v1/llm/responses/" + Sample.ResponseId).AbsoluteUri, proxy.Request.Target);
    }

    private sealed class ProxyForOne(Uri target, Uri proxy, IWebProxy others) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => others.Credentials;
            set => others.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => destination.Port == target.Port ? proxy : others.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.Port != target.Port && others.IsBypassed(host);
    }

    [Theory]
    [InlineData("http://user:secret@proxy:1")]
    [InlineData("gopher://proxy:1")]
    public void A_wrong_proxy_address_is_refused_and_no_password_told(string address)
    {
        var error = Assert.Throws<Mka1InputException>(() => new Mka1Client(new() { Token = static _ => Task.FromResult("t"), Proxy = new Uri(address) }));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_or_cursor_that_no_address_can_hold_is_wrong_input()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.GetAsync(new string('a', 70_000)));
        await Assert.ThrowsAsync<Mka1InputException>(async () => await client.Files.ListAsync(options: new() { After = new string('a', 70_000) }).ToListAsync());
        Assert.Empty(server.Requests);
    }
}
