using Mka1.Module.Tests.Views;
using Mka1.PowerShell.Connection;

namespace Mka1.Module.Tests.Connection;

public sealed class CallViewTextTests
{
    [Fact]
    public void A_time_is_local_to_the_millisecond()
    {
        var time = new DateTimeOffset(new DateTime(2026, 1, 31, 9, 5, 0, 123, DateTimeKind.Local));
        using var culture = new CultureScope("ar-SA");
        Assert.Equal("2026-01-31 09:05:00.123", CallViewText.Time(time));
        Assert.Equal("09:05:00.123", CallViewText.TimeOfDay(time));
        Assert.Null(CallViewText.Time(null));
        Assert.Null(CallViewText.TimeOfDay(null));
    }

    [Fact]
    public void A_duration_is_in_milliseconds_in_the_current_culture()
    {
        using var culture = new CultureScope("de-DE");
        Assert.Equal("1500,3", CallViewText.Milliseconds(TimeSpan.FromMilliseconds(1500.25)));
        Assert.Null(CallViewText.Milliseconds(null));
    }
}
