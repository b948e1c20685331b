using Microsoft.AspNetCore.StaticFiles;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Files;

/// <summary>The folder that holds the content of all files, each under its id.</summary>
internal sealed class FileStore : IDisposable
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new()
    {
        Mappings = { [".jsonl"] = "application/jsonl" },
    };

    private readonly bool _temporary;
    private readonly string _folder;

    public FileStore(string? folder)
    {
        _temporary = folder is null;
        try
        {
            _folder = folder is null ? TemporaryFolder.Create() : Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception e) when (folder is not null && e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException($"Files cannot be kept in '{folder}': {e.Message} Name another folder with --files.", e);
        }
    }

    /// <summary>A new id and the path for its content.</summary>
    public (string Id, string Path) Reserve()
    {
        var id = Ids.New("file-");
        return (id, Path.Combine(_folder, id));
    }

    public static FileStream Create(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Options = FileOptions.Asynchronous,
        BufferSize = 1 << 16,
    });

    /// <summary>The given content type, or that of the file extension.</summary>
    public static string ContentType(string? given, string name) =>
        given is not null and not "application/octet-stream" ? given
        : ContentTypes.TryGetContentType(name, out var known) ? known
        : "application/octet-stream";

    public void Dispose()
    {
        if (_temporary)
            TemporaryFolder.Remove(_folder);
    }
}
