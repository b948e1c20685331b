namespace Mka1.Emulator.Gateway;

/// <summary>Masks API keys: at most the last four characters are visible.</summary>
internal static class KeyMask
{
    public static string MaskKey(string key) => key.Length > 8 ? "…" + key[^4..] : "…";

    public static string MaskHeader(string name, string value)
    {
        if (!name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            return value;
        var space = value.LastIndexOf(' ');
        return value[..(space + 1)] + MaskKey(value[(space + 1)..]);
    }
}
