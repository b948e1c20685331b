using Mka1.PowerShell.Batches;

namespace Mka1.Module.Tests.Batches;

public sealed class BatchPaceTests
{
    private readonly BatchPace _pace = new();

    [Fact]
    public void The_end_is_told_by_what_was_done_since_the_first_look()
    {
        Assert.Null(Left(10, 1000, 5000));
        Assert.Equal(TimeSpan.FromSeconds(30), Left(20, 2000, 5000));
        Assert.Equal(TimeSpan.FromSeconds(12), Left(30, 3500, 5000));
        Assert.Equal(TimeSpan.Zero, Left(40, 5000, 5000));
    }

    [Fact]
    public void Nothing_is_told_while_nothing_moves()
    {
        Assert.Null(Left(0, 7, 100));
        Assert.Null(Left(60, 7, 100));
        Assert.Null(Left(60, 0, 100));
    }

    [Fact]
    public void An_end_beyond_all_times_is_a_time_still()
    {
        Left(0, 0, long.MaxValue);
        Assert.Equal(int.MaxValue, Left(100_000, 1, long.MaxValue)!.Value.TotalSeconds);
    }

    [Fact]
    public void Looks_come_less_and_less_often()
    {
        double[] waits = [.. Enumerable.Range(0, 30).Select(_ => _pace.GetPollDelay(null).TotalSeconds)];
        Assert.Equal(2, waits[0]);
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(60, waits[^1]);
    }

    [Fact]
    public void The_estimated_end_is_not_slept_through()
    {
        for (int look = 0; look < 30; look++)
            _pace.GetPollDelay(null);
        Assert.Equal(60, _pace.GetPollDelay(TimeSpan.FromSeconds(300)).TotalSeconds);
        Assert.Equal(25, _pace.GetPollDelay(TimeSpan.FromSeconds(25)).TotalSeconds);
        Assert.Equal(2, _pace.GetPollDelay(TimeSpan.FromSeconds(0.1)).TotalSeconds);
    }

    private TimeSpan? Left(double seconds, long done, long total) => _pace.TimeLeft(TimeSpan.FromSeconds(seconds), done, total);
}
