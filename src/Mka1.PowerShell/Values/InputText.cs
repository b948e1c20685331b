using Mka1.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Values;

/// <summary>Gets the text of a parameter that takes texts, or objects that have one. The engine would send the name of a type.</summary>
internal static class InputText
{
    private const string Text = "Text";
    private const string OutputText = "OutputText";

    /// <param name="item">The text or the object.</param>
    /// <param name="position">Its position in the input, 1 for the first.</param>
    /// <param name="parameter">The name of the parameter, which a row may have as a column.</param>
    /// <exception cref="Mka1InputException">The object has no text, or an empty one.</exception>
    public static string Read(ObjectId item, int position, string parameter = Text)
    {
        // A response has a member Text with its settings.
        string[] members = parameter == Text ? [OutputText, Text] : [OutputText, parameter, Text];
        string text = item.Find(members) ?? throw new Mka1InputException(item.FindName(members) is string empty
            ? $"The {empty} of this {DeserializedType.GetSimpleName(item.Source!)} is empty (item {position} of the input)."
            : $"{Article.Begin(DeserializedType.GetSimpleName(item.Source!))} is not text (item {position} of the input). Give text, an object with a property {string.Join(" or ", members)}, or the property to use: -{parameter} {{ $_.Name }}.");
        return text.Length > 0 ? text : throw new Mka1InputException(parameter == Text ? $"The text is empty (item {position} of the input)." : $"The {parameter.ToLowerInvariant()} is empty (item {position} of the input).");
    }
}
