using Mka1.Errors;

namespace Mka1.Client.Tests.Errors;

public sealed class VisibleTextTests
{
    [Fact]
    public void What_controls_a_terminal_is_shown_as_its_JSON_escape()
    {
        for (int code = 0; code <= char.MaxValue; code++)
        {
            bool hidden = code is (< 32 and not ('\n' or '\t')) or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
            string text = $"a{(char)code}b";
            Assert.Equal(hidden ? $"a\\u{code:x4}b" : text, VisibleText.Escape(text));
        }
    }

    [Fact]
    public void Line_breaks_and_tabs_stay_in_text_but_not_in_a_line()
    {
        Assert.Equal("a\r\nb\n\tc", VisibleText.Escape("a\r\nb\n\tc"));
        Assert.Equal("a\\u000d\\u000ab\\u000a\\u0009c", VisibleText.EscapeLine("a\r\nb\n\tc"));
        Assert.Equal("a\\u000db\\u000d", VisibleText.Escape("a\rb\r"));
    }

    [Fact]
    public void Text_without_them_is_the_same_object() =>
        Assert.Same("Grüße, 日本 😀", VisibleText.Escape("Grüße, 日本 😀"));
}
