using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Files;

/// <summary>A file that the platform stores. Source: api-reference/files/retrieve-file.</summary>
public sealed class FileObject : Mka1Object
{
    internal static readonly Resource<FileObject> Resource = new("file", static json => new FileObject(json), "id");

    internal FileObject(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>file-…</c> or <c>file_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>file</c>, if the server sends it.</summary>
    public string? Object => GetText("object");

    /// <summary>The name given at the upload.</summary>
    public string? Filename => GetText("filename");

    /// <summary>The size in bytes.</summary>
    public long? Bytes => GetInteger("bytes");

    /// <summary>The purpose, see <see cref="FilePurpose"/>, or another purpose such as <c>batch_output</c>.</summary>
    public string? Purpose => GetText("purpose");

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>When it will be removed; null if never or unknown.</summary>
    public DateTimeOffset? ExpiresAt => GetTime("expires_at");

    /// <summary>Deprecated by the platform: <c>uploaded</c>, <c>processed</c> or <c>error</c>.</summary>
    public string? Status => GetText("status");

    /// <summary>Deprecated by the platform: why it is in that status.</summary>
    public string? StatusDetails => GetText("status_details");

    /// <summary>The SHA-256 of what was sent, in lower-case hex digits; computed locally and only set on the result of an upload.</summary>
    [WireMember(null)]
    public string? Sha256 { get; internal set; }

    /// <summary>Reads a file object from its JSON.</summary>
    /// <param name="json">The JSON text of one file object.</param>
    /// <returns>The file object.</returns>
    /// <exception cref="Mka1InputException">The text is not the JSON of a file object.</exception>
    public static FileObject FromJson(string json) => Resource.Read(json);

    /// <summary>The id.</summary>
    /// <returns>The id, so that a file can be passed where its id is expected.</returns>
    public override string ToString() => Id;
}
