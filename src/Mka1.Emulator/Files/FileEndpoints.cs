using Microsoft.Net.Http.Headers;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.Files;

/// <summary>The operations on files.</summary>
internal static class FileEndpoints
{
    private const int MaxPage = 10_000;

    public static void Map(ResourceMap resources, FileStore store)
    {
        var files = resources.Add<StoredFile>("/files");
        files.Create(context => FileUpload.ReadAsync(context, store));
        files.List(new ListRules("after", "limit", "order", "purpose") { DefaultLimit = MaxPage, MaxLimit = MaxPage }, ReadFilter);
        files.Get();
        files.Delete("file", file => File.Delete(file.Path));
        files.Group.MapGet("/{id}/content", context => SendContentAsync(context, files.Find(context)));
    }

    private static Predicate<StoredFile>? ReadFilter(HttpContext context)
    {
        if (context.QueryText("purpose") is not { } purpose)
            return null;
        FileUpload.CheckPurpose(purpose);
        return file => file.Purpose == purpose;
    }

    // The framework answers ranges and conditions, and sets the length.
    private static Task SendContentAsync(HttpContext context, StoredFile file) => TypedResults.PhysicalFile(
        file.Path,
        file.ContentType,
        lastModified: DateTimeOffset.FromUnixTimeSeconds(file.CreatedAt),
        entityTag: new EntityTagHeaderValue($"\"{file.Id}\""),
        enableRangeProcessing: true).ExecuteAsync(context);
}
