using Mka1.Batches;
using Mka1.Client.Tests.Wire;

namespace Mka1.Client.Tests.Batches;

/// <summary>Which batches belong together, by metadata that anybody may write.</summary>
public sealed class BatchGroupTests
{
    [Fact]
    public async Task A_batch_that_stands_on_two_pages_is_one()
    {
        await using var server = new WireServer(
            WireAnswer.Json($$"""{"data":[{{Json("b1", "g", "1")}},{{Json("b2", "g", "2")}}],"has_more":true,"last_id":"b2"}"""),
            WireAnswer.Json($$"""{"data":[{{Json("b2", "g", "2")}},{{Json("b3", "other")}}],"has_more":false}"""));
        using var client = server.Connect();
        Assert.Equal(["b1", "b2"], (await client.Batches.ListGroupAsync("g")).Select(batch => batch.Id));
    }

    [Fact]
    public void Parts_are_in_their_order_restarts_before_what_they_restart()
    {
        Batch[] batches = [Of("c", "g", "2", "b"), Of("a2", "g", "10"), Of("b", "g", "2"), Of("x", "h", "2")];
        Assert.Equal(["c b", "x", "a2"], BatchGroup.ByPart(batches).Select(part => string.Join(' ', part.Select(batch => batch.Id))));
    }

    [Fact]
    public void Without_parts_a_batch_is_kept_with_what_restarts_it()
    {
        Batch[] batches = [Of("c", null, null, "b"), Of("b", null, null, "a"), Of("z"), Of("a"), Of("lost", null, null, "gone")];
        Assert.Equal(["c b a", "z", "lost"], BatchGroup.ByPart(batches).Select(part => string.Join(' ', part.Select(batch => batch.Id))));
    }

    [Fact]
    public void Batches_that_restart_each_other_end_somewhere()
    {
        Batch[] batches = [Of("a", null, null, "b"), Of("b", null, null, "a")];
        Assert.Equal(2, BatchGroup.ByPart(batches).Sum(part => part.Count));
    }

    [Fact]
    public void Missing_parts_are_told_one_at_a_time_however_many_there_are()
    {
        Batch[] batches = [Of("a", "g", "2", parts: "2000000000"), Of("b", "g", "4")];
        Assert.Equal([1, 3, 5], BatchGroup.MissingParts(batches).Take(3));
        Assert.Empty(BatchGroup.MissingParts([Of("a", "g", "1", parts: "1"), Of("b", "g", "x", parts: "-5")]));
    }

    [Fact]
    public void A_batch_of_a_group_is_named_by_group_and_part()
    {
        Assert.Equal(["reviews 3/12", "reviews 3/12 restart", "reviews 3", "reviews", null],
            new[] { Of("a", "reviews", "3", null, "12"), Of("a", "reviews", "3", "b", "12"), Of("a", "reviews", "3"), Of("a", "reviews"), Of("a") }.Select(BatchGroup.Describe));
        Assert.Equal("reviews", BatchGroup.Describe(Of("a", "reviews", "x", null, "y")));
    }

    [Fact]
    public void Restarts_follow_what_they_restart()
    {
        Batch[] batches = [Of("d", "g", "1", "c"), Of("c", "g", "1", "a"), Of("a", "g", "1"), Of("b", "g", "2")];
        Assert.Equal(["a", "c", "d", "b"], BatchGroup.InOrder(batches).Select(batch => batch.Id));
    }

    [Fact]
    public async Task Groups_are_counted_with_one_pass_over_the_list()
    {
        await using var server = new WireServer(WireAnswer.Json($$"""
            {"data":[{{Json("r", "g", "1", "a", "2")}},{{Json("x")}},{{Json("a", "g", "1", null, "2")}},{{Json("h1", "h", "1", null, "3")}}],"has_more":false}
            """));
        using var client = server.Connect();
        var groups = await client.Batches.SummarizeGroupsAsync();
        Assert.Equal([("g", 1, 2, 1, "2 completed"), ("h", 1, 3, 0, "1 completed")],
            groups.Select(group => (group.Name, group.Parts, group.ExpectedParts, group.Restarts, group.Statuses.ToString())));
        Assert.All(groups, group => Assert.True(group.HasEnded && !group.IsComplete));
    }

    private static Batch Of(string id, string? group = null, string? part = null, string? restartOf = null, string? parts = null) =>
        Batch.FromJson(Json(id, group, part, restartOf, parts));

    private static string Json(string id, string? group = null, string? part = null, string? restartOf = null, string? parts = null)
    {
        var pairs = new[] { (BatchGroup.NameKey, group), (BatchGroup.PartKey, part), (BatchGroup.PartsKey, parts), (BatchGroup.RestartOfKey, restartOf) }
            .Where(pair => pair.Item2 is not null).Select(pair => $"\"{pair.Item1}\":\"{pair.Item2}\"");
        return $$"""{"id":"{{id}}","object":"batch","endpoint":"/v1/embeddings","status":"completed","created_at":1780000000,"metadata":{ {{string.Join(',', pairs)}} } }""";
    }
}
