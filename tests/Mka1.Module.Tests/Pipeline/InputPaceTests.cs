using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

public sealed class InputPaceTests
{
    private static readonly TimeSpan Call = TimeSpan.FromMilliseconds(100);
    private readonly InputPace _pace = new();
    private TimeSpan _now;

    [Fact]
    public void The_first_input_waits_a_second()
    {
        _pace.RecordInput(_now, null);
        Assert.Equal(TimeSpan.FromSeconds(1), _pace.AllowedWait);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(2000, 2000)]
    [InlineData(3600_000, 10_000)]
    public void After_a_pause_the_wait_is_as_long_within_bounds(int pause, int wait)
    {
        Pass(TimeSpan.Zero);
        Pass(TimeSpan.FromMilliseconds(pause));
        Assert.Equal(TimeSpan.FromMilliseconds(wait), _pace.AllowedWait);
    }

    [Fact]
    public void After_a_long_pause_the_wait_covers_a_call_longer_than_the_bound()
    {
        Pass(TimeSpan.Zero);
        _now += TimeSpan.FromHours(1);
        _pace.RecordInput(_now, TimeSpan.FromMinutes(3));
        Assert.Equal(TimeSpan.FromMinutes(6), _pace.AllowedWait);
    }

    [Fact]
    public void A_producer_faster_than_the_calls_does_not_wait()
    {
        Pass(TimeSpan.Zero);
        for (int input = 0; input < 1000; input++)
            Pass(TimeSpan.FromMilliseconds(99));
        Assert.Equal(TimeSpan.Zero, _pace.AllowedWait);
    }

    [Fact]
    public void Before_a_call_has_finished_a_pause_does_not_count()
    {
        Pass(TimeSpan.Zero);
        _now += TimeSpan.FromSeconds(30);
        _pace.RecordInput(_now, null);
        Assert.Equal(TimeSpan.Zero, _pace.AllowedWait);
    }

    [Fact]
    public void A_burst_after_a_pause_waits_no_longer_in_total_than_the_pause()
    {
        Pass(TimeSpan.Zero);
        Pass(TimeSpan.FromSeconds(2));
        _pace.RecordWait(TimeSpan.FromSeconds(1.5));
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromSeconds(0.5), _pace.AllowedWait);
    }

    private void Pass(TimeSpan pause)
    {
        _now += pause;
        _pace.RecordInput(_now, Call);
        _pace.RecordReturn(_now);
    }
}
