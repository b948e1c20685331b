using Mka1.Batches;
using Mka1.Batches.Input;
using Mka1.Client.Tests.Wire;
using Mka1.Emulator;
using Mka1.Emulator.Batches;
using Mka1.Errors;
using Mka1.Lists;

namespace Mka1.Client.Tests.Batches;

public sealed class BatchRoundTripTests
{
    [Theory]
    [InlineData(FailedLines.Mka1)]
    [InlineData(FailedLines.OpenAI)]
    [InlineData(FailedLines.BothFiles)]
    public async Task A_batch_runs_and_each_request_has_one_result(FailedLines form)
    {
        await using var emulated = await Emulated.StartAsync(new EmulatorOptions
        {
            Speed = 1000,
            Batches = new BatchOptions { LinesPerSecond = 0, FailedLines = form, ShuffleOutput = true },
        });
        var batches = emulated.Client.Batches;
        using var file = TemporaryFile.Of(string.Concat(Enumerable.Range(0, 20).Select(i => Line($"id-{i}", i % 5 == 0 ? "[fail processing_error] Hi" : $"Hi {i}"))));
        var check = new BatchInputCheck(file.Path);
        Assert.Empty(await check.FindProblemsAsync().ToListAsync());
        var input = await emulated.Client.Files.UploadAsync(file.Path, new() { Purpose = "batch" });
        var created = await batches.CreateAsync(new() { InputFileId = input.Id, Endpoint = check.Summary.Endpoint!, Metadata = new Dictionary<string, string> { ["a"] = "1" } });
        Assert.Equal((input.Id, BatchEndpoint.ChatCompletions, "24h"), (created.InputFileId, created.Endpoint, created.CompletionWindow));
        Assert.Empty(created.GetAdditionalProperties());

        var done = await Emulated.UntilAsync(() => batches.GetAsync(created.Id), now => BatchStatus.IsTerminal(now.Status));
        Assert.Equal((BatchStatus.Completed, 20L, 4L), (done.Status, done.RequestCounts!.Total, done.RequestCounts.Failed));
        Assert.Equal("1", done.Metadata["a"]);
        var results = await batches.ReadResultsAsync([done], problem => Assert.Fail(problem.Message)).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"id-{i}").Order(StringComparer.Ordinal), results.Select(result => result.CustomId).Order(StringComparer.Ordinal));
        Assert.Equal(["id-0", "id-10", "id-15", "id-5"], results.Where(result => !result.Succeeded).Select(result => result.CustomId).Order(StringComparer.Ordinal));
        Assert.All(results.Where(result => !result.Succeeded), result => Assert.NotEmpty(result.Error!.Message!));
        Assert.Equal("You said: Hi 7", results.Single(result => result.CustomId == "id-7").Text);
        Assert.All(results, result => Assert.Equal(created.Id, result.BatchId));
    }

    [Fact]
    public async Task A_file_that_the_server_refuses_fails_with_its_lines()
    {
        await using var emulated = await Emulated.StartAsync();
        using var file = TemporaryFile.Of(Line("a", "Hi") + "not JSON\n");
        Assert.Equal([2], await new BatchInputCheck(file.Path).FindProblemsAsync().Select(problem => problem.Line).ToListAsync());
        var input = await emulated.Client.Files.UploadAsync(file.Path, new() { Purpose = "batch" });
        var created = await emulated.Client.Batches.CreateAsync(new() { InputFileId = input.Id, Endpoint = BatchEndpoint.ChatCompletions });
        var done = await Emulated.UntilAsync(() => emulated.Client.Batches.GetAsync(created.Id), now => BatchStatus.IsTerminal(now.Status));
        Assert.Equal(BatchStatus.Failed, done.Status);
        Assert.Equal([2], done.Errors.Select(error => error.Line));
        Assert.Empty(await emulated.Client.Batches.ReadResultsAsync([done], _ => { }).ToListAsync());
    }

    [Fact]
    public async Task A_batch_is_cancelled_listed_and_seen_by_its_owner_alone()
    {
        await using var emulated = await Emulated.StartAsync();
        var batches = emulated.Client.Batches;
        using var file = TemporaryFile.Of(Line("a", "Hi") + Line("b", "[forever] Hi") + Line("c", "Hi"));
        var input = await emulated.Client.Files.UploadAsync(file.Path, new() { Purpose = "batch" });
        var ids = new List<string>();
        for (int i = 0; i < 3; i++)
            ids.Add((await batches.CreateAsync(new() { InputFileId = input.Id, Endpoint = BatchEndpoint.ChatCompletions })).Id);
        Assert.Equal(Enumerable.Reverse(ids), await batches.ListAsync(new ListOptions { PageSize = 2 }).Select(batch => batch.Id).ToListAsync());
        Assert.Empty(await emulated.Client.For("u2").Batches.ListAsync().ToListAsync());
        Assert.Equal(404, (await Assert.ThrowsAsync<Mka1ApiException>(() => emulated.Client.For("u2").Batches.CancelAsync(ids[0]))).StatusCode);

        await Emulated.UntilAsync(() => batches.GetAsync(ids[0]), now => now.RequestCounts?.Completed == 1);
        Assert.Contains((await batches.CancelAsync(ids[0])).Status, new[] { BatchStatus.Cancelling, BatchStatus.Cancelled });
        var done = await Emulated.UntilAsync(() => batches.GetAsync(ids[0]), now => BatchStatus.IsTerminal(now.Status));
        Assert.Equal(BatchStatus.Cancelled, done.Status);
        Assert.Contains("a", await batches.ReadResultsAsync([done], _ => { }).Select(result => result.CustomId).ToListAsync());
    }

    private static string Line(string id, string prompt) =>
        $$$"""{"custom_id":"{{{id}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"{{{prompt}}}"}]}}""" + "\n";
}
