using System.Globalization;
using Mka1.Batches;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Batches;

/// <summary>What becomes of a create whose answer was lost.</summary>
public sealed class LostCreateTests
{
    private static readonly DateTimeOffset Here = new FakeClock().Now;

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(7)]
    public async Task The_batch_is_found_by_the_servers_clock_wherever_it_stands_in_the_list(int ahead)
    {
        var there = Here.AddHours(ahead);
        await using var server = new WireServer(
            WireAnswer.Nothing,
            List(there, Batch("batch_old", there.AddHours(-1)), Batch("batch_other", there, "file_2"), Batch("batch_mine", there)));
        using var client = server.Connect();
        List<string> told = [];
        var found = await client.Batches.CreateOnceAsync(new BatchCreateOptions { InputFileId = "file_1", Endpoint = BatchEndpoint.Embeddings }, told.Add);
        Assert.Equal("batch_mine", found.Id);
        Assert.Equal("The batch was created: batch_mine.", told[^1]);
        Assert.Equal(["POST", "GET"], server.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(7)]
    public async Task An_older_batch_of_the_same_file_is_another(int ahead)
    {
        var there = Here.AddHours(ahead);
        var old = List(there, Batch("batch_old", there.AddHours(-1)));
        await using var server = new WireServer(WireAnswer.Nothing, old, old, old, WireAnswer.Json(Batch("batch_new", there)));
        using var client = server.Connect();
        var made = await client.Batches.CreateOnceAsync(new BatchCreateOptions { InputFileId = "file_1", Endpoint = BatchEndpoint.Embeddings });
        Assert.Equal("batch_new", made.Id);
        Assert.Equal(["POST", "GET", "GET", "GET", "POST"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Where_the_list_cannot_be_read_the_creates_own_failure_is_told()
    {
        await using var server = new WireServer(WireAnswer.Nothing, WireAnswer.Error(403));
        using var client = server.Connect();
        List<string> told = [];
        var error = await Assert.ThrowsAsync<Mka1ConnectionException>(
            () => client.Batches.CreateOnceAsync(new BatchCreateOptions { InputFileId = "file_1", Endpoint = BatchEndpoint.Embeddings }, told.Add));
        Assert.True(error.RequestSent);
        Assert.Contains("could not be read", told[^1], StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    private static WireAnswer List(DateTimeOffset there, params string[] batches) => WireAnswer.Json(
        $$"""{"object":"list","data":[{{string.Join(',', batches)}}],"has_more":false}""", 200, $"Date: {there.ToString("R", CultureInfo.InvariantCulture)}");

    private static string Batch(string id, DateTimeOffset created, string file = "file_1") =>
        $$$"""{"id":"{{{id}}}","object":"batch","endpoint":"/v1/embeddings","status":"validating","input_file_id":"{{{file}}}","created_at":{{{created.ToUnixTimeSeconds()}}},"metadata":{}}""";
}
