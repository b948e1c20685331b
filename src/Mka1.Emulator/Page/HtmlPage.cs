namespace Mka1.Emulator.Page;

/// <summary>The page that shows a person what is stored.</summary>
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
