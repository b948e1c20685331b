using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Speech;

/// <summary>An audio file that is uploaded to be transcribed.</summary>
internal sealed record AudioUpload(string Name, byte[] Bytes)
{
    private const int MaxBytes = 25 * 1024 * 1024;
    private static readonly string[] Extensions = [".flac", ".mp3", ".mp4", ".mpeg", ".mpga", ".m4a", ".ogg", ".wav", ".webm", ".pcm"];

    /// <summary>Whether speakers can be told apart.</summary>
    public bool HasSpeakers => WaveFile.Is(Bytes) || Path.GetExtension(Name) == ".pcm";

    public static async Task<AudioUpload> ReadAsync(HttpContext context)
    {
        AudioUpload? file = null;
        ApiException? problem = null;
        await UploadForm.ReadAsync(context, async (name, disposition, section) =>
        {
            if (name != "file" || file is not null || disposition!.FileName.Length == 0)
            {
                problem ??= name == "file" ? ApiException.Invalid("Invalid 'file': must be there once, with a file name.", "file") : UploadForm.UnknownPart(name);
                return;
            }

            using var buffer = new MemoryStream();
            await section.Body.CopyToAsync(buffer, context.RequestAborted);
            file = new AudioUpload(UploadForm.FileName(disposition), buffer.ToArray());
        });
        return Check(problem is null ? file ?? throw RequestBody.Missing("file") : throw problem);
    }

    private static AudioUpload Check(AudioUpload file)
    {
        if (file.Bytes.Length > MaxBytes)
            throw new ApiException(413, $"The file has {file.Bytes.Length} bytes; the maximum is {MaxBytes}.", "file", "file_too_large");
        if (file.Bytes.Length == 0)
            throw ApiException.Invalid("The file is empty.", "file", "empty_file");
        if (!Extensions.Contains(Path.GetExtension(file.Name).ToLowerInvariant()))
            throw ApiException.Invalid($"The file must be one of: {string.Join(", ", Extensions)}.", "file");
        return file;
    }
}
