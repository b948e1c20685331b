using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

public sealed class PollScheduleTests
{
    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(20, 2)]
    [InlineData(1000, 100)]
    public void The_delay_grows_with_the_number_of_objects_so_that_the_calls_per_second_stay_the_same(int objects, double seconds) =>
        Assert.Equal(seconds, PollSchedule.GetMinimumDelay(objects).TotalSeconds);
}
