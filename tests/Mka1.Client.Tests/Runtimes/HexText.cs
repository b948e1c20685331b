namespace Mka1.Client.Tests;

/// <summary>What .NET 8 does not have.</summary>
internal static class HexText
{
    extension(Convert)
    {
        public static string ToHexStringLower(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
    }
}
