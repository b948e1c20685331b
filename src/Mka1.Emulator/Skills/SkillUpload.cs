using System.IO.Compression;
using System.Text;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Skills;

/// <summary>The files of a version of a skill, with the name and the description that SKILL.md has in its front matter.</summary>
internal sealed record SkillUpload(string Name, string Description, byte[] Archive)
{
    private const string MainFile = "SKILL.md";

    public static async Task<SkillUpload> ReadAsync(HttpContext context)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        ApiException? problem = null;
        await UploadForm.ReadAsync(context, async (name, disposition, section) =>
        {
            // The name of the part is not documented.
            if (name is not ("files" or "files[]"))
            {
                problem ??= UploadForm.UnknownPart(name);
                return;
            }

            using var buffer = new MemoryStream();
            await section.Body.CopyToAsync(buffer, context.RequestAborted);
            var path = UploadForm.FileName(disposition!);
            if (path.Length == 0 || path.Split('/').Any(static part => part is "" or "." or "..") || !files.TryAdd(path, buffer.ToArray()))
                problem ??= ApiException.Invalid($"Invalid 'files': '{path}' must be the path of one file below the folder of the skill.", "files");
        });
        if (problem is not null)
            throw problem;
        return Create(WithoutFolder(files));
    }

    private static SkillUpload Create(Dictionary<string, byte[]> files)
    {
        if (!files.TryGetValue(MainFile, out var main))
            throw files.Count == 0 ? RequestBody.Missing("files") : ApiException.Invalid($"Invalid 'files': there is no {MainFile}.", "files", "missing_skill_file");
        var members = FrontMatter.Read(Encoding.UTF8.GetString(main));
        return new SkillUpload(Member("name"), Member("description"), Compress(files));

        string Member(string name) => members.TryGetValue(name, out var text) && text.Length > 0 ? text
            : throw ApiException.Invalid($"Invalid '{MainFile}': its front matter has no {name}.", "files", "invalid_skill_file");
    }

    // A client may send the folder as a part of the paths.
    private static Dictionary<string, byte[]> WithoutFolder(Dictionary<string, byte[]> files)
    {
        string[] folders = [.. files.Keys.Select(static path => path[..(path.IndexOf('/') + 1)]).Distinct()];
        return files.ContainsKey(MainFile) || folders is not [{ Length: > 0 } folder] ? files : files.ToDictionary(pair => pair.Key[folder.Length..], static pair => pair.Value);
    }

    private static byte[] Compress(Dictionary<string, byte[]> files)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in files)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(bytes);
            }
        }

        return buffer.ToArray();
    }
}
