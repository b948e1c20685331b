using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.SandboxCommands;

/// <summary>What a command or code in a sandbox session has written and changed. Source: api-reference/execution.</summary>
public sealed class SandboxCommandResult : Mka1Object
{
    internal SandboxCommandResult(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of the session; that of the request if the server does not send it.</summary>
    public string? SessionId => GetText("session_id") ?? RequestedSession;

    /// <summary>The command; null for code.</summary>
    public string? Command => GetText("command");

    /// <summary>The arguments of the command.</summary>
    public IReadOnlyList<string> Args => GetTextList("args");

    /// <summary>The runtime of code; null for a command.</summary>
    public string? Runtime => GetText("runtime");

    /// <summary>The folder it ran in.</summary>
    public string? Cwd => GetText("cwd");

    /// <summary>The exit code: 0 for success. Null if there is none.</summary>
    public long? ExitCode => GetInteger("exit_code");

    /// <summary>What it wrote to the standard output.</summary>
    public string Stdout => GetRequiredText("stdout");

    /// <summary>What it wrote to the standard error.</summary>
    public string Stderr => GetRequiredText("stderr");

    /// <summary>The paths of the files that it changed.</summary>
    public IReadOnlyList<string> FilesChanged => GetList("files_changed", static file =>
        file.ValueKind == JsonValueKind.Object && file.TryGetMember("path", out var path) ? JsonText.GetStringOrJson(path) : JsonText.GetStringOrJson(file));

    internal string? RequestedSession { get; init; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static SandboxCommandResult FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the standard output.</summary>
    public override string ToString() => Stdout;

    internal static Resource<SandboxCommandResult> For(string? session) => new("result of a command", json => new SandboxCommandResult(json) { RequestedSession = session }) { RequiredMembers = ["exit_code"] };
}
