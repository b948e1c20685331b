using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Mka1.Emulator.Gateway;

/// <summary>Reads an upload form (multipart/form-data), its parts in any order.</summary>
internal static class UploadForm
{
    public const int BufferSize = 1 << 17;

    /// <param name="context">The request.</param>
    /// <param name="read">Reads a part by its name. What it leaves of the body is skipped.</param>
    public static async Task ReadAsync(HttpContext context, Func<string, ContentDispositionHeaderValue?, MultipartSection, Task> read)
    {
        var boundary = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.MediaType == "multipart/form-data"
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : throw new ApiException(415, "The content type must be multipart/form-data.");
        try
        {
            var reader = new MultipartReader(boundary ?? "", context.Request.Body, BufferSize);
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                var disposition = section.GetContentDispositionHeader();
                await read(HeaderUtilities.RemoveQuotes(disposition?.Name ?? "").Value ?? "", disposition, section);
            }
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException && e.Message.Contains("end of Stream", StringComparison.OrdinalIgnoreCase)))
        {
            throw ApiException.Invalid($"The form could not be read: {e.Message}");
        }
    }

    public static string FileName(ContentDispositionHeaderValue file) => HeaderUtilities.RemoveQuotes(file.FileNameStar.HasValue ? file.FileNameStar : file.FileName).ToString();

    public static ApiException UnknownPart(string name) => ApiException.Invalid($"Unknown parameter: '{name}'.", name, "unknown_parameter");
}
