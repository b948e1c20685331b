namespace Mka1.PowerShell.Values;

/// <summary>Puts the indefinite article before a noun of a message.</summary>
internal static class Article
{
    public static string With(string noun) => "aeio".Contains(char.ToLowerInvariant(noun[0])) ? $"an {noun}" : $"a {noun}";

    /// <summary>The same at the beginning of a sentence.</summary>
    public static string Begin(string noun) => "A" + With(noun).Substring(1);
}
