using Mka1.Client.Tests.Wire;
using Mka1.Emulator.Faults;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;
using Mka1.Responses;
using Mka1.Responses.Items;

namespace Mka1.Client.Tests.Responses;

/// <summary>Each method against the emulator.</summary>
public sealed class ResponseRoundTripTests
{
    [Fact]
    public async Task A_response_is_created_read_changed_and_deleted()
    {
        await using var emulated = await Emulated.StartAsync();
        var responses = emulated.Client.Responses;
        var created = await responses.CreateAsync(new() { Model = "auto", Input = "Hello größe 😀", Instructions = "Be kind.", Metadata = new Dictionary<string, string> { ["a"] = "1" } });
        Assert.Equal((ResponseStatus.Completed, "You said: Hello größe 😀"), (created.Status, created.OutputText));
        Assert.Equal(created.OutputText, Assert.IsType<MessageItem>(Assert.Single(created.Output)).ToString());
        Assert.Equal("Be kind.", created.Instructions);
        Assert.Equal("1", created.Metadata["a"]);
        Assert.True(created.Usage!.TotalTokens > 0);
        Assert.NotNull(created.CreatedAt);

        var read = await responses.GetAsync(created.Id, ["reasoning.encrypted_content", "message.output_text.logprobs"]);
        Assert.Equal((created.Id, created.OutputText), (read.Id, read.OutputText));
        var changed = await responses.UpdateMetadataAsync(created.Id, new Dictionary<string, string> { ["b"] = "2" });
        Assert.Equal(["b"], changed.Metadata.Keys);
        Assert.Equal(["b"], (await responses.GetAsync(created.Id)).Metadata.Keys);

        var deleted = await responses.DeleteAsync(created.Id);
        Assert.Equal((created.Id, true, "response"), (deleted.Id, deleted.Deleted, deleted.Object));
        Assert.Empty(deleted.GetAdditionalProperties());
        var gone = await Assert.ThrowsAsync<Mka1ApiException>(() => responses.GetAsync(created.Id));
        Assert.Equal(404, gone.StatusCode);
        Assert.NotEmpty(gone.RequestId!);
        Assert.Contains(gone.RequestId!, gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_background_response_is_cancelled_once()
    {
        await using var emulated = await Emulated.StartAsync();
        var responses = emulated.Client.Responses;
        var created = await responses.CreateAsync(new() { Model = "auto", Input = "[forever] Hi", Background = true });
        Assert.False(ResponseStatus.IsTerminal(created.Status));
        Assert.True(created.Background);
        await Emulated.UntilAsync(() => responses.GetAsync(created.Id), now => now.Status == ResponseStatus.InProgress);
        Assert.Equal(ResponseStatus.Cancelled, (await responses.CancelAsync(created.Id)).Status);
        Assert.Equal(ResponseStatus.Cancelled, (await responses.CancelAsync(created.Id)).Status);

        var done = await responses.CreateAsync(new() { Model = "auto", Input = "Hi" });
        Assert.Equal(400, (await Assert.ThrowsAsync<Mka1ApiException>(() => responses.CancelAsync(done.Id))).StatusCode);
    }

    [Theory]
    [InlineData("[fail server_error] Hi", "failed")]
    [InlineData("[incomplete] Hi you there", "incomplete")]
    public async Task A_response_may_end_otherwise(string prompt, string status)
    {
        await using var emulated = await Emulated.StartAsync();
        var response = await emulated.Client.Responses.CreateAsync(new() { Model = "auto", Input = prompt });
        Assert.Equal(status, response.Status);
        Assert.Equal(status == "failed" ? "server_error" : null, response.Error?.Code);
        Assert.Equal(status == "incomplete" ? "max_output_tokens" : null, response.IncompleteDetails?.Reason);
    }

    [Fact]
    public async Task A_list_of_many_pages_is_read_in_each_direction()
    {
        await using var emulated = await Emulated.StartAsync();
        var responses = emulated.Client.Responses;
        var ids = new List<string>();
        for (int i = 0; i < 7; i++)
            ids.Add((await responses.CreateAsync(new() { Model = "auto", Input = $"{i}" })).Id);
        async Task<List<string>> Read(ListOptions options) => await responses.ListAsync(options).Select(item => item.Id).ToListAsync();
        Assert.Equal(Enumerable.Reverse(ids), await Read(new ListOptions { PageSize = 3 }));
        Assert.Equal(ids, await Read(new ListOptions { PageSize = 2, Order = ListOrder.Ascending }));
        Assert.Equal(ids[4..], await Read(new ListOptions { PageSize = 2, Order = ListOrder.Ascending, After = ids[3] }));
        Assert.Equal(ids[..3].Order(), (await Read(new ListOptions { PageSize = 2, Order = ListOrder.Ascending, Before = ids[3] })).Order());

        emulated.Server.Requests.Clear();
        Assert.Equal(ids[6], (await responses.ListAsync(new ListOptions { PageSize = 2 }).FirstAsync()).Id);
        Assert.Single(emulated.Server.Requests);
    }

    [Fact]
    public async Task What_one_identity_or_key_has_made_the_others_do_not_see()
    {
        await using var emulated = await Emulated.StartAsync();
        var one = emulated.Client.For("u1").Responses;
        string id = (await one.CreateAsync(new() { Model = "auto", Input = "Hi" })).Id;
        Assert.Equal(id, Assert.Single(await one.ListAsync().ToListAsync()).Id);
        using var otherKey = Emulated.Connect(emulated.Server, "mk-other");
        foreach (var other in new[] { emulated.Client.Responses, emulated.Client.For("u2").Responses, otherKey.For("u1").Responses })
        {
            Assert.Empty(await other.ListAsync().ToListAsync());
            Assert.Equal(404, (await Assert.ThrowsAsync<Mka1ApiException>(() => other.GetAsync(id))).StatusCode);
            Assert.Equal(404, (await Assert.ThrowsAsync<Mka1ApiException>(() => other.DeleteAsync(id))).StatusCode);
        }
    }

    [Fact]
    public async Task A_wrong_key_is_told_with_the_server_s_words()
    {
        await using var emulated = await Emulated.StartAsync(new() { Keys = ["mk-right"] });
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => emulated.Client.Responses.GetAsync("resp_1"));
        Assert.Equal(401, error.StatusCode);
        Assert.NotEmpty(error.ServerMessage);
        Assert.NotNull(error.RequestId);
        Assert.DoesNotContain(WireServer.Token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rate_limits_and_faults_are_waited_out()
    {
        await using var emulated = await Emulated.StartAsync();
        var log = new RequestLog();
        using var client = Emulated.Connect(emulated.Server, log: log);
        emulated.Server.Faults.Add(new Fault { Path = "/responses", Status = 429, Body = """{"error":"Rate limit exceeded"}""", Times = 2 });
        var created = await client.Responses.CreateAsync(new() { Model = "auto", Input = "Hi" });
        Assert.Equal(3, Assert.Single(log.Snapshot()).Attempts);
        Assert.Single(await client.Responses.ListAsync().ToListAsync());

        emulated.Server.Faults.Add(new Fault { Path = "/responses", RefuseBeforeProcessing = true, Times = 2 });
        Assert.Equal(created.Id, (await client.Responses.GetAsync(created.Id)).Id);
        emulated.Server.Faults.Clear();
        emulated.Server.Faults.Add(new Fault { Path = "/responses", TruncateAfterBytes = 50 });
        Assert.Equal(created.Id, (await client.Responses.GetAsync(created.Id)).Id);
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_made_once()
    {
        await using var emulated = await Emulated.StartAsync();
        emulated.Server.Faults.Add(new Fault { Method = "POST", Path = "/responses", AfterProcessing = true });
        var error = await Assert.ThrowsAsync<Mka1ConnectionException>(() => emulated.Client.Responses.CreateAsync(new() { Model = "auto", Input = "Hi" }));
        Assert.True(error.RequestSent);
        Assert.Single(await emulated.Client.Responses.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Input_can_be_items_and_the_body_anything()
    {
        await using var emulated = await Emulated.StartAsync();
        var response = await emulated.Client.Responses.CreateAsync(new()
        {
            Model = "auto",
            Input = new object[]
            {
                new Dictionary<string, object?> { ["role"] = "user", ["content"] = new object[] { new Dictionary<string, object?> { ["type"] = "input_text", ["text"] = "Hi there" } } },
            },
            Body = new Dictionary<string, object?> { ["temperature"] = 0.5, ["max_output_tokens"] = 100, ["user"] = "u1" },
        });
        Assert.Equal(("You said: Hi there", 0.5, 100L, "u1"), (response.OutputText, response.Temperature, response.MaxOutputTokens, response.User));
    }

    [Fact]
    public async Task Every_known_kind_of_item_is_read_and_kept()
    {
        await using var emulated = await Emulated.StartAsync();
        var response = await emulated.Client.Responses.CreateAsync(new() { Model = "auto", Input = "[reasoning] [unknown] [image] Hi" });
        Assert.Contains(response.Output, item => item is ReasoningItem);
        Assert.Contains(response.Output, item => item is UnknownItem && item.GetAdditionalProperties().Count > 0);
        Assert.Equal(response.ToJson(), Response.FromJson(response.ToJson()).ToJson());
    }
}
