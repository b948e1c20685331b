using System.Diagnostics;

namespace Mka1.Client.Tests.Wire;

/// <summary>Waits for something to be so, as long as it takes; a minute is only where a broken test ends.</summary>
internal static class Condition
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task BecomesTrueAsync(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Patience, "The condition did not become true.");
            await Task.Delay(2);
        }
    }
}
