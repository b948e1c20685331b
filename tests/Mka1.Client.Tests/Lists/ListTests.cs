using Mka1.Client.Tests.Wire;
using Mka1.Emulator;
using Mka1.Errors;
using Mka1.Lists;
using Mka1.Responses;

namespace Mka1.Client.Tests.Lists;

public sealed class ListTests
{
    [Fact]
    public async Task Pages_follow_one_another_to_the_end()
    {
        await using var server = new WireServer(Page(true, "c", "a", "b", "c"), Page(true, "d", "d"), Page(false, null, "e"));
        using var client = server.Connect();
        Assert.Equal(["resp_a", "resp_b", "resp_c", "resp_d", "resp_e"], await IdsAsync(client.Responses.ListAsync()));
        Assert.Equal(
            ["?limit=100", "?limit=100&after=resp_c", "?limit=100&after=resp_d"],
            server.Requests.Select(request => request.Target["/api/v1/llm/responses".Length..]));
    }

    [Fact]
    public async Task Objects_at_the_seam_of_overlapping_pages_come_once()
    {
        await using var server = new WireServer(Page(true, "c", "a", "b", "c"), Page(true, "d", "b", "c", "d"), Page(false, null, "d", "e"));
        using var client = server.Connect();
        Assert.Equal(["resp_a", "resp_b", "resp_c", "resp_d", "resp_e"], await IdsAsync(client.Responses.ListAsync()));
    }

    [Fact]
    public async Task An_object_that_comes_again_elsewhere_is_given_again()
    {
        await using var server = new WireServer(Page(true, "b", "a", "b"), Page(false, null, "c", "a"));
        using var client = server.Connect();
        Assert.Equal(["resp_a", "resp_b", "resp_c", "resp_a"], await IdsAsync(client.Responses.ListAsync()));
    }

    [Fact]
    public async Task No_page_is_asked_for_before_it_is_needed()
    {
        await using var server = new WireServer(Page(true, "b", "a", "b"), Page(false, null, "c"));
        using var client = server.Connect();
        var list = client.Responses.ListAsync();
        Assert.Empty(server.Requests);
        await using var items = list.GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        Assert.Single(server.Requests);
        // With the last object of a page comes the next page: its reader may delete the object.
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("resp_b", items.Current.Id);
        Assert.Equal(2, server.Requests.Count);
        Assert.True(await items.MoveNextAsync());
        Assert.False(await items.MoveNextAsync());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task No_page_is_asked_for_ahead_of_what_is_taken()
    {
        await using var server = new WireServer(Page(true, "b", "a", "b"), Page(true, "d", "c", "d"), Page(false, null, "e"));
        using var client = server.Connect();
        await using var items = client.Responses.ListAsync(new ListOptions { PageSize = 2, Take = 4 }).GetAsyncEnumerator();
        for (int taken = 1; taken <= 4; taken++)
        {
            Assert.True(await items.MoveNextAsync());
            Assert.Equal(taken < 2 ? 1 : 2, server.Requests.Count);
        }
        // Who takes more than it meant to gets more.
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("resp_e", items.Current.Id);
        Assert.False(await items.MoveNextAsync());
    }

    [Fact]
    public async Task Lists_of_what_cannot_be_deleted_are_not_read_ahead()
    {
        const string batch = """{"id":"batch_1","object":"batch","endpoint":"/v1/embeddings","status":"completed"}""";
        await using var server = new WireServer(WireAnswer.Json($$"""{"data":[{{batch}}],"has_more":true,"last_id":"batch_1"}"""));
        using var client = server.Connect();
        await using var items = client.Batches.ListAsync().GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_list_can_be_deleted_while_it_is_read_where_a_cursor_must_be_there_still()
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Speed = 100_000, StrictCursors = true });
        using var client = new Mka1Client(new Mka1ClientOptions { Server = server.Uri, Token = _ => Task.FromResult(WireServer.Token) });
        for (int i = 0; i < 7; i++)
            await client.Responses.CreateAsync(new() { Model = "auto", Input = $"{i}" });
        foreach (long? take in new long?[] { 3, null })
        {
            var list = client.Responses.ListAsync(new ListOptions { PageSize = 2, Take = take });
            await foreach (var response in take is null ? list : list.Take((int)take))
                await client.Responses.DeleteAsync(response.Id);
            Assert.Equal(take is null ? 0 : 4, (await IdsAsync(client.Responses.ListAsync())).Count);
        }
    }

    [Fact]
    public async Task A_list_that_is_read_twice_is_asked_for_twice()
    {
        await using var server = new WireServer((_, index) => index % 2 == 0 ? Page(true, "a", "a") : Page(false, null, "b"));
        using var client = server.Connect();
        var list = client.Responses.ListAsync();
        Assert.Equal(["resp_a", "resp_b"], await IdsAsync(list));
        Assert.Equal(["resp_a", "resp_b"], await IdsAsync(list));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Order_size_and_start_are_sent()
    {
        await using var server = new WireServer((_, _) => Page(false, null));
        using var client = server.Connect();
        await client.Responses.ListAsync(new ListOptions { Order = ListOrder.Ascending, PageSize = 7, After = "resp_x" }).ToListAsync();
        await client.Responses.ListAsync(new ListOptions { Order = ListOrder.Descending, PageSize = 1000 }).ToListAsync();
        await client.Responses.ListAsync(new ListOptions { PageSize = 0 }).ToListAsync();
        await client.Files.ListAsync("user_data").ToListAsync();
        await client.Batches.ListAsync(new ListOptions { After = "batch_1" }).ToListAsync();
        Assert.Equal(
            [
                "/api/v1/llm/responses?limit=7&order=asc&after=resp_x", "/api/v1/llm/responses?limit=100&order=desc", "/api/v1/llm/responses?limit=1",
                "/api/v1/llm/files?limit=1000&purpose=user_data", "/api/v1/llm/batches?limit=100&after=batch_1",
            ],
            server.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("batch_1")]
    public async Task An_id_to_go_on_from_is_checked_before_anything_is_sent(string id)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        Assert.Throws<Mka1InputException>(() => client.Responses.ListAsync(new ListOptions { After = id }));
        Assert.Throws<Mka1InputException>(() => client.Responses.ListAsync(new ListOptions { Before = id }));
        // That of an item has no form of its own.
        if (id != "batch_1")
            Assert.Throws<Mka1InputException>(() => client.Responses.ListInputItemsAsync("resp_1", new ListOptions { After = id }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_list_can_be_read_backwards()
    {
        await using var server = new WireServer(
            WireAnswer.Json($$"""{"object":"list","data":[{{Item("d")}},{{Item("e")}}],"first_id":"resp_d","last_id":"resp_e","has_more":true}"""),
            WireAnswer.Json($$"""{"object":"list","data":[{{Item("b")}},{{Item("c")}}],"has_more":true}"""),
            Page(false, null, "a"));
        using var client = server.Connect();
        Assert.Equal(["resp_d", "resp_e", "resp_b", "resp_c", "resp_a"], await IdsAsync(client.Responses.ListAsync(new ListOptions { Before = "resp_f" })));
        Assert.Equal(["resp_f", "resp_d", "resp_b"], server.Requests.Select(request => Assert.Single(request.Query("before"))));
        Assert.All(server.Requests, request => Assert.Empty(request.Query("after")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"last_id\":null,\"first_id\":null")]
    [InlineData(",\"last_id\":7")]
    public async Task Without_cursors_the_last_object_is_the_place_to_go_on_from(string cursor)
    {
        await using var server = new WireServer(
            WireAnswer.Json($$"""{"data":[{{Item("a")}},{{Item("b")}}],"has_more":true{{cursor}}}"""), Page(false, null, "c"));
        using var client = server.Connect();
        Assert.Equal(["resp_a", "resp_b", "resp_c"], await IdsAsync(client.Responses.ListAsync()));
        Assert.Equal(["resp_b"], server.Requests[1].Query("after"));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("\"true\"")]
    [InlineData("\"True\"")]
    [InlineData("1")]
    [InlineData("null")]
    public async Task A_list_goes_on_however_the_server_writes_that_it_does(string more)
    {
        await using var server = new WireServer(WireAnswer.Json($$"""{"data":[{{Item("a")}}],"has_more":{{more}}}"""), WireAnswer.Json("""{"data":[],"has_more":"false"}"""));
        using var client = server.Connect();
        Assert.Equal(["resp_a"], await IdsAsync(client.Responses.ListAsync()));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("\"maybe\"")]
    [InlineData("{}")]
    [InlineData("2")]
    public async Task What_does_not_say_whether_a_list_goes_on_is_no_end(string more)
    {
        await using var server = new WireServer(WireAnswer.Json($$"""{"data":[{{Item("a")}}],"has_more":{{more}}}"""));
        using var client = server.Connect();
        Assert.Contains("has_more", (await Assert.ThrowsAsync<Mka1ProtocolException>(() => IdsAsync(client.Responses.ListAsync()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_page_under_ever_new_cursors_is_no_loop()
    {
        await using var server = new WireServer((_, index) => WireAnswer.Json($$"""{"data":[{{Item("a")}}],"has_more":true,"last_id":"resp_{{index}}"}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => IdsAsync(client.Responses.ListAsync()));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_cursor_that_fits_into_no_address_is_told()
    {
        await using var server = new WireServer(WireAnswer.Json($$"""{"data":[{{Item("a")}}],"has_more":true,"last_id":"{{new string('x', 70_000)}}"}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => IdsAsync(client.Responses.ListAsync()));
    }

    [Fact]
    public async Task An_object_that_is_kept_holds_no_other_of_its_page()
    {
        await using var server = new WireServer(WireAnswer.Json($$"""{"x\ud800":1,"data":[{{string.Join(",", Enumerable.Range(0, 100).Select(i => Sample.Response(id: $"resp_{i}", text: new string('x', 100_000))))}}]}"""));
        using var client = server.Connect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var kept = (await client.Responses.ListAsync().Take(100).Select((item, index) => index == 50 ? item : null).ToListAsync())[50];
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 5_000_000);
        Assert.Equal("resp_50", kept!.Id);
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":[],"has_more":false,"first_id":null,"last_id":null}""")]
    [InlineData("""{"data":[],"has_more":null}""")]
    public async Task A_list_may_be_empty(string page)
    {
        await using var server = new WireServer(WireAnswer.Json(page));
        using var client = server.Connect();
        Assert.Empty(await IdsAsync(client.Responses.ListAsync()));
    }

    [Fact]
    public async Task A_list_that_says_it_goes_on_but_not_from_where_is_no_end()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"data":[],"has_more":true}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => IdsAsync(client.Responses.ListAsync()));
    }

    [Fact]
    public async Task A_list_that_stands_still_is_no_loop()
    {
        await using var server = new WireServer((_, _) => Page(true, "a", "a"));
        using var client = server.Connect();
        var seen = new List<string>();
        await Assert.ThrowsAsync<Mka1ProtocolException>(async () =>
        {
            await foreach (var item in client.Responses.ListAsync())
                seen.Add(item.Id);
        });
        Assert.Equal(["resp_a"], seen);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_list_that_goes_in_a_circle_is_no_loop()
    {
        await using var server = new WireServer((_, index) => index % 3 == 0 ? Page(true, "a", "a") : index % 3 == 1 ? Page(true, "b", "b") : Page(true, "c", "c"));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => IdsAsync(client.Responses.ListAsync()));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Pages_without_objects_that_never_end_are_no_loop()
    {
        await using var server = new WireServer((_, index) => WireAnswer.Json($$"""{"data":[],"has_more":true,"last_id":"resp_{{index}}"}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => IdsAsync(client.Responses.ListAsync()));
    }

    [Theory]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":[{"id":"resp_a"}]}""")]
    [InlineData("""{"data":["resp_a"]}""")]
    [InlineData("""[]""")]
    public async Task What_is_not_a_list_is_refused(string page)
    {
        await using var server = new WireServer(WireAnswer.Json(page));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => IdsAsync(client.Responses.ListAsync()));
    }

    [Fact]
    public async Task A_page_that_fails_comes_after_the_objects_before_it()
    {
        await using var server = new WireServer(Page(true, "b", "a", "b"), WireAnswer.Error(404));
        using var client = server.Connect();
        await using var items = client.Responses.ListAsync().GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("resp_b", items.Current.Id);
        await Assert.ThrowsAsync<Mka1ApiException>(async () => await items.MoveNextAsync());
    }

    [Fact]
    public async Task Cancelling_ends_a_list_in_the_request()
    {
        await using var server = new WireServer(Page(true, "a", "a"), WireAnswer.Silence);
        using var client = server.Connect();
        using var cancel = new CancellationTokenSource();
        await using var items = client.Responses.ListAsync().GetAsyncEnumerator(cancel.Token);
        var last = items.MoveNextAsync().AsTask();
        await server.WaitForRequestsAsync(2);
        await cancel.CancelAsync();
        Assert.True(await last);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await items.MoveNextAsync());
    }

    private static string Item(string name) => Sample.Response(id: "resp_" + name);

    private static WireAnswer Page(bool more, string? last, params string[] names) => WireAnswer.Json(
        $$"""{"object":"list","data":[{{string.Join(",", names.Select(Item))}}],"last_id":{{(last is null ? "null" : $"\"resp_{last}\"")}},"has_more":{{(more ? "true" : "false")}}}""");

    private static async Task<List<string>> IdsAsync(IAsyncEnumerable<Response> list) => await list.Select(item => item.Id).ToListAsync();
}
