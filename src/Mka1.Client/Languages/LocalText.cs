using System.Globalization;

namespace Mka1.Languages;

/// <summary>
/// A text that is created for each reader. The thread that creates a message may have another culture than the session that shows
/// it, and logs are in English.
/// </summary>
/// <param name="create">Creates the text for a culture.</param>
internal sealed class LocalText(Func<CultureInfo, string> create)
{
    /// <summary>Makes a text that is the same in each language.</summary>
    public static implicit operator LocalText(string text) => new(_ => text);

    /// <summary>The text in the language of this thread.</summary>
    public string Current => In(CultureInfo.CurrentUICulture);

    /// <summary>The text for logs.</summary>
    public string English => In(CultureInfo.InvariantCulture);

    /// <summary>Joins texts without a separator.</summary>
    public static LocalText Join(params LocalText[] texts) => new(culture => string.Concat(texts.Select(text => text.In(culture))));

    /// <summary>Creates the text for a culture.</summary>
    public string In(CultureInfo culture) => create(culture);

    /// <summary>Changes the text in each language.</summary>
    public LocalText Change(Func<string, string> change) => new(culture => change(In(culture)));
}
