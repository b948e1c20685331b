using System.Security;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.SandboxCommands;

/// <summary>The options of a command in a sandbox session; null for those that are not sent. Source: api-reference/execution/run-command.</summary>
public sealed record SandboxCommandOptions : IOptions
{
    /// <summary>The program or command.</summary>
    public string Command { get; init; } = string.Empty;

    /// <summary>The arguments.</summary>
    public IReadOnlyList<string>? ArgumentList { get; init; }

    /// <summary>The folder to run it in; null for that of the workspace.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The environment variables by their names.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The time that it may take, at least a second; null for that of the server, a minute.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The token of the session; null for that which the client knows.</summary>
    public SecureString? SessionToken { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(Command))
            throw new Mka1InputException("The command is empty. Give the name of a program.");
        ExecutionLimits.Check(Environment, Timeout);
    }

    internal Dictionary<string, object?> ToBody(string session, string? token)
    {
        Check();
        return JsonBody.CreateMembers(
            ("session_id", session), ("session_token", token), ("command", Command), ("args", ArgumentList), ("cwd", WorkingDirectory), ("env", Environment),
            ("timeout_seconds", ExecutionLimits.ToSeconds(Timeout)));
    }
}
