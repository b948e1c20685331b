using System.Globalization;
using Mka1.Http;
using Mka1.Languages;

namespace Mka1.PowerShell.Languages;

/// <summary>
/// The messages of this assembly, in Messages.resx and its translations. Cmdlets create them on the pipeline thread, which has the
/// UI culture of its session.
/// </summary>
internal static class Messages
{
    /// <summary>The texts by their keys.</summary>
    public static LanguageTexts Texts { get; } = new(typeof(Messages));

    /// <summary>Gets a message in the language of the session.</summary>
    /// <param name="key">The key of the text.</param>
    /// <param name="values">The values of its placeholders.</param>
    public static string Get(string key, params object?[] values) => Texts.Format(CultureInfo.CurrentUICulture, key, values);

    /// <summary>Gets the noun of one object.</summary>
    public static string GetNoun(ObjectKind kind) => Get("Noun " + kind.Noun);

    /// <summary>Gets the noun of several objects.</summary>
    public static string GetPlural(ObjectKind kind) => Get("Noun " + kind.Plural);
}
