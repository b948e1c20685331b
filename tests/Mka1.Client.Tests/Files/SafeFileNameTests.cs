using System.Text;
using Mka1.Files;

namespace Mka1.Client.Tests.Files;

/// <summary>Names that servers give, as names of files on every system.</summary>
public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("Bericht Ä 日本 😀.txt", "Bericht Ä 日本 😀.txt")]
    [InlineData("report[1].jsonl", "report[1].jsonl")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\boot.ini", "boot.ini")]
    [InlineData("a:b", "a_b")]
    [InlineData("a.txt::$DATA", "a.txt__$DATA")]
    [InlineData("a<b>|\"?*", "a_b_____")]
    [InlineData("a\u0000b\u0007\u001b[2J\u007f\u0085c", "a_b__[2J__c")]
    [InlineData("invoice\u202Efdp.exe", "invoice_fdp.exe")]
    [InlineData("a\u2066\u2069\u200B\uFEFF\u2028b", "a_____b")]
    [InlineData("name. . ", "name")]
    [InlineData("...", "file-1")]
    [InlineData("..", "file-1")]
    [InlineData("", "file-1")]
    [InlineData(null, "file-1")]
    [InlineData("-rf", "_-rf")]
    [InlineData("CON", "_CON")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("NUL .a.b", "_NUL .a.b")]
    [InlineData("COM1.log", "_COM1.log")]
    [InlineData("COM\u00B9", "_COM\u00B9")]
    [InlineData("lpt\u00B3.txt", "_lpt\u00B3.txt")]
    [InlineData("CLOCK$", "_CLOCK$")]
    [InlineData("conin$.x", "_conin$.x")]
    [InlineData("COM10.txt", "COM10.txt")]
    [InlineData("console.txt", "console.txt")]
    public void A_name_is_safe(string? name, string expected) => Assert.Equal(expected, SafeFileName.Create(name, "file-1"));

    [Fact]
    public void Half_a_character_is_none() => Assert.Equal("half _ end", SafeFileName.Create("half \ud83d end", "file-1"));

    [Fact]
    public void A_name_of_nothing_is_a_name_still() => Assert.Equal("_", SafeFileName.Create("..", " . "));

    [Fact]
    public void A_long_name_is_shortened_and_keeps_its_extension()
    {
        string safe = SafeFileName.Create(new string('日', 300) + "😀.jsonl", "file-1");
        Assert.EndsWith(".jsonl", safe, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(safe), 190, 200);
        Assert.InRange(Encoding.UTF8.GetByteCount(SafeFileName.Create("-" + new string('a', 199), "file-1")), 199, 200);
        Assert.Equal(200, Encoding.UTF8.GetByteCount(SafeFileName.Create("a." + new string('b', 300), "file-1")));
    }
}
