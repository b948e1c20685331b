namespace Mka1.Emulator.Answers;

/// <summary>The image that the emulator returns: a green pixel, as PNG.</summary>
internal static class Picture
{
    public const string Path = "/_emulator/picture.png";

    public const string Base64 = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
}
