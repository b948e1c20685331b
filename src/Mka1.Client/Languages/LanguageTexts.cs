using System.Globalization;
using System.Resources;

namespace Mka1.Languages;

/// <summary>The texts of an assembly, by their keys, in the languages that it has: Spanish for all Spanish cultures, and English for all others.</summary>
/// <param name="owner">The class with the name of the resources, whose assembly has them.</param>
internal sealed class LanguageTexts(Type owner)
{
    private const string Spanish = "es";

    // Reads nothing before the first text.
    private readonly ResourceManager _texts = new(owner);

    /// <summary>Formats a text.</summary>
    /// <param name="culture">The culture of the reader.</param>
    /// <param name="key">The key of the text.</param>
    /// <param name="values">The values of its placeholders.</param>
    public string Format(CultureInfo culture, string key, params object?[] values)
    {
        // The numbers in English text do not depend on the culture. The name es finds the texts of es-ES and es-MX without a search for others.
        var (language, format) = culture.TwoLetterISOLanguageName == Spanish ? (CultureInfo.GetCultureInfo(Spanish), culture) : (CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
        return string.Format(format, _texts.GetString(key, language) ?? throw new MissingManifestResourceException($"There is no text '{key}'."), values);
    }
}
