using Mka1.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Values;

/// <summary>Gets the text of a parameter that takes texts, or objects that have one. The engine would send the name of a type.</summary>
internal static class InputText
{
    // A response has a member Text with its settings.
    private static readonly string[] Members = ["OutputText", "Text"];

    /// <exception cref="Mka1InputException">The object has no text, or an empty one.</exception>
    public static string Read(ObjectId item)
    {
        string text = item.Find(Members) ?? throw new Mka1InputException(
            $"A {PlainValue.Unwrap(item.Source)!.GetType().Name} is not text. Give text, an object with a property {string.Join(" or ", Members)}, or the property to use: -Text {{ $_.Name }}.");
        return text.Length > 0 ? text : throw new Mka1InputException("The text is empty.");
    }
}
