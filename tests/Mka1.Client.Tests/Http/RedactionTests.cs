using System.Net;
using System.Text;
using Mka1.Http;

namespace Mka1.Client.Tests.Http;

/// <summary>The ways in which a key comes back.</summary>
public sealed class RedactionTests
{
    private const string Key = "mk-secret/4b1f+7e0a=9c.Zq~81_Xy";
    private static readonly Redaction Redaction = new(Key);

    public static TheoryData<string, string> Forms
    {
        get
        {
            string all = string.Concat(Encoding.ASCII.GetBytes(Key).Select(static b => $"%{b:X2}"));
            var forms = new TheoryData<string, string>
            {
                { "plain", Key },
                { "in capitals", Key.ToUpperInvariant() },
                { "URL-encoded", Uri.EscapeDataString(Key) },
                { "URL-encoded in small letters", Uri.EscapeDataString(Key).ToLowerInvariant() },
                { "every character URL-encoded", all },
                { "URL-encoded twice", Uri.EscapeDataString(Uri.EscapeDataString(Key)) },
                { "JSON-escaped", string.Concat(Key.Select(static c => $"\\u{(int)c:x4}")) },
                { "JSON-escaped within JSON", string.Concat(Key.Select(static c => $"\\\\u{(int)c:X4}")) },
                { "with an escaped slash", Key.Replace("/", "\\/", StringComparison.Ordinal) },
                { "HTML-encoded", string.Concat(Key.Select(static c => $"&#{(int)c};")) },
                { "HTML-encoded as hex", string.Concat(Key.Select(static c => $"&#x{(int)c:X};")) },
                { "base64 in an address", Uri.EscapeDataString(Convert.ToBase64String(Encoding.ASCII.GetBytes("Bearer " + Key))) },
            };
            foreach (string before in new[] { "", "x", "xy", "Bearer ", "Authorization: Bearer ", "user:" })
            {
                foreach (string after in new[] { "", "z", "zz", "\"}" })
                    forms.Add($"base64 between '{before}' and '{after}'", Convert.ToBase64String(Encoding.ASCII.GetBytes(before + Key + after)));
                forms.Add($"base64url after '{before}'", Convert.ToBase64String(Encoding.ASCII.GetBytes(before + Key)).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
            }
            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_key_goes_in_each_of_its_forms(string name, string form)
    {
        string told = Redaction.Redact($"You sent <{form}> and more.");
        Assert.Contains("[redacted]", told, StringComparison.Ordinal);
        Assert.StartsWith("You sent <", told, StringComparison.Ordinal);
        Assert.EndsWith("> and more.", told, StringComparison.Ordinal);
        Assert.True(told.Length < 75, $"{name}: {told}");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_part_of_a_form_goes_too(string name, string form)
    {
        // Three quarters of it, from either end, cut wherever.
        int part = form.Length * 3 / 4;
        foreach (string cut in new[] { form[..part], form[^part..] })
        {
            string told = WebUtility.HtmlDecode(Uri.UnescapeDataString(Redaction.Redact($"<{cut}>")));
            Assert.Contains("[redacted]", told, StringComparison.Ordinal);
            Assert.True(told.Length < 45, $"{name}: {told}");
        }
    }

    [Fact]
    public void Every_twelve_characters_in_a_row_go()
    {
        for (int start = 0; start + 12 <= Key.Length; start++)
            Assert.Equal("a [redacted] b", Redaction.Redact($"a {Key.Substring(start, 12)} b"));
        Assert.Equal($"a {Key[..11]} b", Redaction.Redact($"a {Key[..11]} b"));
        // Text that was cut within the key.
        Assert.Equal("a [redacted]", Redaction.Redact($"a {Key[..8]}"));
    }

    [Theory]
    [InlineData("100 % of & all \\ is & well; %zz &#zz; \\u12 %")]
    [InlineData("%41%42 stays as it is, \\u0041 too")]
    [InlineData("")]
    public void Other_text_stays(string text) => Assert.Equal(text, Redaction.Redact(text));

    [Fact]
    public void Several_keys_side_by_side_are_one()
    {
        Assert.Equal("[redacted]", Redaction.Redact(Key + Key));
        Assert.Equal("[redacted], [redacted]", Redaction.Redact($"{Key}, {Uri.EscapeDataString(Key)}"));
    }

    [Fact]
    public void A_key_of_few_characters_goes_whole_only()
    {
        var redaction = new Redaction("Xq7+/Zk9");
        Assert.Equal("[redacted] Xq7+/Zk", redaction.Redact("Xq7%2B%2fZk9 Xq7+/Zk"));
        Assert.Equal("a message of ours about Xq7", new Redaction("message").RedactMessage("a message of ours about Xq7"));
    }

    [Fact]
    public void A_key_that_looks_like_escapes_goes()
    {
        var redaction = new Redaction("ab%41cd&amp;ef\\u0041gh");
        Assert.Equal("[redacted]", redaction.Redact("ab%41cd&amp;ef\\u0041gh"));
        Assert.Equal("[redacted]", redaction.Redact(Uri.EscapeDataString("ab%41cd&amp;ef\\u0041gh")));
    }
}
