using Microsoft.Net.Http.Headers;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Files;

/// <summary>Reads an upload form, its parts in any order, and writes the file to disk as it arrives.</summary>
internal static class FileUpload
{
    private static readonly string[] Purposes = ["assistants", "batch", "fine-tune", "vision", "user_data", "evals"];

    public static async Task<StoredFile> ReadAsync(HttpContext context, FileStore store)
    {
        var (id, path) = store.Reserve();
        try
        {
            ContentDispositionHeaderValue? file = null;
            string? contentType = null, purpose = null;
            ApiException? problem = null;
            await UploadForm.ReadAsync(context, async (name, disposition, section) =>
            {
                switch (name)
                {
                    case "file" when disposition!.IsFileDisposition() && file is null:
                        file = disposition;
                        contentType = section.ContentType;
                        await using (var target = FileStore.Create(path))
                            await section.Body.CopyToAsync(target, UploadForm.BufferSize, context.RequestAborted);
                        break;
                    case "purpose" when purpose is null:
                        // A form field is read as UTF-8, regardless of the content type of its part.
                        using (var text = new StreamReader(section.Body))
                            purpose = await text.ReadToEndAsync(context.RequestAborted);
                        break;
                    default:
                        // The whole form is read first, because a client that is still sending may not read the answer.
                        problem ??= name is "file" or "purpose"
                            ? ApiException.Invalid($"Invalid '{name}': must be there once, the file with a file name.", name)
                            : UploadForm.UnknownPart(name);
                        break;
                }
            });
            if (problem is not null)
                throw problem;
            return Check(file, purpose, id, path, contentType);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public static void CheckPurpose(string purpose) => RequestBody.OneOf("purpose", purpose, Purposes);

    private static StoredFile Check(ContentDispositionHeaderValue? file, string? purpose, string id, string path, string? contentType)
    {
        if (file is null)
            throw RequestBody.Missing("file");
        if (purpose is null)
            throw RequestBody.Missing("purpose");
        CheckPurpose(purpose);
        var bytes = new FileInfo(path).Length;
        if (bytes == 0)
            throw ApiException.Invalid("The file is empty.", "file", "empty_file");
        var name = UploadForm.FileName(file);
        return new StoredFile(id, path, name, purpose, FileStore.ContentType(contentType, name), bytes);
    }
}
