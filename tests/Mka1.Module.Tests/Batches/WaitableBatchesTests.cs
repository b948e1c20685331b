using Mka1.Batches;
using Mka1.PowerShell.Batches;

namespace Mka1.Module.Tests.Batches;

public sealed class WaitableBatchesTests
{
    private readonly WaitableBatches _batches = new();

    [Fact]
    public void A_group_is_cancelled_and_waited_for_by_its_name() => Assert.Equal(
        "2 batches of reviews continue. To cancel them: Stop-Mka1Batch -Group reviews. To wait again: Wait-Mka1Batch -Group reviews.",
        Describe(Of("a", "reviews", 1, 3), Of("b", "reviews", 2, 3)));

    [Fact]
    public void The_last_part_of_a_group_is_named_by_its_group() => Assert.Equal(
        "my reviews 2/2 continues. To cancel it: Stop-Mka1Batch -Group 'my reviews'. To wait again: Wait-Mka1Batch -Group 'my reviews'.",
        Describe(Of("a", "my reviews", 1, 2, "completed"), Of("b", "my reviews", 2, 2)));

    [Fact]
    public void A_single_part_of_several_does_not_name_the_whole_group() => Assert.Equal(
        "a continues. To cancel it: Stop-Mka1Batch a. To wait again: Wait-Mka1Batch a.",
        Describe(Of("a", "reviews", 1, 3)));

    [Fact]
    public void Batches_without_a_group_are_named_by_their_ids()
    {
        Assert.Equal("a continues. To cancel it: Stop-Mka1Batch a. To wait again: Wait-Mka1Batch a.", Describe(Of("a")));
        Assert.Equal("2 batches continue. To cancel them: Stop-Mka1Batch a, b. To wait again: Wait-Mka1Batch a, b.", Describe(Of("a"), Of("b", "reviews", 1, 1)));
        Assert.StartsWith("9 batches continue. Stop-Mka1Batch cancels them", Describe([.. Enumerable.Range(1, 9).Select(number => Of($"b{number}"))]));
    }

    private string Describe(params Batch[] all) => _batches.DescribeUnfinished(
        [.. all.Where(batch => !_batches.IsFinished(batch)).Select(batch => new KeyValuePair<string, Batch?>(batch.Id, batch))], all, string.Empty);

    private static Batch Of(string id, string? group = null, int part = 0, int parts = 0, string status = "in_progress") => Batch.FromJson(group is null
        ? $$"""{"id":"{{id}}","status":"{{status}}"}"""
        : $$"""{"id":"{{id}}","status":"{{status}}","metadata":{"mka1.group":"{{group}}","mka1.part":"{{part}}","mka1.parts":"{{parts}}"} }""");
}
