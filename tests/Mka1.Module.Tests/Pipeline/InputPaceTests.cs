using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

public sealed class InputPaceTests
{
    private static readonly TimeSpan Call = TimeSpan.FromMilliseconds(100);
    private readonly InputPace _pace = new();
    private TimeSpan _now;

    [Fact]
    public void The_first_input_waits_a_second_because_nothing_is_known_of_the_producer()
    {
        _pace.Arrive(_now, null);
        Assert.Equal(TimeSpan.FromSeconds(1), _pace.Patience);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(2000, 2000)]
    [InlineData(3600_000, 10_000)]
    public void After_a_pause_the_wait_is_as_long_within_bounds(int pause, int patience)
    {
        Pass(TimeSpan.Zero);
        Pass(TimeSpan.FromMilliseconds(pause));
        Assert.Equal(TimeSpan.FromMilliseconds(patience), _pace.Patience);
    }

    [Fact]
    public void A_call_longer_than_the_bound_can_still_be_waited_for()
    {
        Pass(TimeSpan.Zero);
        _now += TimeSpan.FromHours(1);
        _pace.Arrive(_now, TimeSpan.FromMinutes(3));
        Assert.Equal(TimeSpan.FromMinutes(6), _pace.Patience);
    }

    [Fact]
    public void A_producer_faster_than_the_calls_waits_for_none()
    {
        Pass(TimeSpan.Zero);
        for (int input = 0; input < 1000; input++)
            Pass(TimeSpan.FromMilliseconds(99));
        Assert.Equal(TimeSpan.Zero, _pace.Patience);
    }

    [Fact]
    public void While_no_call_has_ended_there_is_no_pause()
    {
        Pass(TimeSpan.Zero);
        _now += TimeSpan.FromSeconds(30);
        _pace.Arrive(_now, null);
        Assert.Equal(TimeSpan.Zero, _pace.Patience);
    }

    [Fact]
    public void A_burst_after_a_pause_waits_no_longer_than_the_pause_in_all()
    {
        Pass(TimeSpan.Zero);
        Pass(TimeSpan.FromSeconds(2));
        _pace.Spend(TimeSpan.FromSeconds(1.5));
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromSeconds(0.5), _pace.Patience);
    }

    private void Pass(TimeSpan pause)
    {
        _now += pause;
        _pace.Arrive(_now, Call);
        _pace.Leave(_now);
    }
}
