using System.Globalization;
using System.Security.Cryptography;

namespace Mka1.Files;

/// <summary>Computes SHA-256 as lower-case hex digits.</summary>
internal static class Sha256Text
{
    private const int BufferSize = 128 * 1024;

    public static string Compute(byte[] data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(data);
        return Finish(hash);
    }

    public static async Task<string> ComputeFileAsync(string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = InputFile.Open(path);
        byte[] buffer = new byte[BufferSize];
        int read;
        while ((read = await file.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
            hash.AppendData(buffer, 0, read);
        return Finish(hash);
    }

    public static string Finish(IncrementalHash hash) =>
        string.Concat(hash.GetHashAndReset().Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)));
}
