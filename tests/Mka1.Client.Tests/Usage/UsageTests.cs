using System.Text.Json.Nodes;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Usage;

namespace Mka1.Client.Tests.Usage;

public sealed class UsageTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, 500, TimeSpan.FromHours(1));

    [Fact]
    public async Task A_query_is_sent_in_whole_seconds_and_pages_follow_the_token()
    {
        int calls = 0;
        await using var server = new WireServer((_, _) => WireAnswer.Json(new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject { ["start_time"] = 1, ["end_time"] = 2, ["results"] = new JsonArray(new JsonObject { ["input_tokens"] = ++calls, ["num_strange_things"] = 7 }) }),
            ["has_more"] = calls == 1,
            ["next_page"] = calls == 1 ? "two" : null,
        }.ToJsonString()));
        using var client = server.Connect();
        var rows = new List<UsageRow>();
        await foreach (var row in client.Usage.ListAsync(new() { Kind = "responses", StartTime = Start, EndTime = Start.AddDays(1), GroupBy = ["model", "model"], UserIds = ["a", "b"], Background = false }))
            rows.Add(row);
        Assert.Equal([1, 2], rows.Cast<TokenUsageRow>().Select(static row => row.InputTokens));
        Assert.Equal(7, rows[0].GetCounts()["NumStrangeThings"]);
        string target = server.Requests[0].Target;
        Assert.Equal("/api/v1/llm/usage/responses?start_time=1767222000&end_time=1767308401&bucket_width=1d&limit=31&group_by=model&user_ids=a&user_ids=b&background=false", target);
        Assert.Equal(target + "&page=two", server.Requests[1].Target);
    }

    [Theory]
    [InlineData("""{"data":[{"start_time":1}]}""")]
    [InlineData("""{"data":[{"results":[1]}]}""")]
    [InlineData("""{"object":"page"}""")]
    [InlineData("""{"data":[{"results":[]}],"has_more":true,"next_page":null}""")]
    public async Task A_page_of_another_form_is_an_error(string page)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(page));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(async () => await client.Usage.ListAsync(new() { Kind = "files", StartTime = Start }).GetAsyncEnumerator().MoveNextAsync());
    }
}
