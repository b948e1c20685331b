namespace Mka1.Languages;

/// <summary>The messages of this assembly, in Messages.resx and its translations.</summary>
internal static class Messages
{
    /// <summary>The texts by their keys.</summary>
    public static LanguageTexts Texts { get; } = new(typeof(Messages));

    /// <summary>Gets a message that each reader reads in the language of the reader.</summary>
    /// <param name="key">The key of the text.</param>
    /// <param name="values">The values of its placeholders, of which each may be a <see cref="LocalText"/>.</param>
    public static LocalText Get(string key, params object?[] values) => new(culture =>
        Texts.Format(culture, key, [.. values.Select(value => value is LocalText text ? text.In(culture) : value)]));
}
