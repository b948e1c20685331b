using System.Globalization;
using Mka1.PowerShell.Views;

namespace Mka1.Module.Tests.Views;

public sealed class ViewTextTests
{
    private const string Hostile = "a\u001b[2Jb";

    [Fact]
    public void A_time_is_local_and_culture_invariant()
    {
        var time = new DateTimeOffset(2026, 1, 31, 9, 5, 0, TimeSpan.FromHours(14));
        using var culture = new CultureScope("ar-SA");
        Assert.Equal(time.LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), ViewText.Time(time));
        Assert.Null(ViewText.Time(null));
    }

    [Fact]
    public void Text_is_escaped_in_values_lists_and_dictionaries()
    {
        Assert.Equal(@"a\u001b[2Jb", ViewText.Value(Hostile));
        Assert.Equal([@"a\u001b[2Jb", 7L], Assert.IsType<object?[]>(ViewText.Value(new List<object> { Hostile, 7L })));
        var map = Assert.IsAssignableFrom<System.Collections.IDictionary>(ViewText.Value(new Dictionary<string, object> { [Hostile] = Hostile }));
        Assert.Equal(@"a\u001b[2Jb", map[@"a\u001b[2Jb"]);
        Assert.Equal(true, ViewText.Value(true));
        Assert.Null(ViewText.Value(null));
    }

    [Fact]
    public void A_beginning_is_one_line_of_200_characters()
    {
        Assert.Equal("one two", ViewText.Beginning("one \r\n\t two"));
        Assert.Equal(200, ViewText.Beginning(new string('x', 300))!.Length);
        Assert.Equal(@"a\u001b[2Jb", ViewText.Beginning(Hostile));
        Assert.Null(ViewText.Beginning(null));
        Assert.Null(ViewText.Beginning(string.Empty));
    }

    [Fact]
    public void A_list_begins_with_its_first_element() => Assert.Equal("out 2", ViewText.Beginning(new object[] { "out", 2 }));

    [Fact]
    public void Pairs_are_on_one_line() =>
        Assert.Equal("job=nightly, team=ops", ViewText.Pairs(new Dictionary<string, string> { ["job"] = "nightly", ["team"] = "ops" }));

    [Theory]
    [InlineData("message", "message", null, null)]
    [InlineData("Hello\nthere\u001b", "message", "Hello\nthere\\u001b", @"Hello there\u001b")]
    [InlineData("", "", null, null)]
    public void A_detail_is_text_that_differs_from_the_kind(string says, string kind, string? whole, string? beginning)
    {
        Assert.Equal(whole, ViewText.Detail(says, kind));
        Assert.Equal(beginning, ViewText.DetailBeginning(says, kind));
    }

    [Fact]
    public void The_first_member_with_a_value_is_shown()
    {
        var answer = new { Error = (string?)null, Text = string.Empty, Usage = new { TotalTokens = 12L }, Reason = Hostile };
        Assert.Equal(@"a\u001b[2Jb", ViewText.First(answer, "Error", "Missing", "Text", "Reason", "Usage"));
        Assert.Equal(@"a\u001b[2Jb", ViewText.FirstBeginning(answer, "Text", "Reason"));
        Assert.Equal(12L, ViewText.First(answer, "Usage.TotalTokens"));
        Assert.Null(ViewText.First(answer, "Error.Message", "Usage.Missing"));
        Assert.Null(ViewText.First(null, "Error"));
        Assert.Equal(0, ViewText.First(new { Count = 0, Other = 1 }, "Count", "Other"));
    }

    [Fact]
    public void A_key_of_a_dictionary_is_a_member() =>
        Assert.Equal(3, ViewText.First(new { Usage = new Dictionary<string, int> { ["Total"] = 3 } }, "Usage.Total"));

    [Fact]
    public void A_member_of_each_object_is_joined()
    {
        Assert.Equal(@"message, \u0007", ViewText.Joined(new object[] { new { Type = "message" }, new { Type = "\a" } }, "Type"));
        Assert.Equal(string.Empty, ViewText.Joined(null, "Type"));
    }
}
