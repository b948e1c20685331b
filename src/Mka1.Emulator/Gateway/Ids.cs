namespace Mka1.Emulator.Gateway;

/// <summary>Makes ids: a prefix and 32 hex digits.</summary>
internal static class Ids
{
    public static string New(string prefix) => prefix + Guid.NewGuid().ToString("N");
}
