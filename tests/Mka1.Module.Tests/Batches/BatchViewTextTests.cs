using Mka1.Module.Tests.Views;
using Mka1.PowerShell.Batches;

namespace Mka1.Module.Tests.Batches;

public sealed class BatchViewTextTests
{
    [Fact]
    public void A_file_is_shown_by_its_name()
    {
        Assert.Equal("rows.jsonl", BatchViewText.FileName(Path.Combine("a", "folder", "rows.jsonl")));
        Assert.Equal(@"\u001brows", BatchViewText.FileName("\u001brows"));
        Assert.Null(BatchViewText.FileName(null));
    }

    [Fact]
    public void A_problem_of_the_whole_file_has_no_line()
    {
        Assert.Null(BatchViewText.Line(0));
        Assert.Equal(1_000_000, BatchViewText.Line(1_000_000));
    }

    [Theory]
    [InlineData("""{"custom_id":"a \"body\":","url":"/v1","body":{"model":"m"}}""", """{"model":"m"}}""")]
    [InlineData("""{"custom_id":"a"}""", """{"custom_id":"a"}""")]
    [InlineData(null, null)]
    public void A_request_is_shown_by_its_body(string? line, string? shown) => Assert.Equal(shown, BatchViewText.Body(line));

    [Theory]
    [InlineData(26, 5, 7, "26:05:07")]
    [InlineData(0, 0, 0, "0:00:00")]
    public void A_duration_counts_hours_beyond_the_day(int hours, int minutes, int seconds, string shown) =>
        Assert.Equal(shown, BatchViewText.Duration(new TimeSpan(hours, minutes, seconds)));

    [Fact]
    public void A_rate_has_one_decimal_in_the_current_culture()
    {
        using var culture = new CultureScope("de-DE");
        Assert.Equal("1.234,6", BatchViewText.PerSecond(1234.56));
        Assert.Null(BatchViewText.PerSecond(0));
        Assert.Null(BatchViewText.PerSecond(null));
        Assert.Null(BatchViewText.Duration(null));
    }
}
