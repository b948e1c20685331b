using Mka1.PowerShell.Pipeline;

namespace Mka1.Module.Tests.Pipeline;

public sealed class PollScheduleTests
{
    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(20, 2)]
    [InlineData(1000, 100)]
    public void Many_objects_are_looked_at_no_oftener_in_all_than_few(int objects, double seconds) =>
        Assert.Equal(seconds, PollSchedule.Least(objects).TotalSeconds);
}
