namespace Mka1.Emulator.Page;

/// <summary>The HTML of the state page.</summary>
internal static class HtmlPage
{
    public static readonly byte[] Bytes = Read();

    private static byte[] Read()
    {
        using var page = typeof(HtmlPage).Assembly.GetManifestResourceStream("index.html")!;
        using var bytes = new MemoryStream();
        page.CopyTo(bytes);
        return bytes.ToArray();
    }
}
