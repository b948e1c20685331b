using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.SandboxFiles;

/// <summary>A file in the workspace of a sandbox session. Source: api-reference/workspace/get-workspace-manifest.</summary>
public sealed class SandboxFile : Mka1Object
{
    internal SandboxFile(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The path in the workspace.</summary>
    public string Path => GetRequiredText("path");

    /// <summary>The id: the path.</summary>
    [WireMember(null)]
    public string Id => Path;

    /// <summary>The id of the session; that of the request if the server does not send it.</summary>
    public string? SessionId => GetText("session_id") ?? RequestedSession;

    /// <summary>The size in bytes; null if it is unknown.</summary>
    public long? Size => GetInteger("size");

    /// <summary>The tag of its content; null if there is none.</summary>
    public string? Etag => GetText("etag");

    internal string? RequestedSession { get; init; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static SandboxFile FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the path, so that the object can be passed where its path is expected.</summary>
    public override string ToString() => Path;

    internal static Resource<SandboxFile> For(string? session) => new("sandbox file", json => new SandboxFile(json) { RequestedSession = session }, "path");
}
