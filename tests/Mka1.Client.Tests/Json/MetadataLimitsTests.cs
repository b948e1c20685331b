using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Client.Tests.Json;

public sealed class MetadataLimitsTests
{
    [Fact]
    public void What_is_just_within_the_limits_is_right()
    {
        MetadataLimits.Check(new Dictionary<string, string>());
        MetadataLimits.Check(Enumerable.Range(0, 16).ToDictionary(i => new string('k', 62) + i.ToString("00", null), _ => new string('v', 512)));
        MetadataLimits.Check(new Dictionary<string, string> { ["a"] = "" });
    }

    [Theory]
    [InlineData(0, 1, "1 to 64")]
    [InlineData(65, 1, "1 to 64")]
    [InlineData(1, 513, "512")]
    public void What_is_beyond_them_is_refused_with_the_limit(int key, int value, string limit)
    {
        var error = Assert.Throws<Mka1InputException>(() => MetadataLimits.Check(new Dictionary<string, string> { [new string('k', key)] = new string('v', value) }));
        Assert.Contains(limit, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_pairs_and_null_are_refused()
    {
        Assert.Throws<Mka1InputException>(() => MetadataLimits.Check(Enumerable.Range(0, 17).ToDictionary(i => $"k{i}", _ => "v")));
        Assert.Throws<Mka1InputException>(() => MetadataLimits.Check(new Dictionary<string, string> { ["a"] = null! }));
    }
}
