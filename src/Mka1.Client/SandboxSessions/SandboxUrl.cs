using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.SandboxSessions;

/// <summary>The address of a sandbox session, or of a port in it. Source: api-reference/sessions/get-session-url.</summary>
public sealed class SandboxUrl : Mka1Object
{
    internal SandboxUrl(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of the session; that of the request if the server does not send it.</summary>
    public string? SessionId => GetText("session_id") ?? RequestedSession;

    /// <summary>The address, which may be internal to the platform.</summary>
    public string Url => GetRequiredText("url");

    internal string? RequestedSession { get; init; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static SandboxUrl FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the address.</summary>
    public override string ToString() => Url;

    internal static Resource<SandboxUrl> For(string? session) => new("sandbox URL", json => new SandboxUrl(json) { RequestedSession = session }, "url");
}
