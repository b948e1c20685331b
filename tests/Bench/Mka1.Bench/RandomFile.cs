namespace Mka1.Bench;

/// <summary>A file to transfer, of bytes that nothing can compress.</summary>
internal static class RandomFile
{
    private const int BlockSize = 1024 * 1024;

    public static async Task<int> WriteAsync(string path, long count)
    {
        byte[] block = new byte[BlockSize];
        await using var file = File.Create(path);
        for (long left = count; left > 0; left -= block.Length)
        {
            Random.Shared.NextBytes(block);
            await file.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)));
        }
        return 0;
    }
}
