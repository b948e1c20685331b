namespace Mka1.Emulator.Gateway;

/// <summary>Hides keys: at most the last four characters show.</summary>
internal static class Redaction
{
    public static string Key(string key) => key.Length > 8 ? "…" + key[^4..] : "…";

    public static string Header(string name, string value)
    {
        if (!name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            return value;
        var space = value.LastIndexOf(' ');
        return value[..(space + 1)] + Key(value[(space + 1)..]);
    }
}
