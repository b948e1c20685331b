namespace Mka1.Errors;

/// <summary>Truncates text for messages.</summary>
internal static class Excerpt
{
    private const int Length = 200;

    public static string Create(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Length <= Length ? trimmed : trimmed.Substring(0, Length);
    }
}
