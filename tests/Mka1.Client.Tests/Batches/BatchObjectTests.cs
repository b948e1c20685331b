using System.Text.Json.Nodes;
using Mka1.Batches;
using Mka1.Client.Tests.Wire;

namespace Mka1.Client.Tests.Batches;

public sealed class BatchObjectTests
{
    [Fact]
    public async Task The_whole_object_comes_back_member_by_member()
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Batch));
        using var client = server.Connect();
        var batch = await client.Batches.GetAsync("batch_1");
        Assert.Equal(Sample.Batch, batch.ToJson());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Sample.Batch), JsonNode.Parse(batch.ToJson(indented: true))));
        Assert.Equal(Sample.Batch, Batch.FromJson(batch.ToJson()).ToJson());
        Assert.Empty(batch.GetAdditionalProperties());
        Assert.Equal(("batch_1", "batch", "completed", "/v1/chat/completions"), (batch.Id, batch.Object, batch.Status, batch.Endpoint));
        Assert.Equal(("file-in", "file-out", "file-err", "24h"), (batch.InputFileId, batch.OutputFileId, batch.ErrorFileId, batch.CompletionWindow));
        Assert.Equal((3L, 2L, 1L, "2 of 3, 1 failed"), (batch.RequestCounts!.Total, batch.RequestCounts.Completed, batch.RequestCounts.Failed, batch.RequestCounts.ToString()));
        Assert.Equal([0L, 1L, 86400L, 2L, 3L], new[] { batch.CreatedAt, batch.InProgressAt, batch.ExpiresAt, batch.FinalizingAt, batch.CompletedAt }.Select(time => time!.Value.ToUnixTimeSeconds() - 1750000000));
        Assert.All(new[] { batch.FailedAt, batch.ExpiredAt, batch.CancellingAt, batch.CancelledAt }, time => Assert.Null(time));
        Assert.Empty(batch.Errors);
        Assert.Equal("a", batch.Metadata["team"]);
        Assert.Equal("batch_1", batch.ToString());
    }

    [Fact]
    public void Faults_of_the_input_file_are_told_with_their_lines()
    {
        var batch = Batch.FromJson("""{"id":"batch_1","status":"failed","errors":{"object":"list","data":[{"code":"invalid_json","message":"not JSON","param":null,"line":3},{"code":"empty","message":"m","line":null}]}}""");
        Assert.Equal(["line 3: invalid_json: not JSON", "empty: m"], batch.Errors.Select(error => error.ToString()));
        Assert.Equal([3, null], batch.Errors.Select(error => error.Line));
    }

    [Theory]
    [InlineData("validating", false)]
    [InlineData("in_progress", false)]
    [InlineData("finalizing", false)]
    [InlineData("cancelling", false)]
    [InlineData("brand_new", false)]
    [InlineData("completed", true)]
    [InlineData("failed", true)]
    [InlineData("expired", true)]
    [InlineData("cancelled", true)]
    public void It_is_known_what_is_final(string status, bool final) => Assert.Equal(final, BatchStatus.IsTerminal(status));
}
