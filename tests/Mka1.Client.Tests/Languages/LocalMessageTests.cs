using System.Globalization;
using Mka1.AccessTokens;
using Mka1.Errors;
using Mka1.Http;

namespace Mka1.Client.Tests.Languages;

public sealed class LocalMessageTests
{
    [Theory]
    [InlineData("es-ES", "La clave de MKA1 está vacía.")]
    [InlineData("es-MX", "La clave de MKA1 está vacía.")]
    [InlineData("es", "La clave de MKA1 está vacía.")]
    [InlineData("fr-FR", "The MKA1 key is empty.")]
    [InlineData("en-GB", "The MKA1 key is empty.")]
    [InlineData("", "The MKA1 key is empty.")]
    public void A_message_is_in_the_language_of_its_reader(string culture, string expected)
    {
        var exception = Assert.Throws<Mka1InputException>(() => BearerToken.Normalize(string.Empty));
        using var scope = new UICultureScope(culture);
        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("Mka1.Errors.Mka1InputException: " + expected, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es-ES", "Un token de acceso necesita el identificador de un usuario final. La identidad '*'")]
    [InlineData("fr-FR", "An access token needs the id of an end user. The on-behalf-of identity '*'")]
    public void A_message_within_a_message_has_its_language(string culture, string expected)
    {
        using var scope = new UICultureScope(culture);
        var exception = Assert.Throws<Mka1InputException>(() => new AccessTokenOptions { ExternalUserId = "*" }.Check());
        Assert.StartsWith(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es-ES", "0,5")]
    [InlineData("fr-FR", "0.5")]
    public void A_number_is_written_as_in_the_language_of_the_message(string culture, string expected)
    {
        using var scope = new UICultureScope(culture);
        var exception = Assert.Throws<Mka1InputException>(() => new AccessTokenOptions { ExternalUserId = "u", Lifetime = TimeSpan.FromSeconds(0.5) }.Check());
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_request_log_is_in_English()
    {
        using var scope = new UICultureScope("es-ES");
        var refusal = Assert.Throws<Mka1InputException>(() => BearerToken.Normalize(string.Empty));
        var attempt = new CallAttempt("GET", new Uri("https://localhost/"), 1, null) { Error = refusal };
        Assert.StartsWith("The MKA1 key is empty.", new RequestLogEntry(DateTimeOffset.UtcNow, attempt, Redaction.None).Error, StringComparison.Ordinal);
    }

    /// <summary>Sets another UI culture during a test.</summary>
    private sealed class UICultureScope : IDisposable
    {
        private readonly CultureInfo _former = CultureInfo.CurrentUICulture;

        public UICultureScope(string name) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

        public void Dispose() => CultureInfo.CurrentUICulture = _former;
    }
}
