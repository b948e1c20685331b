using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

public sealed class WorkPaceTests
{
    private readonly WorkPace _pace = new();

    [Fact]
    public void The_estimate_uses_the_progress_since_the_first_poll()
    {
        Assert.Null(Left(10, 1000, 5000));
        Assert.Equal(TimeSpan.FromSeconds(30), Left(20, 2000, 5000));
        Assert.Equal(TimeSpan.FromSeconds(12), Left(30, 3500, 5000));
        Assert.Equal(TimeSpan.Zero, Left(40, 5000, 5000));
    }

    [Fact]
    public void Without_progress_there_is_no_estimate()
    {
        Assert.Null(Left(0, 7, 100));
        Assert.Null(Left(60, 7, 100));
        Assert.Null(Left(60, 0, 100));
    }

    [Fact]
    public void A_very_long_estimate_is_limited()
    {
        Left(0, 0, long.MaxValue);
        Assert.Equal(int.MaxValue, Left(100_000, 1, long.MaxValue)!.Value.TotalSeconds);
    }

    [Fact]
    public void The_delay_between_polls_grows()
    {
        double[] waits = [.. Enumerable.Range(0, 30).Select(_ => _pace.GetPollDelay(null).TotalSeconds)];
        Assert.Equal(2, waits[0]);
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(60, waits[^1]);
    }

    [Fact]
    public void The_delay_does_not_exceed_the_estimate()
    {
        for (int poll = 0; poll < 30; poll++)
            _pace.GetPollDelay(null);
        Assert.Equal(60, _pace.GetPollDelay(TimeSpan.FromSeconds(300)).TotalSeconds);
        Assert.Equal(25, _pace.GetPollDelay(TimeSpan.FromSeconds(25)).TotalSeconds);
        Assert.Equal(2, _pace.GetPollDelay(TimeSpan.FromSeconds(0.1)).TotalSeconds);
    }

    private TimeSpan? Left(double seconds, long done, long total) => _pace.EstimateRemaining(TimeSpan.FromSeconds(seconds), done, total);
}
